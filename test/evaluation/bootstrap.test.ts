import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate, percentile } from '../../src/evaluation/bootstrap.js';

describe('estimate', () => {
  it('gives the same interval for the same values', () => {
    const values = Array.from({ length: 50 }, (_, i) => i % 3);
    expect(estimate(values)).toEqual(estimate(values));
  });
  it('holds its value within its interval, which lies between the least and the greatest value', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 60 }), (values) => {
      const e = estimate(values);
      return e !== undefined && e.low <= e.value + 1e-9 && e.value <= e.high + 1e-9 && e.low >= 0 && e.high <= 1;
    }), { numRuns: 50 });
  });
  it('is close to the normal interval for a hundred coin tosses', () => {
    const e = estimate(Array.from({ length: 100 }, (_, i) => i % 2));
    expect(e?.low).toBeCloseTo(0.4, 1);
    expect(e?.high).toBeCloseTo(0.6, 1);
  });
  it('is nothing for no value', () => {
    expect(estimate([])).toBeUndefined();
  });
});

describe('percentile', () => {
  it('interpolates between neighbours', () => {
    expect(percentile([1, 2, 3, 4], 50)).toBe(2.5);
    expect(percentile([7], 99)).toBe(7);
  });
});
