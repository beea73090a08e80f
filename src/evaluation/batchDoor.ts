import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answer } from '../answer/answer.js';
import { parseBatchLine, toBatchAnswer, type BatchAnswer, type LineId } from './batchLine.js';
import type { EvaluatedAssistant } from './evaluatedAssistant.js';

export interface BatchDoorParts {
  assistant: EvaluatedAssistant;
  renderPlainText(answer: Answer): string;
  input: Readable;
  output: Writable;
  /** Codes whose phrasings are left out of the search, by question id. */
  withoutPhrasings?: ReadonlyMap<string, string[]>;
}

/**
 * Answers every line of `input` with one line on `output`, in the same order.
 * @returns how many lines got an error instead of an answer.
 */
export async function runBatchDoor(parts: BatchDoorParts): Promise<number> {
  let bad = 0;
  for await (const line of createInterface({ input: parts.input, crlfDelay: Infinity })) {
    const result = await answerLine(line, parts);
    if ('error' in result) bad++;
    // One line at a time: a slow reader must not pile answers up in memory.
    if (!parts.output.write(`${JSON.stringify(result)}\n`)) await once(parts.output, 'drain');
  }
  return bad;
}

async function answerLine(line: string, parts: BatchDoorParts): Promise<BatchAnswer | { id: LineId; error: string }> {
  const parsed = parseBatchLine(line);
  if (!parsed.ok) return { id: parsed.id, error: parsed.error };
  const left = parts.withoutPhrasings?.get(String(parsed.id));
  try {
    const answer = await parts.assistant.answer(parsed.question, left ? { withoutPhrasingsOf: left } : undefined);
    return toBatchAnswer(parsed.id, answer, parts.renderPlainText(answer));
  } catch (error) {
    return { id: parsed.id, error: `failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
