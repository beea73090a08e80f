import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctVectors } from '../../../src/index/vectors/distinctVectors.js';

describe('distinctVectors', () => {
  it('keeps each vector once, in the order of its first unit, whether units share the array or only the values', () => {
    const vector = fc.tuple(fc.constantFrom(0, 64, 127), fc.constantFrom(0, -64), fc.constantFrom(0, 1));
    fc.assert(fc.property(fc.array(vector), fc.boolean(), (lists, shared) => {
      const arrays = new Map<string, Int8Array>();
      const vectors = lists.map((list) => {
        const made = arrays.get(String(list)) ?? Int8Array.from(list);
        if (shared) arrays.set(String(list), made);
        return made;
      });
      const distinct = distinctVectors(vectors);
      expect(distinct.vectors.map((one) => String([...one]))).toEqual([...new Set(lists.map(String))]);
      expect(Array.from(distinct.rows, (row) => String([...distinct.vectors[row]!]))).toEqual(lists.map(String));
    }));
  });
});
