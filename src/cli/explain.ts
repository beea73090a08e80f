import type { Command } from 'commander';
import { loadConfig } from '../config.js';
import { FEATURES } from '../retrieval/features.js';
import type { Ranking } from '../retrieval/ranking.js';
import type { Retrieval, Retriever } from '../retrieval/retriever.js';
import { understand, type UnderstoodQuestion } from '../retrieval/understand.js';
import { columns, EXIT } from './output.js';

const SHOWN = 5;

/** `motcua explain "…"`: what the search understood, which candidates it weighed, and why the first one won. */
export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description('show how a question was understood and why the first candidates stand where they stand')
    .argument('<question...>', 'the question, as a citizen would write it')
    .action(async (words: string[]) => {
      const [{ openRetriever }, { readWeights }] = await Promise.all([import('../server/wire.js'), import('../retrieval/readWeights.js')]);
      const { retriever, close } = await openRetriever(loadConfig({ env: process.env, cwd: process.cwd() }));
      try {
        const question = understand(words.join(' '), [], retriever);
        const { ranking } = await readWeights();
        process.stdout.write(`${explanation(question, await retriever.retrieve(question), retriever, ranking).join('\n')}\n`);
        process.exitCode = EXIT.ok;
      } finally {
        await close();
      }
    });
}

function explanation(question: UnderstoodQuestion, retrieval: Retrieval, { generation }: Retriever, ranking: Ranking): string[] {
  const { documents } = generation;
  const number = (value: number): string => value.toFixed(3);
  return [
    `understood:  ${question.text}`,
    `restored:    ${question.restored}`,
    `also:        ${[...question.also].join(' | ') || '-'}`,
    `aspects:     ${question.aspects.join(', ') || '-'}`,
    `plan cues:   ${JSON.stringify(question.plan)}`,
    `looked for:  ${retrieval.kind}; ours ${number(retrieval.probability.ours)}, first ${number(retrieval.probability.first)}`,
    `decided by:  ${Object.entries(retrieval.inputs.decision).map(([name, value]) => `${name} ${number(value)}`).join(', ')}`,
    '',
    'procedures (feature: value × weight)',
    ...retrieval.ranked.slice(0, SHOWN).flatMap(({ candidate, score }) => {
      const weights = candidate.hasPhrasings ? ranking.withPhrasings : ranking.withoutPhrasings;
      const parts = FEATURES.flatMap((name, i) => (weights[name] ? [`${name} ${number(candidate.features[i]!)} × ${weights[name]}`] : []));
      const { id, title } = documents[candidate.document]!;
      return [`  ${number(score)}  ${id}  ${title}`, `         ${parts.join('; ')}`];
    }),
    '',
    'sections of plans',
    ...columns(retrieval.clauses.slice(0, SHOWN).map(({ document, section, score }) => ['', number(score), `${documents[document]!.id}#${section}`])),
  ];
}
