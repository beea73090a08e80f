import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenBatches } from '../../src/embedding/tokenBatches.js';

const lengths = fc.array(fc.integer({ min: 1, max: 96 }));

describe('tokenBatches', () => {
  it('holds every text once', () => {
    fc.assert(fc.property(lengths, (list) => {
      expect(tokenBatches(list, 256).flat().sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
    }));
  });

  it('keeps padded tokens under the budget, but for a text that is longer alone', () => {
    fc.assert(fc.property(lengths, (list) => {
      for (const batch of tokenBatches(list, 64)) {
        const longest = Math.max(...batch.map((position) => list[position]!));
        expect(batch.length === 1 || batch.length * longest <= 64).toBe(true);
      }
    }));
  });

  it('puts texts of like length together, shortest first', () => {
    expect(tokenBatches([9, 2, 8, 2], 18)).toEqual([[1, 3], [2, 0]]);
  });
});
