import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '../config.js';
import { compareReports, parseReport } from '../evaluation/compare.js';
import { judge } from '../evaluation/judge.js';
import { parseQuestions, parseTopics, type EvalQuestion } from '../evaluation/questions.js';
import { renderComparison, renderReport } from '../evaluation/renderReport.js';
import { makeReport, missedRows, type Report } from '../evaluation/report.js';
import { runQuestions } from '../evaluation/runner.js';
import type { Subject } from '../evaluation/subject.js';
import { openSubject } from './eval/openSubject.js';
import { CommandError, createProgress, EXIT } from './output.js';

interface EvalOptions {
  questions?: string;
  topics?: string;
  cold?: boolean;
  strict?: boolean;
  json?: string;
  against?: string;
}

/** What the command works with; tests pass their own. */
export interface EvalCommandParts {
  open(): Promise<Subject>;
  print(text: string): void;
}

const REAL: EvalCommandParts = { open: openSubject, print: (text) => process.stdout.write(text) };

/** Where the development questions lie: beside the project, never in it. */
const SHARED_EVAL = path.join(projectRoot(), '..', 'shared', 'eval');

/** `motcua eval`: the quality table over questions whose right answers are known. */
export function registerEval(program: Command, parts: EvalCommandParts = REAL): void {
  program
    .command('eval')
    .description('measure the quality of the answers of the published index on questions with known right answers')
    .option('--questions <file>', 'JSON lines of {"id", "question", "style", "corpus", "gold", "must_contain", "context"?} (default: ../shared/eval/dev-questions.jsonl)')
    .option('--topics <file>', 'lines of id, tab, topic (default: dev-topics.tsv beside the questions)')
    .option('--cold', 'ask every question with the phrasings of its right procedures left out, and report on that alone')
    .option('--strict', 'let the goals of the design decide the exit code instead of the floors')
    .option('--json <file>', 'write the whole report, every question included')
    .option('--against <file>', 'compare with a report that --json wrote')
    .addHelpText('after', '\nExit code 1 when a floor (with --strict: a goal) is missed.\nIntervals are 95 % percentile bootstraps of 1,000 resamples with a fixed seed.')
    .action(async (options: EvalOptions) => {
      process.exitCode = await evaluate(options, parts);
    });
}

async function evaluate(options: EvalOptions, parts: EvalCommandParts): Promise<number> {
  const questions = await readQuestions(options);
  // Read first: a wrong file must not show only after minutes of work.
  const before = options.against === undefined ? undefined : await read(options.against, '--against', parseReport);
  const report = await measure(questions, options.cold === true, parts);
  parts.print(renderReport(report));
  if (before) parts.print(`\n${renderComparison(compareReports(before, report))}`);
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, null, 1)}\n`);
  const missed = missedRows(report, options.strict === true);
  for (const row of missed) parts.print(`missed: ${row.label.trim()} ${row.value.toFixed(3)}\n`);
  return missed.length > 0 ? EXIT.failure : EXIT.ok;
}

async function measure(questions: readonly EvalQuestion[], coldOnly: boolean, parts: EvalCommandParts): Promise<Report> {
  const subject = await parts.open();
  const progress = createProgress('eval');
  try {
    const { assistant, renderPlainText } = subject;
    const onProgress = (done: number, all: number) => progress.update(done, all);
    const outcomes = await runQuestions(questions, { assistant, renderPlainText, now: () => performance.now(), onProgress }, { coldOnly });
    const judgements = outcomes.map((outcome) => judge(outcome, subject.sources, subject.fixedTexts));
    return makeReport(judgements, { mode: coldOnly ? 'cold' : 'full', index: subject.index });
  } finally {
    progress.stop();
    await subject.close();
  }
}

async function readQuestions(options: EvalOptions): Promise<EvalQuestion[]> {
  const file = options.questions ?? path.join(SHARED_EVAL, 'dev-questions.jsonl');
  const topicsFile = options.topics ?? path.join(path.dirname(file), 'dev-topics.tsv');
  const topics = await readFile(topicsFile, 'utf8').then(parseTopics, (error: unknown) => {
    // Topics only group the report: without the file that lies beside the default questions there is one group.
    if (options.topics === undefined) return new Map<string, string>();
    throw unreadable('--topics', topicsFile, error);
  });
  const questions = await read(file, '--questions', (text) => parseQuestions(text, topics));
  if (questions.length === 0) throw new CommandError(`--questions ${file}: the file holds no question`, 'Give a file of JSON lines, one question each.');
  return questions;
}

async function read<T>(file: string, option: string, parse: (text: string) => T): Promise<T> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw unreadable(option, file, error);
  }
}

function unreadable(option: string, file: string, error: unknown): CommandError {
  return new CommandError(`${option} ${file}: ${error instanceof Error ? error.message : String(error)}`, `Give ${option} the path of a readable file of the form that \`motcua eval --help\` shows.`);
}
