import { FEATURES, PHRASING_FEATURES, type Candidate, type Feature } from '../../retrieval/features.js';
import type { Ranking } from '../../retrieval/ranking.js';
import { descend } from './descend.js';

/** A question with its candidates and the right documents among them. */
export interface RankingSample {
  candidates: readonly Candidate[];
  gold: ReadonlySet<number>;
  /** How much it counts. */
  weight: number;
}

/**
 * Where the weights start and what holds them: the plain sum of the sides, which needs no data. A phrasing taken out of the search to be
 * asked leaves its procedure with fewer phrasings than a citizen's question meets, so weights fitted freely trust phrasings too little.
 */
const PLAIN_SUM: Pick<Ranking, 'withPhrasings' | 'withoutPhrasings'> = {
  withPhrasings: { zTitleWords: 0.1, zPassageWords: 0.1, zPhrasingWords: 0.2, zTitleMeaning: 0.1, zPassageMeaning: 0.1, zPhrasingMeaning: 0.3, zSecondPhrasingMeaning: 0.1 },
  withoutPhrasings: { zTitleWords: 0.15, zPassageWords: 0.15, zTitleMeaning: 0.3, zPassageMeaning: 0.3 },
};
/** Score of a document that is best on every side: a softmax over it is about as sure as the data are. */
const SCALE = 25;
/** How strongly the plain sum holds, in samples. Chosen by cross-validation on citizens' questions. */
const HOLD = 600;
const STEPS = 250;

/**
 * Features of the document alone: they count the same with and without phrasings. `guidance` is not among them: all topics of the citizens'
 * questions have guidance, so a fit would learn that everything asked has it.
 */
const OF_DOCUMENT: ReadonlySet<Feature> = new Set(['commune', 'province', 'central', 'citizens', 'outdated']);
/** Features that the fit may use: those that are comparable from question to question. */
const USED = FEATURES.filter((name) => name.startsWith('z') || OF_DOCUMENT.has(name));
const SHARED = USED.map((name) => OF_DOCUMENT.has(name));
/** A better fit on a side never counts against a document. */
const FREE: ReadonlySet<Feature> = new Set(['outdated', 'central', 'province']);

interface Row {
  /** Place of its weights: with or without phrasings. */
  offset: number;
  values: Float64Array;
}

/**
 * Weights that make the right document likely among its candidates: listwise softmax (Cao et al., "Learning to rank: from pairwise to
 * listwise approach", 2007), held near the plain sum. Samples whose right document is no candidate teach nothing.
 */
export function fitRanking(samples: readonly RankingSample[]): Ranking {
  const { mean, spread } = standardise(samples);
  const size = USED.length * 2 + 1;
  const start = startOf(spread);
  const data = samples.flatMap(({ candidates, gold, weight }) => {
    if (!candidates.some(({ document }) => gold.has(document))) return [];
    return [{ weight, rows: candidates.map((candidate) => rowOf(candidate, mean, spread)), right: candidates.map(({ document }) => gold.has(document)) }];
  });
  const total = data.reduce((sum, { weight }) => sum + weight, 0);

  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (const { rows, right, weight } of data) {
      const scores = rows.map((row) => scoreOf(row, weights, size));
      const all = softmax(scores);
      const ours = softmax(scores.map((score, i) => (right[i] ? score : -Infinity)));
      loss -= (weight / total) * Math.log(all.reduce((sum, p, i) => sum + (right[i] ? p : 0), 0) + 1e-12);
      rows.forEach((row, i) => addTo(gradient, row, (weight / total) * (all[i]! - ours[i]!), size));
    }
    for (let i = 0; i < size; i++) {
      const away = weights[i]! - start[i]!;
      loss += (HOLD / data.length) * away ** 2;
      gradient[i]! += ((2 * HOLD) / data.length) * away;
    }
    return loss;
  };
  const lowest = [...USED, ...USED].map((name) => (FREE.has(name) ? undefined : 0));
  return toRanking(descend(start, objective, STEPS, [...lowest, undefined]), mean, spread);
}

function standardise(samples: readonly RankingSample[]): { mean: Float64Array; spread: Float64Array } {
  const sums = USED.map(() => ({ n: 0, sum: 0, squares: 0 }));
  for (const { candidates } of samples) {
    for (const { features } of candidates) {
      USED.forEach((name, i) => {
        const value = features[FEATURES.indexOf(name)]!;
        const s = sums[i]!;
        s.n++;
        s.sum += value;
        s.squares += value * value;
      });
    }
  }
  return {
    mean: Float64Array.from(sums, ({ n, sum }) => sum / Math.max(1, n)),
    spread: Float64Array.from(sums, ({ n, sum, squares }) => Math.sqrt(Math.max(1e-12, squares / Math.max(1, n) - (sum / Math.max(1, n)) ** 2)) + 1e-6),
  };
}

function startOf(spread: Float64Array): Float64Array {
  const at = (named: Partial<Record<Feature, number>>): number[] => USED.map((name, i) => SCALE * (named[name] ?? 0) * spread[i]!);
  return Float64Array.from([...at(PLAIN_SUM.withPhrasings), ...at(PLAIN_SUM.withoutPhrasings), 0]);
}

function rowOf({ hasPhrasings, features }: Candidate, mean: Float64Array, spread: Float64Array): Row {
  const values = Float64Array.from(USED, (name, i) => (!hasPhrasings && PHRASING_FEATURES.has(name) ? 0 : (features[FEATURES.indexOf(name)]! - mean[i]!) / spread[i]!));
  return { offset: hasPhrasings ? 0 : USED.length, values };
}

function scoreOf({ offset, values }: Row, weights: Float64Array, size: number): number {
  let sum = offset === 0 ? 0 : weights[size - 1]!;
  for (let i = 0; i < values.length; i++) sum += values[i]! * weights[place(offset, i)]!;
  return sum;
}

/** Where the weight of a value stands: that of a document's own feature once for both. */
function place(offset: number, i: number): number {
  return SHARED[i] ? i : offset + i;
}

function addTo(gradient: Float64Array, { offset, values }: Row, by: number, size: number): void {
  if (by === 0) return;
  for (let i = 0; i < values.length; i++) gradient[place(offset, i)]! += by * values[i]!;
  if (offset > 0) gradient[size - 1]! += by;
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** Weights on the features as they are, without mean and spread: what the mean takes away goes into the bias. */
function toRanking(weights: Float64Array, mean: Float64Array, spread: Float64Array): Ranking {
  const side = (offset: number, uses: (name: Feature) => boolean): Partial<Record<Feature, number>> =>
    Object.fromEntries(USED.flatMap((name, i) => (uses(name) && Math.abs(weights[place(offset, i)]!) > 1e-3 ? [[name, round(weights[place(offset, i)]! / spread[i]!)]] : [])));
  const shift = (offset: number, uses: (name: Feature) => boolean): number =>
    USED.reduce((sum, name, i) => sum - (uses(name) ? (weights[place(offset, i)]! * mean[i]!) / spread[i]! : 0), 0);
  const all = (): boolean => true;
  const without = (name: Feature): boolean => !PHRASING_FEATURES.has(name);
  return {
    withPhrasings: side(0, all),
    withoutPhrasings: side(USED.length, without),
    withoutPhrasingsBias: round(weights[weights.length - 1]! + shift(USED.length, without) - shift(0, all)),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
