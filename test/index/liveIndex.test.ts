import { join } from 'node:path';
import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGeneration } from '../../src/index/build/buildGeneration.js';
import { readCurrent } from '../../src/index/current.js';
import type { Generation } from '../../src/index/generation.js';
import { IndexMissingError } from '../../src/index/indexError.js';
import { watchCurrent } from '../../src/index/liveIndex.js';
import { fakeEncoder } from './support/fakeEncoder.js';
import { smallSource } from './support/smallSource.js';
import { tempIndex } from './support/tempIndex.js';

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => { resolve = done; });
  return { promise, resolve };
}

describe('watchCurrent', () => {
  const index = tempIndex();
  const encoder = fakeEncoder();
  const build = (documents: number) => buildGeneration({ source: smallSource(documents), indexDir: index.path, encoder });

  it('needs something published to begin with', async () => {
    await expect(watchCurrent(index.path)).rejects.toThrow(IndexMissingError);
  });

  it('takes a new generation over by itself', async () => {
    await build(3);
    const swapped = deferred<Generation>();
    const live = await watchCurrent(index.path, { encoder, interval: 20, onSwap: swapped.resolve });
    await build(4);
    expect((await swapped.promise).documents).toHaveLength(4);
    expect(await live.use((generation) => generation.documents.length)).toBe(4);
    live.close();
  });

  it('keeps the old generation open until its last use ends', async () => {
    await build(3);
    const live = await watchCurrent(index.path, { encoder, interval: 1_000_000 });
    const gate = deferred<void>();
    let old: Generation | undefined;
    const use = live.use(async (generation) => {
      old = generation;
      await gate.promise;
      return generation.text(0);
    });
    await build(4);
    await live.refresh();
    expect(await live.use((generation) => generation.documents.length)).toBe(4);
    expect(old!.text(0)).toMatch(/^Thủ tục số 0/);
    gate.resolve();
    expect(await use).toMatch(/^Thủ tục số 0/);
    expect(() => old!.text(0)).toThrow(/not open/);
    live.close();
  });

  it('serves on with the old one, and tells once, when the new one cannot be opened', async () => {
    await build(3);
    const problems: unknown[] = [];
    const live = await watchCurrent(index.path, { encoder, interval: 1_000_000, onProblem: (error) => problems.push(error) });
    const published = await readCurrent(index.path);
    writeFileSync(join(index.path, 'current'), JSON.stringify({ generation: 'gone', previous: published!.generation }));
    await live.refresh();
    await live.refresh();
    expect(problems).toHaveLength(1);
    expect(await live.use((generation) => generation.documents.length)).toBe(3);
    live.close();
  });

  it('answers on when the folder it serves from is removed', async () => {
    const { manifest } = await build(3);
    const live = await watchCurrent(index.path, { encoder, interval: 1_000_000 });
    rmSync(join(index.path, manifest.id), { recursive: true });
    expect(await live.use((generation) => generation.sections(0))).toHaveLength(2);
    live.close();
  });

  it('closes the generation when it is closed itself', async () => {
    await build(3);
    const live = await watchCurrent(index.path);
    const generation = await live.use((open) => open);
    live.close();
    expect(() => generation.text(0)).toThrow(/not open/);
  });
});
