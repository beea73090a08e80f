import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig, projectRoot } from '../config.js';
import type { ClauseSample } from '../evaluation/fit/fitClauses.js';
import { CommandError, EXIT } from './output.js';

interface FitPlansOptions {
  questions: string;
  write?: boolean;
}

/** `motcua fit-plans`: fits the weights by which sections of plans are ranked. */
export function registerFitPlans(program: Command): void {
  program
    .command('fit-plans')
    .description('fit the weights of the ranking of plan sections on questions with known sections, with cross-validation')
    .requiredOption('--questions <file>', 'lines of text, plan (its first three digits), sections (separated by ;), style, tab-separated')
    .option('--write', 'write src/retrieval/clauses.json, to be read as a change before it is committed')
    .addHelpText('after', '\nNo development or test question goes in. Build and evaluate afterwards.')
    .action(async (options: FitPlansOptions) => {
      process.exitCode = await run(options);
    });
}

async function run({ questions, write }: FitPlansOptions): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const [{ openRetriever }, { fitClauses }, { readWeights }, { understand }, { pathsHit }] = await Promise.all([
    import('../server/wire.js'), import('../evaluation/fit/fitClauses.js'), import('../retrieval/readWeights.js'), import('../retrieval/understand.js'), import('../evaluation/rank.js'),
  ]);
  const asked = await readQuestions(questions);
  const { retriever, encoder, close } = await openRetriever(config);
  try {
    const { documents } = retriever.generation;
    const samples: ClauseSample[] = [];
    for (const [i, { text, plan, sections }] of asked.entries()) {
      const question = understand(text, [], retriever);
      const [vector] = await encoder.embedQueries([question.restored]);
      const candidates = retriever.readClauses(question.text, retriever.looker.words(question), vector!, question.plan);
      samples.push({ candidates, group: i, isRight: ({ document, section }) => documents[document]!.id.startsWith(plan) && sections.some((right) => pathsHit(right, section)) });
    }
    const { weights, outOfFold, now } = fitClauses(samples, (await readWeights()).clauses);
    const line = (name: string, { first, inThree }: { first: number; inThree: number }): string => `${name}: first ${first.toFixed(3)}, in three ${inThree.toFixed(3)}\n`;
    process.stdout.write(`${samples.length} questions\n${line('weights in use', now)}${line('fitted, out of fold', outOfFold)}${JSON.stringify(weights, undefined, 1)}\n`);
    if (write) await writeFile(path.join(projectRoot(), 'src', 'retrieval', 'clauses.json'), `${JSON.stringify(weights, undefined, 2)}\n`);
    return EXIT.ok;
  } finally {
    await close();
  }
}

async function readQuestions(file: string): Promise<{ text: string; plan: string; sections: string[] }[]> {
  let lines: string[];
  try {
    lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  } catch (cause) {
    throw new CommandError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, 'Give a readable tab-separated file.');
  }
  return lines.flatMap((line) => {
    const [text = '', plan = '', sections = ''] = line.split('\t');
    return /^\d{3}$/.test(plan) ? [{ text, plan, sections: sections.split(';').map((one) => one.trim()).filter(Boolean) }] : [];
  });
}
