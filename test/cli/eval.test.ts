import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { registerEval } from '../../src/cli/eval.js';
import { anAnswer } from '../evaluation/anAnswer.js';

let folder: string;
let exitCodeBefore: typeof process.exitCode;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-eval-'));
  exitCodeBefore = process.exitCode;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = exitCodeBefore;
});

const QUESTION = { id: 'q1', question: 'phi bao nhieu', style: 'plain', corpus: 'tthc', gold: ['1.001193'], must_contain: ['8,000'] };

async function evaluate(args: string[] = [], answer: Answer = anAnswer(), questions = `${JSON.stringify(QUESTION)}\n`) {
  const file = path.join(folder, 'questions.jsonl');
  writeFileSync(file, questions);
  let printed = '';
  let closed = false;
  const withheld: (string[] | undefined)[] = [];
  const program = new Command().exitOverride();
  registerEval(program, {
    async open() {
      return {
        assistant: {
          async answer(_question, options) {
            withheld.push(options?.withoutPhrasingsOf);
            return answer;
          },
        },
        sources: { head: () => '1.001193', section: () => 'Lệ phí: 8.000 đồng.' },
        fixedTexts: [],
        index: 'g1',
        renderPlainText: (a) => a.statements.map(({ text }) => text).join('\n'),
        close() {
          closed = true;
        },
      };
    },
    print: (text) => (printed += text),
  });
  await program.parseAsync(['node', 'motcua', 'eval', '--questions', file, ...args]);
  return { printed, closed, withheld, exitCode: process.exitCode };
}

describe('motcua eval', () => {
  it('prints the quality table and ends with 0 when every floor holds', async () => {
    const { printed, exitCode, closed } = await evaluate();
    expect(printed).toContain('right procedure first');
    expect(printed).toContain('0 questions with a fault');
    expect(exitCode).toBe(0);
    expect(closed).toBe(true);
  });

  it('ends with 1 and names the floor that is missed', async () => {
    const { printed, exitCode } = await evaluate([], anAnswer({ ranking: [] }));
    expect(printed).toContain('missed: right procedure first 0.000');
    expect(exitCode).toBe(1);
  });

  it('leaves the phrasings of the gold codes out with --cold', async () => {
    const { withheld, printed } = await evaluate(['--cold']);
    expect(withheld.at(-1)).toEqual(['1.001193']);
    expect(printed).toContain('asked cold');
  });

  it('writes a report that a later run is compared with', async () => {
    const json = path.join(folder, 'report.json');
    await evaluate(['--json', json], anAnswer({ ranking: [] }));
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ questions: 1, mode: 'full', index: 'g1' });
    const { printed } = await evaluate(['--against', json]);
    expect(printed).toContain('without a fault now: q1');
  });

  it('refuses a file of questions that cannot be read, before it opens the index', async () => {
    await expect(evaluate([], anAnswer(), 'nonsense')).rejects.toThrow(/questions\.jsonl: line 1/);
    await expect(evaluate([], anAnswer(), '')).rejects.toThrow(/holds no question/);
    expect(existsSync(path.join(folder, 'report.json'))).toBe(false);
  });

  it('refuses a report to compare with that is none', async () => {
    const json = path.join(folder, 'none.json');
    writeFileSync(json, '{}');
    await expect(evaluate(['--against', json])).rejects.toThrow(/--against .*not a report/);
  });
});
