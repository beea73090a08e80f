import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { renderPlainText } from '../answer/plainText.js';
import { loadConfig } from '../config.js';
import { runBatchDoor } from '../evaluation/batchDoor.js';
import type { EvaluatedAssistant } from '../evaluation/evaluatedAssistant.js';
import { parseGoldCodes } from '../evaluation/goldCodes.js';
import type { Answer } from '../answer/answer.js';
import { CommandError, EXIT } from './output.js';

/** What the command works with; tests pass their own. */
export interface AnswerCommandParts {
  open(): Promise<{ assistant: EvaluatedAssistant; close(): Promise<void> | void }>;
  renderPlainText(answer: Answer): string;
  input: Readable;
  output: Writable;
}

const REAL: AnswerCommandParts = {
  async open() {
    // Loaded only when the command runs: `motcua --help` must not load an encoder.
    const { openAssistant } = await import('../server/wire.js');
    return openAssistant(loadConfig({ env: process.env, cwd: process.cwd() }));
  },
  renderPlainText,
  input: process.stdin,
  output: process.stdout,
};

/** `motcua answer`: the batch door. JSON lines of questions in, JSON lines of answers out. */
export function registerAnswer(program: Command, parts: AnswerCommandParts = REAL): void {
  program
    .command('answer')
    .description('answer questions in bulk: JSON lines on standard input, one JSON line each on standard output, in the same order')
    .option('--no-phrasings-of-gold <file>', 'for evaluation: JSON lines of {"id", "gold": codes}; the phrasings of those codes are left out of that question\'s search')
    .addHelpText('after', `
In:  {"id": "q1", "question": "…", "context": ["an earlier message", …], "place": "Thái Nguyên"}   (context and place may be left out)
Out: {"id", "status", "text", "statements", "citations", "choices", "contacts", "ranking", "confidence", "ms"}
A line that is no such object gives {"id", "error"} in its place, and exit code 1 at the end.

Example: echo '{"id": "1", "question": "làm giấy khai sinh ở đâu"}' | motcua answer`)
    .action(async (options: Record<string, unknown>) => {
      process.exitCode = await answerAll(parts, goldFile(options));
    });
}

/** Commander takes a `--no-…` option for the negation of `--…` and keeps its value under that name. */
function goldFile(options: Record<string, unknown>): string | undefined {
  const value = options['phrasingsOfGold'];
  return typeof value === 'string' ? value : undefined;
}

async function answerAll(parts: AnswerCommandParts, file: string | undefined): Promise<number> {
  const withoutPhrasings = file === undefined ? undefined : await readGold(file);
  const { assistant, close } = await parts.open();
  try {
    const { renderPlainText: render, input, output } = parts;
    const bad = await runBatchDoor({ assistant, renderPlainText: render, input, output, ...(withoutPhrasings ? { withoutPhrasings } : {}) });
    return bad > 0 ? EXIT.failure : EXIT.ok;
  } finally {
    await close();
  }
}

async function readGold(file: string): Promise<Map<string, string[]>> {
  try {
    return parseGoldCodes(await readFile(file, 'utf8'));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new CommandError(`--no-phrasings-of-gold ${file}: ${cause}`, 'Give a readable file with one object {"id", "gold": ["1.001193", …]} a line.');
  }
}
