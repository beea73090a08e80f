import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IndexDamagedError, VectorError } from '../../../src/index/indexError.js';
import { toBytes, toFloats } from '../../../src/embedding/byteVector.js';
import { DotProducts } from '../../../src/index/vectors/dotProducts.js';
import { HnswGraph } from '../../../src/index/vectors/hnsw.js';
import { clusteredVectors } from '../support/clusteredVectors.js';

const SETTINGS = { dimension: 4, M: 16, efConstruction: 100, ef: 77 };
const axis = (i: number) => Float32Array.from([0, 0, 0, 0].map((_, j) => (i === j ? 1 : 0)));

describe('HnswGraph', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'hnsw-')); });
  afterEach(() => { rmSync(folder, { recursive: true }); });

  const graphOf = (count: number, capacity = 4) => {
    const graph = HnswGraph.create(SETTINGS, capacity);
    for (let i = 0; i < count; i++) graph.add(axis(i), i);
    return graph;
  };
  const saved = async (count: number) => {
    const path = join(folder, 'graph');
    await graphOf(count).save(path);
    return path;
  };

  it('finds the nearest first, with its dot product', () => {
    const { labels, similarities } = graphOf(3).search(Float32Array.from([0.8, 0.6, 0, 0]), 2);
    expect(labels).toEqual([0, 1]);
    expect(similarities[0]).toBeCloseTo(0.8);
    expect(similarities[1]).toBeCloseTo(0.6);
  });

  it('has the ef of its settings after loading, not the library\'s 10', async () => {
    const graph = await HnswGraph.load(await saved(3), SETTINGS, 3);
    expect(graph.ef).toBe(77);
  });

  it('refuses to load a file of another dimension', async () => {
    const path = await saved(3);
    await expect(HnswGraph.load(path, { ...SETTINGS, dimension: 8 }, 3)).rejects.toThrow(/4 dimensions.*8/);
  });

  it('refuses to load a file with another number of vectors', async () => {
    const path = await saved(3);
    await expect(HnswGraph.load(path, SETTINGS, 4)).rejects.toThrow(IndexDamagedError);
  });

  it('refuses to load a missing, an empty and a cut file', async () => {
    await expect(HnswGraph.load(join(folder, 'none'), SETTINGS, 3)).rejects.toThrow(/missing/);
    const path = await saved(3);
    truncateSync(path, 200);
    await expect(HnswGraph.load(path, SETTINGS, 3)).rejects.toThrow(/cut short/);
    truncateSync(path, 0);
    await expect(HnswGraph.load(path, SETTINGS, 3)).rejects.toThrow(/cut short/);
  });

  it('refuses to save into a missing folder', async () => {
    await expect(graphOf(2).save(join(folder, 'none', 'graph'))).rejects.toThrow(VectorError);
  });

  it('leaves only the whole file after saving, also over an earlier one', async () => {
    const path = await saved(2);
    const before = readFileSync(path);
    await graphOf(3).save(path);
    expect(readdirSync(folder)).toEqual(['graph']);
    expect(readFileSync(path).equals(before)).toBe(false);
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it.each([[NaN], [Infinity], [-Infinity], [undefined], ['1']])('refuses the value %s in a vector, which would end the process', (bad) => {
    const vector = [1, 0, 0, bad] as unknown as Float32Array;
    expect(() => graphOf(1).add(vector, 1)).toThrow(VectorError);
    expect(() => graphOf(1).search(vector, 1)).toThrow(VectorError);
  });

  it('takes Float32Array, which the library refuses', () => {
    expect(graphOf(1).search(axis(0), 1).labels).toEqual([0]);
  });

  it('refuses a vector of another dimension', () => {
    expect(() => graphOf(1).add(new Float32Array(3), 1)).toThrow(/3 dimensions/);
    expect(() => graphOf(1).search(new Float32Array(5), 1)).toThrow(/5 dimensions/);
  });

  it('refuses a label that is in use, also after loading', async () => {
    expect(() => graphOf(2).add(axis(3), 1)).toThrow(/label 1/);
    const loaded = await HnswGraph.load(await saved(2), SETTINGS, 2);
    loaded.reserve(3);
    expect(() => loaded.add(axis(3), 1)).toThrow(/label 1/);
  });

  it.each([[-1], [0.5], [NaN]])('refuses the label %s', (label) => {
    expect(() => graphOf(1).add(axis(1), label)).toThrow(/label/);
  });

  it('refuses more vectors than it has room for, and takes them once room is reserved', () => {
    const graph = graphOf(2, 2);
    expect(() => graph.add(axis(2), 2)).toThrow(/full/);
    graph.reserve(3);
    graph.add(axis(2), 2);
    expect(graph.search(axis(2), 1).labels).toEqual([2]);
  });

  it('gives no more than it has, and nothing when it is empty', () => {
    expect(graphOf(2).search(axis(0), 50).labels).toHaveLength(2);
    expect(HnswGraph.create(SETTINGS, 0).search(axis(0), 5).labels).toEqual([]);
  });

  it('never returns a removed point, also after saving and loading', async () => {
    const graph = graphOf(3);
    graph.remove(1);
    expect(graph.search(axis(1), 3).labels).not.toContain(1);
    const path = join(folder, 'graph');
    await graph.save(path);
    expect((await HnswGraph.load(path, SETTINGS, 3)).search(axis(1), 3).labels).not.toContain(1);
  });

  it('has no way to pass a filter, which could throw inside the library', () => {
    expect(HnswGraph.prototype.search.length).toBe(2);
  });

  it('finds at least 99 of 100 of the ten nearest among 12,000 vectors', { timeout: 120_000 }, () => {
    const dimension = 128;
    const vectors = clusteredVectors(12_000, dimension);
    const graph = HnswGraph.create({ dimension, M: 16, efConstruction: 100, ef: 100 }, vectors.length);
    const exact = new DotProducts(vectors.length, dimension);
    vectors.map(toBytes).forEach((bytes, i) => { graph.add(toFloats(bytes), i); exact.fill(bytes, i); });
    const queries = clusteredVectors(100, dimension, 7);
    let found = 0;
    for (const query of queries) {
      const all = exact.all(query);
      const tenth = Float32Array.from(all).sort().at(-10)!;
      found += graph.search(query, 10).labels.filter((label) => all[label]! >= tenth).length;
    }
    expect(found / (queries.length * 10)).toBeGreaterThanOrEqual(0.99);
  });
});
