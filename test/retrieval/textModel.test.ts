import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIAS, grams, labelProbabilities, readTextModel, textFeatures, writeTextModel } from '../../src/retrieval/textModel.js';

const LABELS = ['fee', 'place'] as const;
const weight = fc.integer({ min: -500, max: 500 }).map((value) => value / 100);
const model = fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9_:]{1,12}$/), weight, weight)).map((rows) => ({ labels: LABELS, weights: new Map(rows.map(([feature, a, b]) => [feature, [a, b]] as const)) }));

describe('grams', () => {
  it('are words without diacritics, and runs of two and three', () => {
    expect(grams('Nộp ở đâu').sort()).toEqual(['dau', 'nop', 'nop_o', 'nop_o_dau', 'o', 'o_dau']);
  });
  it('name each run once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => new Set(grams(text)).size === grams(text).length));
  });
});

describe('a text model', () => {
  it('gives probabilities that add up to one, whatever is asked', () => {
    fc.assert(fc.property(model, fc.string(), (one, text) => {
      const shares = labelProbabilities(one, textFeatures(text));
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    }));
  });
  it('follows its weights', () => {
    const one = { labels: LABELS, weights: new Map([[BIAS, [0, 1]], ['tien', [5, 0]]]) };
    expect(labelProbabilities(one, textFeatures('bao nhiêu tiền'))[0]).toBeGreaterThan(0.9);
    expect(labelProbabilities(one, textFeatures('nộp ở đâu'))[0]).toBeLessThan(0.5);
  });
  it('is the same after it was written and read', () => {
    fc.assert(fc.property(model, (one) => {
      expect(readTextModel(writeTextModel(one), LABELS).weights).toEqual(new Map([...one.weights].map(([feature, row]) => [feature, row.map((value) => value || 0)])));
    }));
  });
  it.each([['other labels', 'feature\tfee\n'], ['a line without all weights', 'feature\tfee\tplace\ntien\t1\n'], ['a weight that is no number', 'feature\tfee\tplace\ntien\tx\t1\n']])('refuses %s', (_what, table) => {
    expect(() => readTextModel(table, LABELS)).toThrow(/line \d/);
  });
});
