import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toBytes } from '../../src/embedding/byteVector.js';
import { embedWithCache } from '../../src/embedding/embedWithCache.js';
import { PackedVectors, packVectors } from '../../src/embedding/packedVectors.js';
import { VectorCache } from '../../src/embedding/vectorCache.js';
import { fakeEncoder } from '../index/support/fakeEncoder.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'embed-')); });
afterEach(() => rmSync(folder, { recursive: true }));

describe('embedWithCache', () => {
  it('asks the encoder for what neither the cache nor the shipped vectors have, each text once, and gives equal texts one array', async () => {
    const encoder = fakeEncoder();
    const [one, two] = (await encoder.embedQueries(['một', 'hai'])).map(toBytes);
    const cache = VectorCache.open(folder, encoder);
    cache.add([[VectorCache.key('một'), one!]]);
    const file = join(folder, 'vectors.int8');
    writeFileSync(file, packVectors(encoder, new Map([[VectorCache.key('hai'), two!], [VectorCache.key('một'), two!]])));
    const result = await embedWithCache(encoder, cache, ['một', 'hai', 'ba', 'hai', 'ba'], { shipped: PackedVectors.read(file, encoder) });
    expect(encoder.asked).toEqual(['ba']);
    expect(result.embedded).toBe(1);
    expect(result.vectors[0]).toBe(one);
    expect(result.vectors[1]).toEqual(two);
    expect(result.vectors[3]).toBe(result.vectors[1]);
    expect(result.vectors[4]).toBe(result.vectors[2]);
    expect([...result.byKey.keys()].sort()).toEqual(['một', 'hai', 'ba'].map(VectorCache.key).sort());
    cache.close();
  });
});
