import { join } from 'node:path';
import type { Encoder } from '../embedding/encoder.js';
import { lockBuild } from './build/buildLock.js';
import { readCurrent, writeCurrent } from './current.js';
import { openGeneration, type Generation } from './generation.js';
import { IndexMismatchError, IndexMissingError } from './indexError.js';
import { readManifest, type Manifest } from './manifest.js';

/** What must agree between an index and the encoder that asks it. */
export type EncoderIdentity = Pick<Encoder, 'name' | 'digest' | 'dimension'>;

/**
 * Opens the published generation.
 * @param encoder the encoder that will embed the questions
 * @throws IndexMissingError, IndexMismatchError or IndexDamagedError with the remedy
 */
export async function openCurrent(indexDir: string, encoder?: EncoderIdentity): Promise<Generation> {
  const current = await readCurrent(indexDir);
  if (!current) throw new IndexMissingError(`No index is published in ${indexDir}`, 'Run "motcua index" to build one');
  const folder = join(indexDir, current.generation);
  if (encoder) checkEncoder(await readManifest(folder), encoder);
  return openGeneration(folder);
}

/**
 * Publishes the generation before the published one; calling it again goes forward.
 * @throws IndexMissingError when there is none, IndexLockedError while a build runs
 */
export async function rollback(indexDir: string): Promise<Manifest> {
  const unlock = lockBuild(indexDir);
  try {
    const current = await readCurrent(indexDir);
    if (!current?.previous) throw new IndexMissingError(`There is no earlier generation in ${indexDir} to go back to`, 'Build the index again from the corpus you want');
    const manifest = await readManifest(join(indexDir, current.previous));
    await writeCurrent(indexDir, { generation: current.previous, previous: current.generation });
    return manifest;
  } finally {
    unlock();
  }
}

function checkEncoder({ id, encoder: built }: Manifest, used: EncoderIdentity): void {
  const remedy = 'Set the encoder it was built with, or run "motcua index" to build it again';
  if (built.dimension !== used.dimension) {
    throw new IndexMismatchError(`The index ${id} has vectors of ${built.dimension} dimensions, the encoder ${used.name} makes ${used.dimension}`, remedy);
  }
  if (built.digest !== used.digest) throw new IndexMismatchError(`The index ${id} was built with another encoder (${built.name}) than the one in use (${used.name})`, remedy);
}
