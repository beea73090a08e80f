import { join } from 'node:path';
import type { Encoder } from '../../embedding/encoder.js';
import { embedWithCache, type CachedEmbedding } from '../../embedding/embedWithCache.js';
import type { PackedVectors } from '../../embedding/packedVectors.js';
import { VectorCache } from '../../embedding/vectorCache.js';

export interface EmbedAllOptions {
  indexDir: string;
  encoder: Encoder;
  /** Vectors that shipped with the encoder. */
  shipped?: PackedVectors | undefined;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/** Vectors of texts through the cache of the index folder, which keeps what these texts need. */
export async function embedAll(texts: readonly string[], { indexDir, encoder, ...options }: EmbedAllOptions): Promise<CachedEmbedding> {
  const cache = VectorCache.open(join(indexDir, 'cache'), encoder);
  try {
    const result = await embedWithCache(encoder, cache, texts, options);
    cache.compact(new Set(result.byKey.keys()));
    return result;
  } finally {
    cache.close();
  }
}
