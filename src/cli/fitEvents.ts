import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig, projectRoot } from '../config.js';
import type { EventSample } from '../evaluation/fit/fitEvents.js';
import { createProgress, EXIT } from './output.js';
import { readRows } from './readRows.js';

interface FitEventsOptions {
  nearMisses: string;
  others: string;
  write?: boolean;
}

/** One in so many questions of citizens and phrasings of procedures is asked. */
const EVERY_QUESTION = 4;
const EVERY_PHRASING = 23;

/** `motcua fit-events`: fits which life event a question tells, and whether it tells one. */
export function registerFitEvents(program: Command): void {
  program
    .command('fit-events')
    .description('fit which life event a question tells, and whether it tells one, with cross-validation; the situations of the pages are left out of the search in turn')
    .requiredOption('--near-misses <file>', 'stories that ask for a single thing: event and text, tab-separated')
    .requiredOption('--others <file>', 'questions about procedures, one in the first column of each line')
    .option('--write', 'write src/retrieval/events.json and told.tsv, to be read as a change before it is committed')
    .addHelpText('after', '\nNo development or test question goes in. Build and evaluate afterwards.')
    .action(async (options: FitEventsOptions) => {
      process.exitCode = await run(options);
    });
}

async function run({ nearMisses, others, write }: FitEventsOptions): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const [{ openRetriever }, { fitEvents }, { TOLD }, { understand }, { writeTextModel }] = await Promise.all([
    import('../server/wire.js'), import('../evaluation/fit/fitEvents.js'), import('../retrieval/lifeEvents.js'), import('../retrieval/understand.js'), import('../retrieval/textModel.js'),
  ]);
  const stories = (await readRows(nearMisses)).slice(1).map(([, text = '']) => text);
  const citizens = (await readRows(others)).slice(1).flatMap(([text = ''], i) => (i % EVERY_QUESTION === 0 ? [text] : []));
  const { retriever, encoder, close } = await openRetriever(config);
  const progress = createProgress('look-ups');
  try {
    const { generation } = retriever;
    const [from, to] = generation.ranges.phrasing;
    const phrasings = Array.from({ length: to - from }, (_, i) => from + i);
    const isEvent = (unit: number): boolean => generation.documents[generation.units[unit]!.document]!.chain !== undefined;
    const asked = [
      ...phrasings.filter(isEvent).map((unit) => ({ text: generation.text(unit), document: generation.units[unit]!.document, without: new Set([unit]) })),
      ...[...stories, ...citizens, ...phrasings.filter((unit, i) => i % EVERY_PHRASING === 0 && !isEvent(unit)).map((unit) => generation.text(unit))].map((text) => ({ text, document: undefined, without: undefined })),
    ];
    const samples: EventSample[] = [];
    for (const [done, { text, document, without }] of asked.entries()) {
      const question = understand(text, [], retriever);
      const [vector] = await encoder.embedQueries([question.restored]);
      const { ranked, inputs } = await retriever.retrieve(question);
      samples.push({ text: question.text, rival: Math.max(inputs.decision.bestPhrasing, inputs.decision.elsewhere), events: retriever.readEvents(retriever.looker.words(question, without ? { units: without } : {}), vector!, ranked, without), document });
      progress.update(done + 1, asked.length);
    }
    progress.stop();
    const { weights, told, right, single } = fitEvents(samples, TOLD);
    process.stdout.write(`${samples.length} questions; out of fold: events told ${told.toFixed(3)}, told and right ${right.toFixed(3)}, single questions taken for told ${single.toFixed(3)}\n${JSON.stringify(weights.event, undefined, 1)}\n${weights.told.weights.size} features of telling\n`);
    if (write) {
      const folder = path.join(projectRoot(), 'src', 'retrieval');
      await writeFile(path.join(folder, 'events.json'), `${JSON.stringify(weights.event, undefined, 2)}\n`);
      await writeFile(path.join(folder, 'told.tsv'), writeTextModel(weights.told));
    }
    return EXIT.ok;
  } finally {
    progress.stop();
    await close();
  }
}
