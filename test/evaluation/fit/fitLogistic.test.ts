import { describe, expect, it } from 'vitest';
import { fitLogistic, type LogisticSample } from '../../../src/evaluation/fit/fitLogistic.js';
import { probability } from '../../../src/retrieval/logistic.js';
import { DECISION_FEATURES, type DecisionInputs } from '../../../src/retrieval/decisionFeatures.js';

const inputs = (named: Partial<DecisionInputs>): DecisionInputs => ({ ...(Object.fromEntries(DECISION_FEATURES.map((name) => [name, 0])) as DecisionInputs), ...named });
const sample = (covered: number, yes: boolean, weight = 1): LogisticSample => ({ inputs: inputs({ covered, length: 0.5 }), yes, weight });
const STEPS = Array.from({ length: 40 }, (_, i) => i / 40);
const separable = STEPS.map((covered) => sample(covered, covered >= 0.5));
const says = (model: ReturnType<typeof fitLogistic>, covered: number): number => probability(inputs({ covered, length: 0.5 }), model);

describe('fitLogistic', () => {
  it('tells yes from no by the feature that does', () => {
    const model = fitLogistic(separable, ['covered', 'length']);
    expect(says(model, 0.1)).toBeLessThan(0.2);
    expect(says(model, 0.9)).toBeGreaterThan(0.8);
  });
  it('says the share that is yes where no feature tells', () => {
    const model = fitLogistic(Array.from({ length: 40 }, (_, i) => sample(0.5, i % 4 === 0)), ['covered']);
    expect(says(model, 0.5)).toBeCloseTo(0.25, 1);
  });
  it('counts a sample by its weight', () => {
    const model = fitLogistic([sample(0.5, true, 3), sample(0.5, false, 1)], ['covered']);
    expect(says(model, 0.5)).toBeCloseTo(0.75, 1);
  });
  it('uses only the features that are named, and stays finite with one that never changes', () => {
    const model = fitLogistic(separable, ['covered', 'length']);
    expect(Object.keys(model.weights)).toEqual(['covered', 'length']);
    expect([model.bias, ...Object.values(model.weights)].every(Number.isFinite)).toBe(true);
  });
  it('gives the same weights for the same samples', () => expect(fitLogistic(separable, ['covered'])).toEqual(fitLogistic(separable, ['covered'])));
  // The bias of no samples is 0/0; written to decision.json it is null, which the next start refuses.
  it('gives finite weights without samples', () => {
    const { bias, weights } = fitLogistic([], ['covered']);
    expect([bias, weights.covered]).toEqual([0, 0]);
  });
});
