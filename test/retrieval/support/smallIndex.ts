import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from '../../../src/corpus/document.js';
import { readLexicon } from '../../../src/corpus/lexicon/readLexicon.js';
import { loadCorpus, type Corpus } from '../../../src/corpus/load/loadCorpus.js';
import { buildGeneration } from '../../../src/index/build/buildGeneration.js';
import type { Generation } from '../../../src/index/generation.js';
import { openCurrent } from '../../../src/index/openCurrent.js';
import { sourceOf } from '../../../src/index/sourceOf.js';
import { hearAspects } from '../../../src/retrieval/aspect.js';
import type { Decision } from '../../../src/retrieval/decision.js';
import type { EventWeights } from '../../../src/retrieval/lifeEvents.js';
import type { PlanDecision } from '../../../src/retrieval/planDecision.js';
import type { ClauseWeights } from '../../../src/retrieval/rankClauses.js';
import type { Ranking } from '../../../src/retrieval/ranking.js';
import { createRetriever, type Retriever } from '../../../src/retrieval/retriever.js';
import { wordEncoder } from '../../fakes/encoder.js';

const FOLDER = fileURLToPath(new URL('../../fixtures/corpus', import.meta.url));

/** Weights for the word encoder, fixed here so that a new fit of the shipped ones moves no test. */
const RANKING: Ranking = {
  withPhrasings: { zTitleWords: 3, zPassageWords: 2, zPhrasingWords: 5, zTitleMeaning: 1, zPhrasingMeaning: 3 },
  withoutPhrasings: { zTitleWords: 5, zPassageWords: 4, zTitleMeaning: 3 },
  withoutPhrasingsBias: 0,
};
const DECISION: Decision = {
  ours: { bias: -5, weights: { covered: 4, phrasingWords: 6, bestPhrasing: 4, wordsAboveElsewhere: 4 } },
  first: { bias: -1, weights: { margin: 1.5, covered: 2 } },
};

/** Fixed as well. */
export const CLAUSES: ClauseWeights = {
  words: 0.45, accents: 0.15, meaning: 0.4, covered: 0, headingCovered: 0, place: 0.5, otherPlace: -0.6, year: 0.3, otherYear: -0.4,
  signer: 0.7, basis: 0.4, preamble: -0.15, named: 0.35, tasksOf: 0, assigns: 0.2, row: 0, together: 0, asked: 0, phrasedWords: 0.45, phrasedMeaning: 0.2,
};

/** And whether a plan is asked for. */
export const PLAN_DECISION: PlanDecision = { bias: -1, weights: { oneWord: 2, moreWords: 1, cover: 5, meaning: 8, textMeaning: 6 } };

/** And which life event is told. */
const EVENTS: EventWeights = {
  event: { near1: 0, near5: 10, near10: 0, words: 0, chain: 0, ownChain: 0, among: 0 },
  told: { labels: ['told', 'single'], weights: new Map([['*', [1.8, 0]], [':near5', [2.4, 0]], [':rival', [-2.3, 0]]]) },
};

export interface SmallIndex {
  corpus: Corpus;
  generation: Generation;
  retriever: Retriever;
  /** A document as it is indexed, with all its layers. */
  document(id: string): Document | undefined;
  close(): Promise<void>;
}

/** The small corpus of `test/fixtures/corpus`, indexed with the word encoder. */
export async function openSmallIndex(): Promise<SmallIndex> {
  const encoder = wordEncoder();
  const [corpus, lexicon] = await Promise.all([loadCorpus(FOLDER), readLexicon(join(FOLDER, 'lexicon'))]);
  const indexDir = await mkdtemp(join(tmpdir(), 'small-index-'));
  await buildGeneration({ source: sourceOf(corpus), indexDir, encoder });
  const generation = await openCurrent(indexDir, encoder);
  return {
    corpus,
    generation,
    retriever: createRetriever({ generation, encoder, lexicon, ranking: RANKING, decision: DECISION, clauses: CLAUSES, planDecision: PLAN_DECISION, detectAspects: hearAspects, events: EVENTS }),
    document(id) {
      const number = generation.documentNumber(id);
      return number === undefined ? undefined : { ...generation.documents[number]!, sections: generation.sections(number) };
    },
    async close() {
      generation.close();
      await rm(indexDir, { recursive: true, force: true });
    },
  };
}
