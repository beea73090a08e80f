import { describe, expect, it } from 'vitest';
import { shortVector } from '../../src/embedding/shortVector.js';

describe('shortVector', () => {
  const hidden = Float32Array.from([/* text 0 */ 1, 1, 9, 1, 1, 9, /* text 1 */ 3, 0, 5, 3, 8, 5, 100, 100, 100].slice(0, 15));

  it('takes the mean over the tokens that are not padding, keeps the first values and gives them length 1', () => {
    const rows = Float32Array.from([3, 0, 7, 3, 8, 7, 100, 100, 100]);
    expect(Array.from(shortVector(rows, { row: 0, length: 3, width: 3 }, 2, 2))).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  });

  it('reads the row of its own text', () => {
    const [x, y] = shortVector(hidden, { row: 1, length: 2, width: 3 }, 1, 2);
    expect([x, y]).toEqual([1, 0]);
  });

  it('gives zeros and no NaN for a vector without length', () => {
    expect(Array.from(shortVector(new Float32Array(3), { row: 0, length: 1, width: 3 }, 1, 3))).toEqual([0, 0, 0]);
  });
});
