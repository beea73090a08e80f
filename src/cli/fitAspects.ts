import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig, projectRoot } from '../config.js';
import type { TextSample } from '../evaluation/fit/fitTextModel.js';
import { ASPECT_LABELS, type AspectLabel } from '../retrieval/aspect.js';
import { EXIT } from './output.js';
import { readRows } from './readRows.js';

interface FitAspectsOptions {
  questions: string;
  write?: boolean;
}

/** `motcua fit-aspects`: fits the model that tells what a question asks of a procedure. */
export function registerFitAspects(program: Command): void {
  program
    .command('fit-aspects')
    .description('fit the model that tells what a question asks of a procedure, with cross-validation')
    .requiredOption('--questions <file>', `lines of text and aspect, tab-separated (${ASPECT_LABELS.join(', ')})`)
    .option('--write', 'write src/retrieval/aspects.tsv, to be read as a change before it is committed')
    .addHelpText('after', '\nNo development or test question goes in. Build and evaluate afterwards.')
    .action(async (options: FitAspectsOptions) => {
      process.exitCode = await run(options);
    });
}

async function run({ questions, write }: FitAspectsOptions): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const [{ openRetriever }, { fitTextModel, outOfFoldAccuracy }, { aspectFeatures, hearAspects }, { writeTextModel }] = await Promise.all([
    import('../server/wire.js'), import('../evaluation/fit/fitTextModel.js'), import('../retrieval/aspect.js'), import('../retrieval/textModel.js'),
  ]);
  const asked = await readQuestions(questions);
  const { retriever, close } = await openRetriever(config);
  try {
    const expanded = asked.map(({ text, label }) => ({ text: retriever.expand(text).text, label }));
    const samples = expanded.map(({ text, label }): TextSample<AspectLabel> => ({ features: aspectFeatures(text), label }));
    const heard = expanded.filter(({ text, label }) => (hearAspects(text)[0] ?? 'general') === label).length / expanded.length;
    const model = fitTextModel(samples, ASPECT_LABELS);
    process.stdout.write(`${samples.length} questions, ${model.weights.size} features\nright by the patterns alone ${heard.toFixed(3)}, by the model ${outOfFoldAccuracy(samples, ASPECT_LABELS).toFixed(3)} out of fold\n`);
    if (write) await writeFile(path.join(projectRoot(), 'src', 'retrieval', 'aspects.tsv'), writeTextModel(model));
    return EXIT.ok;
  } finally {
    await close();
  }
}

async function readQuestions(file: string): Promise<{ text: string; label: AspectLabel }[]> {
  return (await readRows(file)).flatMap(([text = '', name = '']) => {
    // The first of two is what the answer opens with.
    const label = ASPECT_LABELS.find((known) => known === name.split(';')[0]);
    return label ? [{ text, label }] : [];
  });
}
