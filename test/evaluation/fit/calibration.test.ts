import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationError, reliability, type Forecast } from '../../../src/evaluation/fit/calibration.js';

const forecasts = (probability: number, came: number, missed: number): Forecast[] =>
  [...Array.from({ length: came }, () => ({ probability, came: true })), ...Array.from({ length: missed }, () => ({ probability, came: false }))];
const any = fc.array(fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), came: fc.boolean() }), { maxLength: 60 });

describe('reliability', () => {
  it('puts each forecast in the bin of its probability, certainty in the last one', () => {
    const bins = reliability([{ probability: 0, came: false }, { probability: 0.35, came: true }, { probability: 1, came: true }]);
    expect(bins.flatMap(({ count }, i) => (count > 0 ? [i] : []))).toEqual([0, 3, 9]);
  });
  it('gives what was said and what came in each bin', () => {
    expect(reliability(forecasts(0.75, 3, 1))[7]).toEqual({ from: 0.7, to: 0.8, count: 4, said: 0.75, came: 0.75 });
  });
  it('counts every forecast once', () => {
    fc.assert(fc.property(any, (list) => reliability(list).reduce((sum, { count }) => sum + count, 0) === list.length));
  });
});

describe('calibrationError', () => {
  it('is 0 when what was said came that often', () => expect(calibrationError(forecasts(0.75, 3, 1))).toBeCloseTo(0));
  it('is the whole distance when all that was certain did not come', () => expect(calibrationError(forecasts(1, 0, 5))).toBe(1));
  it('weighs bins by their forecasts', () => expect(calibrationError([...forecasts(0.95, 0, 1), ...forecasts(0.05, 0, 3)])).toBeCloseTo(0.95 / 4 + (0.05 * 3) / 4));
  it('is 0 without forecasts', () => expect(calibrationError([])).toBe(0));
  it('lies between 0 and 1', () => {
    fc.assert(fc.property(any, (list) => calibrationError(list) >= 0 && calibrationError(list) <= 1));
  });
});
