import path from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { ANSWER_STATUSES } from '../answer/answer.js';
import { loadConfig } from '../config.js';
import type { Outbox } from '../store/outbox.js';
import type { AskedQuestion, QuestionFilter, Questions } from '../store/questions.js';
import { CommandError, EXIT } from './output.js';
import { readMoment } from './questions/moment.js';
import { renderCsv, renderNotices, renderShown, renderTable } from './questions/render.js';

/** What the commands work with; tests pass their own. */
export interface QuestionsCommandParts {
  /** For reading only. */
  open(): Promise<{ questions: Questions; close(): Promise<void> }>;
  openOutbox(): Promise<{ outbox: Pick<Outbox, 'resend'>; close(): Promise<void> }>;
  print(text: string): void;
  now(): number;
}

const REAL: QuestionsCommandParts = {
  async open() {
    const { openQuestions } = await import('../store/openQuestions.js');
    return openQuestions(stateFile());
  },
  async openOutbox() {
    const [{ openStore }, { maskPersonalData }] = await Promise.all([import('../store/openStore.js'), import('../text/mask.js')]);
    return openStore({ file: stateFile(), mask: maskPersonalData });
  },
  print: (text) => process.stdout.write(text),
  now: Date.now,
};

function stateFile(): string {
  return path.join(loadConfig({ env: process.env, cwd: process.cwd() }).state, 'motcua.sqlite');
}

interface ListOptions extends Omit<QuestionFilter, 'since'> {
  since: string;
  json?: boolean;
  csv?: boolean;
}

/** `motcua questions`: what citizens asked, what they were answered, and what did not reach them. */
export function registerQuestions(program: Command, parts: QuestionsCommandParts = REAL): void {
  const questions = program
    .command('questions')
    .description('list what was asked, on every channel, with the answer\'s status, the citizen\'s opinion and whether it was delivered')
    .option('--since <moment>', 'how long ago (7d, 24h, 90m) or a day (2026-11-01)', '7d')
    .option('--channel <name>', 'web, zalo, telegram')
    .addOption(new Option('--status <status>', 'only answers of this status').choices(ANSWER_STATUSES))
    .option('--doubtful', 'only answers that the search was not sure of')
    .option('--no-source', 'only questions that the documents do not answer')
    .option('--down', 'only answers that the citizen says are wrong')
    .option('--undelivered', 'only answers with a part that could not be sent')
    .option('--limit <n>', 'questions shown at most', wholeNumber, 50)
    .addOption(new Option('--json', 'as JSON').conflicts('csv'))
    .option('--csv', 'as CSV for a spreadsheet')
    .addHelpText('after', '\nPersonal numbers were masked before anything was stored. Nothing is changed by looking.')
    .action(async ({ since, json, csv, ...filter }: ListOptions & { source: boolean }) => {
      const from = readMoment(since, parts.now());
      await using(parts.open(), async ({ questions: reader }) => {
        const found = await reader.list({ ...filter, since: from, noSource: !filter.source });
        if (json) return parts.print(`${JSON.stringify(found, undefined, 2)}\n`);
        if (csv) return parts.print(renderCsv(found));
        const notices = filter.undelivered ? await reader.failedNotices(from, filter.limit) : [];
        parts.print(renderTable(found) + renderNotices(notices));
      });
    });
  questions
    .command('show')
    .description('one question: its conversation, the answer, every passage that was found with its score and whether it was used, its delivery')
    .argument('<id>', 'the ID of the list, or its beginning')
    .option('--json', 'as JSON')
    .action(async (id: string, _options: object, command: Command) => {
      // `--json` belongs to the list, too, where the word stands before `show`.
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      await using(parts.open(), async ({ questions: reader }) => {
        const shown = await reader.show(await one(reader, id));
        parts.print(json === true ? `${JSON.stringify(shown, undefined, 2)}\n` : renderShown(shown));
      });
    });
  questions
    .command('resend')
    .description('send again what could not be sent: the given-up parts of an answer, or one part')
    .argument('<id>', 'the ID of the question, or a part of its delivery (p12)')
    .action(async (id: string) => {
      const [, seq] = /^p(\d+)$/.exec(id) ?? [];
      const what = seq === undefined ? await using(parts.open(), async ({ questions: reader }) => ({ answerId: (await one(reader, id)).answerId })) : { seq: Number(seq) };
      const count = await using(parts.openOutbox(), ({ outbox }) => outbox.resend(what));
      if (count === 0) throw new CommandError(`nothing of ${id} can be sent again`, 'Only parts that were given up can, and for a week (motcua questions --undelivered).');
      parts.print(`${count} ${count === 1 ? 'part waits' : 'parts wait'} to be sent; the running server sends them now.\n`);
      process.exitCode = EXIT.ok;
    });
}

async function one(reader: Questions, id: string): Promise<AskedQuestion> {
  const [found, another] = await reader.find(id);
  if (!found) throw new CommandError(`there is no question ${id}`, 'Take the ID from `motcua questions`; older ones are deleted after the retention time.');
  if (another) throw new CommandError(`${id} is the beginning of several IDs`, 'Write more of it.');
  return found;
}

async function using<T extends { close(): Promise<void> }, R>(opening: Promise<T>, work: (open: T) => Promise<R>): Promise<R> {
  const open = await opening;
  try {
    return await work(open);
  } finally {
    await open.close();
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 999999.');
  return Number(text);
}
