import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VectorCache } from '../../src/embedding/vectorCache.js';

const ENCODER = { digest: 'abc', dimension: 3 };
const RECORD = 32 + 3 + 4;
const vector = (...values: number[]) => Int8Array.from(values);

describe('VectorCache', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cache-')); });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  const open = () => VectorCache.open(folder, ENCODER);
  const file = () => join(folder, readdirSync(folder)[0]!);
  const withTwo = () => {
    const cache = open();
    cache.add([[VectorCache.key('một'), vector(1, 2, 3)], [VectorCache.key('hai'), vector(4, 5, 6)]]);
    cache.close();
  };

  it('finds a vector by its text after opening again', () => {
    withTwo();
    const cache = open();
    expect(cache.get(VectorCache.key('hai'))).toEqual(vector(4, 5, 6));
    expect(cache.get(VectorCache.key('ba'))).toBeUndefined();
    cache.close();
  });

  it('has each vector in the file as soon as it is added', () => {
    const cache = open();
    cache.add([[VectorCache.key('một'), vector(1, 2, 3)]]);
    expect(statSync(file()).size).toBe(RECORD);
    cache.close();
  });

  it('cuts a torn tail off and goes on after it', () => {
    withTwo();
    writeFileSync(file(), readFileSync(file()).subarray(0, 2 * RECORD - 5));
    const cache = open();
    expect(cache.size).toBe(1);
    cache.add([[VectorCache.key('ba'), vector(7, 8, 9)]]);
    cache.close();
    const again = open();
    expect(again.size).toBe(2);
    expect(again.get(VectorCache.key('ba'))).toEqual(vector(7, 8, 9));
    again.close();
  });

  it('does not believe a record whose sum is wrong', () => {
    withTwo();
    const content = readFileSync(file());
    content[RECORD + 33]! ^= 1;
    writeFileSync(file(), content);
    const cache = open();
    expect(cache.get(VectorCache.key('một'))).toBeDefined();
    expect(cache.get(VectorCache.key('hai'))).toBeUndefined();
    cache.close();
  });

  it('survives garbage', () => {
    withTwo();
    appendFileSync(file(), 'x'.repeat(500));
    const cache = open();
    expect(cache.size).toBe(2);
    cache.close();
  });

  it('keeps encoders and dimensions apart', () => {
    withTwo();
    for (const other of [{ digest: 'xyz', dimension: 3 }, { digest: 'abc', dimension: 4 }]) {
      const cache = VectorCache.open(folder, other);
      expect(cache.size).toBe(0);
      cache.close();
    }
  });

  it('refuses a vector of another dimension', () => {
    const cache = open();
    expect(() => cache.add([[VectorCache.key('một'), vector(1)]])).toThrow(/3 dimensions/);
    cache.close();
  });

  it('drops what is of no use once that is the larger part', () => {
    const cache = open();
    cache.add(['a', 'b', 'c', 'd'].map((text) => [VectorCache.key(text), vector(1, 0, 0)] as const));
    cache.compact(new Set([VectorCache.key('a'), VectorCache.key('b')]));
    expect(cache.size).toBe(4);
    cache.compact(new Set([VectorCache.key('a')]));
    cache.add([[VectorCache.key('e'), vector(0, 1, 0)]]);
    cache.close();
    const again = open();
    expect(again.size).toBe(2);
    expect(statSync(file()).size).toBe(2 * RECORD);
    again.close();
  });
});
