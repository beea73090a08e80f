import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig, projectRoot } from '../config.js';
import type { FitResult } from '../evaluation/fit/fit.js';
import type { CitizenQuestion } from '../evaluation/fit/questions.js';
import { columns, createProgress, EXIT } from './output.js';
import { readRows } from './readRows.js';

interface FitOptions {
  questions: string;
  topics: string;
  phrasings: string;
  write?: boolean;
}

/** `motcua fit`: fits the weights of the ranking and of the decisions, and says what they are worth on questions not seen. */
export function registerFit(program: Command): void {
  program
    .command('fit')
    .description('fit the weights of the ranking and of the decisions on phrasings and citizens\' questions, with cross-validation')
    .requiredOption('--questions <file>', 'questions of citizens: question, topic, style, tab-separated')
    .requiredOption('--topics <file>', 'topics: topic, name, codes, tab-separated')
    .option('--phrasings <count>', 'phrasings drawn', '4000')
    .option('--write', 'write src/retrieval/ranking.json and decision.json, to be read as a change before it is committed')
    .addHelpText('after', '\nNo development or test question goes in. Build and evaluate afterwards.')
    .action(async (options: FitOptions) => {
      process.exitCode = await run(options);
    });
}

async function run({ questions, topics, phrasings, write }: FitOptions): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const [{ openRetriever }, { fit }, { fitQuestions }, { readWeights }] = await Promise.all([
    import('../server/wire.js'), import('../evaluation/fit/fit.js'), import('../evaluation/fit/questions.js'), import('../retrieval/readWeights.js'),
  ]);
  const citizens = await readCitizens(questions, topics);
  const { retriever, encoder, close } = await openRetriever(config);
  const progress = createProgress('look-ups');
  try {
    const asked = fitQuestions(retriever.generation, citizens, { phrasings: Number(phrasings), seed: 7 });
    const result = await fit(asked, { retriever, encoder, now: (await readWeights()).ranking, onProgress: progress.update });
    progress.stop();
    process.stdout.write(report(result));
    if (write) {
      const folder = path.join(projectRoot(), 'src', 'retrieval');
      await writeFile(path.join(folder, 'ranking.json'), `${JSON.stringify(result.ranking, undefined, 2)}\n`);
      await writeFile(path.join(folder, 'decision.json'), `${JSON.stringify(result.decision, undefined, 2)}\n`);
    }
    return EXIT.ok;
  } finally {
    progress.stop();
    await close();
  }
}

async function readCitizens(questions: string, topics: string): Promise<CitizenQuestion[]> {
  const codes = new Map((await readRows(topics)).slice(1).map(([topic = '', , list = '']) => [topic, list.split(/[;,\s]+/u).filter(Boolean)]));
  return (await readRows(questions)).slice(1).map(([text = '', topic = '']) => ({ text, topic, codes: codes.get(topic) ?? [] }));
}

function report({ ranks, calibration, ranking, decision }: FitResult): string {
  const percent = (value: number): string => value.toFixed(3);
  const table = columns([
    ['questions', 'n', 'first', 'in three', 'first now', 'in three now'],
    ...ranks.map((row) => [row.set, String(row.count), percent(row.first), percent(row.inThree), percent(row.firstNow), percent(row.inThreeNow)]),
  ]);
  const plots = (['ours', 'first'] as const).flatMap((name) => [
    '', `"${name}": expected calibration error ${percent(calibration[name].error)}, out of fold`,
    ...columns([['said', 'came', 'n'], ...calibration[name].bins.map(({ said, came, count }) => [percent(said), percent(came), String(count)])]),
  ]);
  return [...table, ...plots, '', JSON.stringify({ ranking, decision }, undefined, 1), ''].join('\n');
}
