import { describe, expect, it } from 'vitest';
import { parseQuestions } from '../../src/evaluation/questions.js';
import { runQuestions } from '../../src/evaluation/runner.js';
import { anAnswer } from './anAnswer.js';

const questions = parseQuestions([
  { id: 'a', question: 'Đăng ký khai sinh', gold: ['1.001193'], corpus: 'tthc', context: 'Chào' },
  { id: 'b', question: 'khai sinh', gold: ['1.001193'], corpus: 'tthc' },
  { id: 'c', question: 'Kế hoạch', gold: ['000#I'], corpus: 'plan' },
].map((q) => JSON.stringify(q)).join('\n'));

async function run(coldOnly: boolean) {
  const asked: string[] = [];
  let clock = 0;
  const outcomes = await runQuestions(questions, {
    assistant: {
      async answer({ text, context }, options) {
        asked.push([...(context ?? []), text, ...(options?.withoutPhrasingsOf ?? [])].join('|'));
        return anAnswer();
      },
    },
    renderPlainText: () => 'text',
    now: () => (clock += 5),
  }, { coldOnly });
  return { outcomes, asked: asked.slice(questions.length) };
}

describe('runQuestions', () => {
  it('asks each procedure question as it is, cold, and without diacritics where it has some', async () => {
    const { asked, outcomes } = await run(false);
    expect(asked).toEqual(['Chào|Đăng ký khai sinh', 'Chào|Đăng ký khai sinh|1.001193', 'chao|dang ky khai sinh', 'khai sinh', 'khai sinh|1.001193', 'Kế hoạch']);
    expect(outcomes.map(({ ms }) => ms)).toEqual([5, 5, 5]);
    expect(outcomes.map(({ folded }) => folded !== undefined)).toEqual([true, false, false]);
  });
  it('asks procedure questions cold alone when told so', async () => {
    expect((await run(true)).asked).toEqual(['Chào|Đăng ký khai sinh|1.001193', 'khai sinh|1.001193', 'Kế hoạch']);
  });
});
