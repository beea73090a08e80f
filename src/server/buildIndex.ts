import path from 'node:path';
import type { Config } from '../config.js';
import type { CorpusProblem } from '../corpus/document.js';
import { loadCorpus } from '../corpus/load/loadCorpus.js';
import type { Encoder } from '../embedding/encoder.js';
import { PackedVectors, packVectors } from '../embedding/packedVectors.js';
import { buildGeneration, type BuildProgress, type BuildResult } from '../index/build/buildGeneration.js';
import { writeWhole } from '../index/build/durable.js';
import { embedAll } from '../index/build/embedAll.js';
import { layOut } from '../index/source.js';
import { sourceOf } from '../index/sourceOf.js';

export interface BuildIndexOptions {
  config: Pick<Config, 'corpus' | 'index' | 'state' | 'model'>;
  encoder: Encoder;
  /** File to write the vectors of this corpus to, for shipping. */
  pack?: string | undefined;
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
export async function buildIndex({ config, encoder, pack, onProgress, signal }: BuildIndexOptions): Promise<IndexedCorpus> {
  const corpus = await loadCorpus(config.corpus, { imports: importsFolder(config) });
  const source = sourceOf(corpus);
  const problems = [...corpus.problems];
  const file = path.join(config.model, 'vectors.int8');
  const shipped = PackedVectors.read(file, encoder, (cause) => {
    problems.push({ file, severity: 'repaired', cause: `${cause}; all texts are embedded instead`, remedy: 'write it again with "motcua index --pack FILE", or delete it' });
  });
  const known = { indexDir: config.index, encoder, shipped };
  const result = await buildGeneration({ source, ...known, ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) });
  if (pack !== undefined) await writeWhole(pack, packVectors(encoder, (await embedAll(layOut(source).vectorTexts, known)).byKey));
  return { ...result, problems };
}
