/** `npm run bench`: the budgets of the design, and other engines over the same texts. Real data only; everything built is thrown away. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig, projectRoot } from '../src/config.js';
import { renderTable } from '../src/evaluation/table.js';
import type { EngineResult } from './engines/measureEngine.js';
import { HELP, readOptions, type BenchOptions } from './lib/options.js';
import type { BenchContext, Row } from './lib/row.js';
import { runCommand } from './lib/runCommand.js';
import { timingQuestions } from './questions.js';
import { answerInProcess } from './rows/answerInProcess.js';
import { changedProcedure } from './rows/changedProcedure.js';
import { engines, renderEngines } from './rows/engines.js';
import { indexFromNothing } from './rows/indexFromNothing.js';
import { serving } from './rows/serving.js';
import { vectorRecall } from './rows/vectorRecall.js';
import { webhooks } from './rows/webhooks.js';

const ROWS = [indexFromNothing, answerInProcess, serving, webhooks, vectorRecall, changedProcedure];

interface SetResult {
  name: string;
  rows: Row[];
  engines: EngineResult[];
}

const SHARED = path.join(projectRoot(), '..', 'shared');
const log = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    log(HELP);
    return;
  }
  const records = options.records ?? path.join(SHARED, 'data', 'tthc', 'procedures.jsonl.gz');
  process.stdout.write(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`);
  const results: SetResult[] = [];
  for (const name of options.sets) {
    if (name === 'records' && !existsSync(records)) {
      log(`records: ${records} is not there, so this part is left out`);
      continue;
    }
    const result = await measureSet(name, name === 'records' ? records : undefined, options);
    results.push(result);
    process.stdout.write(render(result));
  }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, null, 1)}\n`);
}

async function measureSet(name: string, records: string | undefined, options: BenchOptions): Promise<SetResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-bench-'));
  try {
    const config = loadConfig({ env: {}, cwd: projectRoot() });
    const { questions, source } = await timingQuestions(SHARED, config.corpus, options.questions);
    const [index, state] = [path.join(folder, 'index'), path.join(folder, 'state')];
    const env = { ...process.env, MOTCUA_CORPUS: config.corpus, MOTCUA_INDEX: index, MOTCUA_STATE: state };
    const cli = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));
    const context: BenchContext = { name, cli, corpus: config.corpus, index, state, env, questions, log };
    log(`${name}: ${questions.length} questions of ${source}`);
    if (records !== undefined) await runCommand(cli, ['import', 'tthc', records], env);
    const rows: Row[] = [];
    for (const row of ROWS) {
      log(`${name}: ${row.name}`);
      rows.push(...(await row(context)));
    }
    const judged = path.join(SHARED, 'eval', 'dev-questions.jsonl');
    const request = { index, model: config.model, questions, ...(existsSync(judged) ? { judged } : {}) };
    return { name, rows, engines: options.budgetsOnly ? [] : await engines(context, request) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function render({ name, rows, engines: results }: SetResult): string {
  const held = (row: Row) => (row.held === undefined ? '' : row.held ? 'yes' : 'NO');
  const table = renderTable([name === 'shipped' ? 'shipped corpus' : 'full records imported', 'measured', 'budget', 'held'], rows.map((row) => [row.what, row.measured, row.budget ?? '', held(row)]));
  return `\n${table}\n${results.length > 0 ? `\n${renderEngines(results)}\n` : ''}`;
}

await main();
