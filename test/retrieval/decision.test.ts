import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionSchema, probabilities, type Decision } from '../../src/retrieval/decision.js';
import { probability } from '../../src/retrieval/logistic.js';
import { DECISION_FEATURES, type DecisionFeature, type DecisionInputs } from '../../src/retrieval/decisionFeatures.js';
import { readWeights } from '../../src/retrieval/readWeights.js';

const inputs = (named: Partial<DecisionInputs> = {}): DecisionInputs => ({ ...(Object.fromEntries(DECISION_FEATURES.map((name) => [name, 0])) as DecisionInputs), ...named });
const anyInputs = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: DECISION_FEATURES.length, maxLength: DECISION_FEATURES.length })
  .map((values) => Object.fromEntries(DECISION_FEATURES.map((name, i) => [name, values[i]])) as DecisionInputs);
const logistic = fc.record({ bias: fc.double({ min: -1e6, max: 1e6, noNaN: true }), weights: fc.dictionary(fc.constantFrom(...DECISION_FEATURES), fc.double({ min: -1e6, max: 1e6, noNaN: true })) })
  .map(({ bias, weights }) => ({ bias, weights: weights as Partial<Record<DecisionFeature, number>> }));

describe('probability', () => {
  it('is a half where nothing speaks for or against', () => expect(probability(inputs(), { bias: 0, weights: {} })).toBe(0.5));
  it('grows with a feature of positive weight', () => {
    const model = { bias: -1, weights: { covered: 4 } };
    expect(probability(inputs({ covered: 0.9 }), model)).toBeGreaterThan(probability(inputs({ covered: 0.2 }), model));
  });
  it('lies between 0 and 1, whatever the weights', () => {
    fc.assert(fc.property(anyInputs, logistic, (values, model) => {
      const p = probability(values, model);
      return p >= 0 && p <= 1;
    }));
  });
});

describe('probabilities', () => {
  it('asks each question of its own regression', () => {
    const decision: Decision = { ours: { bias: 0, weights: { covered: 100 } }, first: { bias: 0, weights: { covered: -100 } } };
    const { ours, first } = probabilities(inputs({ covered: 1 }), decision);
    expect([Math.round(ours), Math.round(first)]).toEqual([1, 0]);
  });
  it('lie between 0 and 1 with the shipped weights', async () => {
    const { decision } = await readWeights();
    fc.assert(fc.property(anyInputs, (values) => Object.values(probabilities(values, decision)).every((p) => p >= 0 && p <= 1)));
  });
});

describe('decisionSchema', () => {
  it('refuses a feature that it does not know', () => {
    expect(decisionSchema.safeParse({ ours: { bias: 0, weights: { luck: 1 } }, first: { bias: 0, weights: {} } }).success).toBe(false);
  });
});
