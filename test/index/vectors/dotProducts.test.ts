import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFloats } from '../../../src/embedding/byteVector.js';
import { DotProducts } from '../../../src/index/vectors/dotProducts.js';

const problem = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 40 })).chain(([rows, dimension]) => fc.record({
  dimension: fc.constant(dimension),
  rows: fc.array(fc.array(fc.integer({ min: -127, max: 127 }), { minLength: dimension, maxLength: dimension }), { minLength: rows, maxLength: rows }),
  query: fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: dimension, maxLength: dimension }),
}));
const filled = (rows: number[][], dimension: number) => {
  const products = new DotProducts(rows.length, dimension);
  products.fill(Int8Array.from(rows.flat()));
  return products;
};

describe('DotProducts', () => {
  it('gives what a plain loop over the vectors of length 1 gives, for any number of rows and dimensions', () => {
    fc.assert(fc.property(problem, ({ rows, dimension, query }) => {
      const result = filled(rows, dimension).all(Float32Array.from(query));
      expect(result.length).toBe(rows.length);
      rows.forEach((row, i) => expect(result[i]).toBeCloseTo(toFloats(Int8Array.from(row)).reduce((sum, v, j) => sum + v * query[j]!, 0), 4));
    }));
  });

  it('gives the same bits for some rows as for all', () => {
    fc.assert(fc.property(problem, ({ rows, dimension, query }) => {
      const products = filled(rows, dimension);
      const all = Array.from(products.all(Float32Array.from(query)));
      const order = rows.map((_, i) => i).reverse();
      expect(Array.from(products.of(Float32Array.from(query), order))).toEqual(order.map((i) => all[i]));
    }));
  });

  it('gives a row back with length 1', () => {
    expect(Array.from(filled([[1, 2, 3], [0, 3, 4]], 3).row(1))).toEqual([0, Math.fround(0.6), Math.fround(0.8)]);
  });
});
