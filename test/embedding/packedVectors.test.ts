import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBytes, type ByteVector } from '../../src/embedding/byteVector.js';
import { PackedVectors, packVectors } from '../../src/embedding/packedVectors.js';
import { VectorCache } from '../../src/embedding/vectorCache.js';

const ENCODER = { digest: 'abc', dimension: 8 };
const values = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }).filter((list) => list.some((value) => Math.abs(value) > 0.1));
const unit = (list: readonly number[]) => toBytes(Float32Array.from(list));

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  file = join(folder, 'vectors.int8');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (vectors: Record<string, ByteVector>) => writeFileSync(file, packVectors(ENCODER, new Map(Object.entries(vectors).map(([text, vector]) => [VectorCache.key(text), vector]))));
const read = (encoder = ENCODER) => {
  const causes: string[] = [];
  return { packed: PackedVectors.read(file, encoder, (cause) => causes.push(cause)), causes };
};

describe('PackedVectors', () => {
  it('gives each vector back', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.string(), values), { selector: ([text]) => text, maxLength: 10 }), (entries) => {
      write(Object.fromEntries(entries.map(([text, list]) => [text, unit(list)])));
      const { packed, causes } = read();
      expect(causes).toEqual([]);
      expect(packed!.size).toBe(entries.length);
      for (const [text, list] of entries) expect(packed!.get(VectorCache.key(text))).toEqual(unit(list));
    }), { numRuns: 50 });
  });

  it('knows nothing of other texts', () => {
    write({ một: unit([1, 2, 3, 4, 5, 6, 7, 8]) });
    expect(read().packed!.get(VectorCache.key('hai'))).toBeUndefined();
  });

  it('gives the same bytes for what was read from it, in any order', () => {
    const a = unit([1, 2, 3, 4, 5, 6, 7, -8]);
    const b = unit([8, 2, 3, 4, 5, 6, 7, 1]);
    write({ a, b });
    const first = readFileSync(file);
    const packed = read().packed!;
    write({ b: packed.get(VectorCache.key('b'))!, a: packed.get(VectorCache.key('a'))! });
    expect(readFileSync(file).equals(first)).toBe(true);
  });

  it('is nothing, without a word, where there is no file', () => {
    expect(read()).toEqual({ packed: undefined, causes: [] });
  });

  it('is nothing, and says why, for another encoder or dimension', () => {
    write({ một: unit([1, 2, 3, 4, 5, 6, 7, 8]) });
    expect(read({ digest: 'other', dimension: 8 })).toEqual({ packed: undefined, causes: ['its vectors are of another encoder'] });
    expect(read({ digest: 'abc', dimension: 4 })).toEqual({ packed: undefined, causes: ['its vectors have 8 dimensions, not 4'] });
  });

  it('is nothing, and says so, when a byte is another, the end is missing, or it is no such file', () => {
    write({ một: unit([1, 2, 3, 4, 5, 6, 7, 8]) });
    const content = readFileSync(file);
    content[content.length - 1]! ^= 1;
    for (const spoil of [() => writeFileSync(file, content), () => truncateSync(file, content.length - 3), () => writeFileSync(file, 'x\n'), () => writeFileSync(file, 'null\n'), () => writeFileSync(file, '')]) {
      spoil();
      expect(read()).toEqual({ packed: undefined, causes: ['the file is damaged'] });
    }
  });
});
