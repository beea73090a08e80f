import path from 'node:path';
import type { Config } from '../config.js';
import type { CorpusProblem } from '../corpus/document.js';
import { loadCorpus } from '../corpus/load/loadCorpus.js';
import type { Encoder } from '../embedding/encoder.js';
import { buildGeneration, type BuildProgress, type BuildResult } from '../index/build/buildGeneration.js';
import { sourceOf } from '../index/sourceOf.js';

export interface BuildIndexOptions {
  config: Pick<Config, 'corpus' | 'index' | 'state'>;
  encoder: Encoder;
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
}

export interface IndexedCorpus extends BuildResult {
  /** Files left out, and what was mended in others. */
  problems: CorpusProblem[];
}

/** Folder of the portal records that an operator imported. */
export function importsFolder({ state }: Pick<Config, 'state'>): string {
  return path.join(state, 'imports');
}

/**
 * Reads the corpus and builds its generation; files that cannot be read are named in `problems` and the rest is indexed.
 * @throws the errors of `loadCorpus` and `buildGeneration`
 */
export async function buildIndex({ config, encoder, onProgress, signal }: BuildIndexOptions): Promise<IndexedCorpus> {
  const corpus = await loadCorpus(config.corpus, { imports: importsFolder(config) });
  const result = await buildGeneration({
    source: sourceOf(corpus), indexDir: config.index, encoder, ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}),
  });
  return { ...result, problems: corpus.problems };
}
