import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packArrays, unpackArrays } from '../../src/index/arrayFile.js';

describe('packArrays', () => {
  it('is undone by unpackArrays, whatever the widths and lengths', () => {
    const arrays = fc.record({ a: fc.uint8Array(), b: fc.uint32Array(), c: fc.uint16Array(), d: fc.uint8Array(), e: fc.uint32Array() });
    fc.assert(fc.property(arrays, (value) => {
      expect(unpackArrays(packArrays(value))).toEqual(value);
    }));
  });
});
