import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packArrays } from '../../src/index/arrayFile.js';
import { buildGeneration } from '../../src/index/build/buildGeneration.js';
import { verifyGeneration } from '../../src/index/build/verifyGeneration.js';
import { IndexDamagedError, IndexMismatchError, IndexMissingError } from '../../src/index/indexError.js';
import { FILES, FORMAT_VERSION } from '../../src/index/manifest.js';
import { openCurrent, rollback } from '../../src/index/openCurrent.js';
import { fakeEncoder } from './support/fakeEncoder.js';
import { smallSource } from './support/smallSource.js';
import { tempIndex } from './support/tempIndex.js';

describe('openCurrent', () => {
  const index = tempIndex();
  const encoder = fakeEncoder();
  const build = async (documents = 4) => (await buildGeneration({ source: smallSource(documents), indexDir: index.path, encoder })).manifest;

  it('says how to build when nothing is published', async () => {
    await expect(openCurrent(index.path)).rejects.toThrow(IndexMissingError);
    await expect(openCurrent(index.path)).rejects.toThrow(/motcua index/);
  });

  it('refuses an encoder of another dimension before anything is loaded', async () => {
    const { id } = await build();
    rmSync(join(index.path, id, FILES.graph));
    await expect(openCurrent(index.path, fakeEncoder({ dimension: 8 }))).rejects.toThrow(IndexMismatchError);
  });

  it('refuses another encoder of the same dimension', async () => {
    await build();
    await expect(openCurrent(index.path, fakeEncoder({ digest: 'other' }))).rejects.toThrow(/another encoder/);
  });

  it('refuses another format, with the remedy', async () => {
    const { id } = await build();
    const path = join(index.path, id, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(`"format": ${FORMAT_VERSION}`, '"format": 0'));
    await expect(openCurrent(index.path)).rejects.toThrow(IndexMismatchError);
  });

  it.each(Object.values(FILES))('names the file %s when it is missing', async (file) => {
    const { id } = await build();
    rmSync(join(index.path, id, file));
    await expect(openCurrent(index.path)).rejects.toThrow(file);
  });

  it.each(['{', `{"format": ${FORMAT_VERSION}}`, ''])('refuses the broken manifest %j', async (content) => {
    const { id } = await build();
    writeFileSync(join(index.path, id, 'manifest.json'), content);
    await expect(openCurrent(index.path)).rejects.toThrow(/manifest|format/);
  });

  it('refuses a cut matrix', async () => {
    const { id } = await build();
    truncateSync(join(index.path, id, FILES.vectors), 100);
    await expect(openCurrent(index.path)).rejects.toThrow(IndexDamagedError);
  });

  it('refuses labels of other units', async () => {
    const { id } = await build();
    writeFileSync(join(index.path, id, FILES.labels), packArrays({ rows: new Uint32Array(19), labels: new Uint32Array(20) }));
    await expect(openCurrent(index.path)).rejects.toThrow(FILES.labels);
  });

  it('refuses a file "current" that names nothing', async () => {
    await build();
    writeFileSync(join(index.path, 'current'), 'x');
    await expect(openCurrent(index.path)).rejects.toThrow(IndexDamagedError);
  });

  it('builds again over a broken "current"', async () => {
    await build();
    writeFileSync(join(index.path, 'current'), 'x');
    await build();
    (await openCurrent(index.path)).close();
  });

  it('goes back to the generation before, and forward again', async () => {
    const first = await build(4);
    const second = await build(5);
    expect((await rollback(index.path)).id).toBe(first.id);
    const generation = await openCurrent(index.path);
    expect(generation.documents).toHaveLength(4);
    generation.close();
    expect((await rollback(index.path)).id).toBe(second.id);
  });

  it('cannot go back from the first generation', async () => {
    await build();
    await expect(rollback(index.path)).rejects.toThrow(IndexMissingError);
  });
});

describe('verifyGeneration', () => {
  const index = tempIndex();

  it.each(Object.values(FILES))('notices a changed byte in %s', async (file) => {
    const { manifest } = await buildGeneration({ source: smallSource(4), indexDir: index.path, encoder: fakeEncoder() });
    const path = join(index.path, manifest.id, file);
    const content = readFileSync(path);
    content[content.length - 1]! ^= 1;
    writeFileSync(path, content);
    await expect(verifyGeneration(join(index.path, manifest.id))).rejects.toThrow(IndexDamagedError);
  });
});
