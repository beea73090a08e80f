import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig, projectRoot } from '../config.js';
import type { ClauseSample } from '../evaluation/fit/fitClauses.js';
import type { PlanDecisionSample } from '../evaluation/fit/fitPlanDecision.js';
import type { RetrieveOptions, Retriever } from '../retrieval/retriever.js';
import { EXIT } from './output.js';
import { readRows } from './readRows.js';

interface FitPlansOptions {
  questions: string;
  others: string;
  write?: boolean;
}

/** One in so many questions of citizens and phrasings is asked; phrasings as if their procedure had none. */
const EVERY_QUESTION = 3;
const EVERY_PHRASING = 37;
const SEED = 7;

/** `motcua fit-plans`: fits the weights by which sections of plans are ranked, and those that tell whether a plan is asked for. */
export function registerFitPlans(program: Command): void {
  program
    .command('fit-plans')
    .description('fit the weights of the ranking of plan sections, and those that tell whether a plan is asked for, with cross-validation')
    .requiredOption('--questions <file>', 'lines of text, plan (its first three digits), sections (separated by ;), style, tab-separated')
    .requiredOption('--others <file>', 'questions about procedures, one in the first column of each line')
    .option('--write', 'write src/retrieval/clauses.json and planDecision.json, to be read as a change before it is committed')
    .addHelpText('after', '\nNo development or test question goes in. Build and evaluate afterwards.')
    .action(async (options: FitPlansOptions) => {
      process.exitCode = await run(options);
    });
}

async function run({ questions, others, write }: FitPlansOptions): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const [{ openRetriever }, { fitClauses }, { fitPlanDecision, withPlacesAndYears }, { readWeights }, { understand }, { pathsHit }] = await Promise.all([
    import('../server/wire.js'), import('../evaluation/fit/fitClauses.js'), import('../evaluation/fit/fitPlanDecision.js'), import('../retrieval/readWeights.js'),
    import('../retrieval/understand.js'), import('../evaluation/rank.js'),
  ]);
  const asked = await readQuestions(questions);
  const citizens = (await readRows(others)).slice(1).flatMap(([text = ''], i) => (i % EVERY_QUESTION === 0 ? [text] : []));
  const { retriever, encoder, close } = await openRetriever(config);
  try {
    const { documents } = retriever.generation;
    const samples: ClauseSample[] = [];
    for (const [i, { text, plan, sections }] of asked.entries()) {
      const question = understand(text, [], retriever);
      const [vector] = await encoder.embedQueries([question.restored]);
      const { candidates } = retriever.readClauses(question.text, retriever.looker.words(question), vector!, question.plan);
      samples.push({ candidates, group: i, isRight: ({ document, section }) => documents[document]!.id.startsWith(plan) && sections.some((right) => pathsHit(right, section)) });
    }
    const { weights, outOfFold, now } = fitClauses(samples, (await readWeights()).clauses);
    const line = (name: string, { first, inThree }: { first: number; inThree: number }): string => `${name}: first ${first.toFixed(3)}, in three ${inThree.toFixed(3)}\n`;
    process.stdout.write(`${samples.length} questions\n${line('weights in use', now)}${line('fitted, out of fold', outOfFold)}${JSON.stringify(weights, undefined, 1)}\n`);
    const decision = fitPlanDecision(await decisionSamples(retriever, asked.map(({ text }) => text), withPlacesAndYears(citizens, SEED)));
    process.stdout.write(`plans taken for procedures ${decision.missedPlans.toFixed(3)}, procedures for plans ${decision.falsePlans.toFixed(3)}, out of fold\n${JSON.stringify(decision.decision, undefined, 1)}\n`);
    if (write) {
      const store = (file: string, value: unknown): Promise<void> => writeFile(path.join(projectRoot(), 'src', 'retrieval', file), `${JSON.stringify(value, undefined, 2)}\n`);
      await store('clauses.json', weights);
      await store('planDecision.json', decision.decision);
    }
    return EXIT.ok;
  } finally {
    await close();
  }
}

/** What the decision sees of each question that sections are looked at for. */
async function decisionSamples(retriever: Retriever, plans: readonly string[], citizens: readonly string[]): Promise<PlanDecisionSample[]> {
  const { generation } = retriever;
  const [from, to] = generation.ranges.phrasing;
  const cold = Array.from({ length: Math.floor((to - from) / EVERY_PHRASING) }, (_, i) => from + i * EVERY_PHRASING)
    .filter((unit) => generation.documents[generation.units[unit]!.document]!.kind === 'procedure')
    .map((unit) => ({ text: generation.text(unit), withoutPhrasingsOf: [generation.documents[generation.units[unit]!.document]!.id] }));
  const [{ withPlacesAndYears }, { understand }] = await Promise.all([import('../evaluation/fit/fitPlanDecision.js'), import('../retrieval/understand.js')]);
  const coldTexts = withPlacesAndYears(cold.map(({ text }) => text), SEED + 1);
  const samples: PlanDecisionSample[] = [];
  const add = async (text: string, isPlan: boolean, options: RetrieveOptions = {}): Promise<void> => {
    const { plan } = (await retriever.retrieve(understand(text, [], retriever), options)).inputs;
    if (plan) samples.push({ features: plan.features, isPlan });
  };
  for (const text of plans) await add(text, true);
  for (const text of citizens) await add(text, false);
  for (const [i, { withoutPhrasingsOf }] of cold.entries()) await add(coldTexts[i]!, false, { withoutPhrasingsOf });
  return samples;
}

async function readQuestions(file: string): Promise<{ text: string; plan: string; sections: string[] }[]> {
  return (await readRows(file)).flatMap(([text = '', plan = '', sections = '']) => (
    /^\d{3}$/.test(plan) ? [{ text, plan, sections: sections.split(';').map((one) => one.trim()).filter(Boolean) }] : []));
}
