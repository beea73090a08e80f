import type { Ranked } from './ranking.js';
import type { DocumentSignals } from './documentSignals.js';

/** What the decision knows: is this question ours at all, and is the first procedure the right one? */
export const DECISION_FEATURES = [
  /** Similarities: best phrasing of any procedure, best title, those of the first procedure. */
  'bestPhrasing', 'bestTitle', 'firstPhrasing', 'firstSecondPhrasing', 'firstTitle',
  /** Best similarity with a question that the corpus cannot answer, and how far the best phrasing is above it. */
  'elsewhere', 'aboveElsewhere',
  /** The same by words, as a share of the most that the question could score. */
  'phrasingWords', 'elsewhereWords', 'wordsAboveElsewhere',
  /** Share of the question's words, by weight, that the first procedure's title and phrasings hold; that a topic of elsewhere holds. */
  'covered', 'elsewhereCovered',
  /** Of the first procedure, by words: its best phrasing and its title, as a share of the most that the question could score. */
  'firstPhrasingWords', 'firstTitleWords',
  /** Scores of the ranking: first above second, first above fourth. */
  'margin', 'marginFourth',
  /** Words in the question, up to 20, as a share of 20. */
  'length', 'accented',
] as const;
export type DecisionFeature = (typeof DECISION_FEATURES)[number];
export type DecisionInputs = Record<DecisionFeature, number>;

export interface DecisionParts {
  signals: DocumentSignals;
  ranked: readonly Ranked[];
  /** The most that the question could score: the sum of its terms' weights. */
  mostWords: number;
  words: number;
  accented: boolean;
}

/** The features of one question; all 0 when nothing was found. */
export function decisionInputs({ signals, ranked, mostWords, words, accented }: DecisionParts): DecisionInputs {
  const first = ranked[0]?.candidate.document;
  const of = (side: Float32Array): number => (first === undefined ? 0 : Math.max(0, side[first]!));
  const bestPhrasing = Math.max(0, highest(signals.phrasingMeaning));
  const bestTitle = Math.max(0, highest(signals.titleMeaning));
  const share = (score: number): number => score / Math.max(1, mostWords);
  const phrasingWords = share(highest(signals.phrasingWords));
  const elsewhereWords = share(signals.elsewhereWords);
  const score = (at: number): number => ranked[at]?.score ?? 0;
  return {
    bestPhrasing, bestTitle, firstPhrasing: of(signals.phrasingMeaning), firstSecondPhrasing: of(signals.secondPhrasingMeaning), firstTitle: of(signals.titleMeaning),
    elsewhere: Math.max(0, signals.elsewhereMeaning), aboveElsewhere: Math.max(bestPhrasing, bestTitle) - Math.max(0, signals.elsewhereMeaning),
    phrasingWords, elsewhereWords, wordsAboveElsewhere: phrasingWords - elsewhereWords,
    covered: of(signals.covered), elsewhereCovered: signals.elsewhereCovered,
    firstPhrasingWords: share(of(signals.phrasingWords)), firstTitleWords: share(of(signals.titleWords)),
    margin: ranked.length > 1 ? score(0) - score(1) : 1,
    marginFourth: ranked.length > 3 ? score(0) - score(3) : 1,
    length: Math.min(20, words) / 20,
    accented: Number(accented),
  };
}

function highest(side: Float32Array): number {
  let best = -1;
  for (const value of side) if (value > best) best = value;
  return best;
}
