import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../src/evaluation/fit/groupBy.js';

describe('groupBy', () => {
  it('keeps groups in order of first appearance and items in theirs', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], (item) => item[0])]).toEqual([['b', ['b1', 'b2']], ['a', ['a1']]]);
  });
  it('loses nothing and puts each item under its key', () => {
    fc.assert(fc.property(fc.array(fc.integer()), (items) => {
      const groups = groupBy(items, (item) => item % 3);
      return [...groups.values()].flat().length === items.length && [...groups].every(([key, list]) => list.length > 0 && list.every((item) => item % 3 === key));
    }));
  });
  it('gives no group of nothing', () => expect(groupBy([], String).size).toBe(0));
});
