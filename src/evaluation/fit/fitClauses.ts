import { CLAUSE_FEATURES, type ClauseCandidate } from '../../retrieval/clauseFeatures.js';
import { rankClauses, type ClauseWeights } from '../../retrieval/rankClauses.js';
import { descend } from './descend.js';

/** A question about a plan: all sections, and which of them answer it. */
export interface ClauseSample {
  candidates: readonly ClauseCandidate[];
  isRight: (candidate: ClauseCandidate) => boolean;
  /** Samples of one group stand in one fold. */
  group: number;
}

export interface ClauseFit {
  weights: ClauseWeights;
  /** Right section first and in three: by weights that saw neither the question nor its group, and by those in use now. */
  outOfFold: { first: number; inThree: number };
  now: { first: number; inThree: number };
}

const FOLDS = 5;
/**
 * Where the weights start and what holds them: set by hand before any question of the fit was asked. Held near the weights in use instead, a second
 * fit would see through them the very questions that a fold leaves out.
 */
const START: ClauseWeights = {
  words: 0.45, accents: 0.15, meaning: 0.4, covered: 0, headingCovered: 0, place: 0.5, otherPlace: -0.6, year: 0.3, otherYear: -0.4,
  signer: 0.7, basis: 0.4, preamble: -0.15, named: 0.35, tasksOf: 0.2, assigns: 0.2, row: 0, together: 0, asked: 0, phrasedWords: 0.2, phrasedMeaning: 0.2,
};
/** A section that is best on all sides and of the right place stands a few units above the others; a softmax over that is too flat. */
const SCALE = 14;
/** How strongly the start holds, in samples. */
const HOLD = 3;
const STEPS = 300;

/** Fits the weights of plan sections like those of procedures: listwise softmax, held near the start. */
export function fitClauses(samples: readonly ClauseSample[], now: ClauseWeights): ClauseFit {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fitOn(samples.filter(({ group }) => group % FOLDS !== fold)));
  return {
    weights: fitOn(samples),
    outOfFold: shares(samples, ({ group }) => folds[group % FOLDS]!),
    now: shares(samples, () => now),
  };
}

function fitOn(samples: readonly ClauseSample[]): ClauseWeights {
  const start = Float64Array.from(CLAUSE_FEATURES, (name) => SCALE * START[name]);
  const data = samples.map(({ candidates, isRight }) => ({ candidates, right: candidates.map(isRight) })).filter(({ right }) => right.includes(true));
  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (const { candidates, right } of data) {
      const scores = candidates.map(({ features }) => features.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const most = Math.max(...scores);
      const powers = scores.map((score) => Math.exp(score - most));
      const [all, ours] = [powers.reduce((a, b) => a + b, 0), powers.reduce((sum, power, i) => sum + (right[i] ? power : 0), 0)];
      loss -= Math.log(ours / all + 1e-12) / data.length;
      candidates.forEach(({ features }, c) => {
        const pull = (powers[c]! / all - (right[c] ? powers[c]! / Math.max(ours, 1e-12) : 0)) / data.length;
        if (Math.abs(pull) > 1e-9) features.forEach((value, i) => { gradient[i]! += pull * value; });
      });
    }
    weights.forEach((weight, i) => {
      const away = weight - start[i]!;
      loss += (HOLD / data.length / SCALE) * away ** 2;
      gradient[i]! += ((2 * HOLD) / data.length / SCALE) * away;
    });
    return loss;
  };
  const fitted = descend(start, objective, STEPS);
  return Object.fromEntries(CLAUSE_FEATURES.map((name, i) => [name, Math.round((fitted[i]! / SCALE) * 1000) / 1000])) as ClauseWeights;
}

function shares(samples: readonly ClauseSample[], weightsFor: (sample: ClauseSample) => ClauseWeights): { first: number; inThree: number } {
  const places = samples.map((sample) => rankClauses(sample.candidates, weightsFor(sample)).findIndex(({ document, section }) => sample.candidates.some((one) => one.document === document && one.section === section && sample.isRight(one))));
  const share = (most: number): number => places.filter((place) => place >= 0 && place < most).length / Math.max(1, places.length);
  return { first: share(1), inThree: share(3) };
}
