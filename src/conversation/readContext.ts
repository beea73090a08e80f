import type { Answer } from '../answer/answer.js';
import { cleanText } from '../text/clean.js';
import { pickedIndex, pickedQuestion } from './pick.js';

/** Earlier messages that a question may lean on. */
const CONTEXT = 2;

/**
 * The earlier messages as they were meant, oldest first, and a way to know what the last of them was answered with.
 * A message that picked a choice stands for the question that offered it, asked of what was picked. Nothing is remembered for this:
 * the same question and index give the same answer.
 */
export async function readContext(context: readonly string[], answerTo: (asked: string, context: string[]) => Promise<Answer>): Promise<[before: string[], answerBefore: () => Promise<Answer | undefined>]> {
  const before: string[] = [];
  for (const message of context.map(cleanText).filter(Boolean).slice(-CONTEXT - 1)) {
    const picked = pickedIndex(message);
    const last = before.at(-1);
    const choice = picked === undefined || last === undefined ? undefined : (await answerTo(last, [])).choices.at(picked);
    if (choice) before.splice(-1, 1, pickedQuestion(last!, choice));
    else before.push(message);
  }
  const lean = before.slice(-CONTEXT);
  return [lean, async () => (lean.length === 0 ? undefined : answerTo(lean.at(-1)!, lean.slice(0, -1)))];
}
