import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf, toBytes, toFloats } from '../../src/embedding/byteVector.js';

const values = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 32 }).filter((list) => list.some((value) => Math.abs(value) > 0.1));

describe('byte vectors', () => {
  it('have length 1 and nearly the direction of the vector', () => {
    fc.assert(fc.property(values, (list) => {
      const vector = toFloats(toBytes(Float32Array.from(list)));
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      expect(vector.reduce((sum, value, i) => sum + value * list[i]!, 0) / Math.hypot(...list)).toBeGreaterThan(0.9995);
    }));
  });

  it('stay the same when they are rounded again', () => {
    fc.assert(fc.property(values, (list) => {
      const bytes = toBytes(Float32Array.from(list));
      expect(toBytes(toFloats(bytes))).toEqual(bytes);
    }));
  });

  it('of nothing are nothing', () => {
    expect(toBytes(new Float32Array(3))).toEqual(new Int8Array(3));
    expect(scaleOf(new Int8Array(3))).toBe(0);
  });
});
