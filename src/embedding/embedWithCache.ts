import type { Encoder } from './encoder.js';
import { VectorCache } from './vectorCache.js';

/** Texts given to the encoder at once: enough to sort them by length, few enough to show progress early. */
const CHUNK = 1024;

export interface CachedEmbedding {
  /** In the order of the texts. */
  vectors: Float32Array[];
  /** Keys of the texts in the cache. */
  keys: Set<string>;
  /** Texts that the encoder had to be asked for. */
  embedded: number;
}

/** Vectors of passages; only texts that the cache lacks reach the encoder, each once, and are kept as soon as they are done. */
export async function embedWithCache(
  encoder: Encoder,
  cache: VectorCache,
  texts: readonly string[],
  { onProgress, signal }: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<CachedEmbedding> {
  const keys = texts.map(VectorCache.key);
  const missing = new Map<string, string>();
  keys.forEach((key, i) => { if (!cache.get(key)) missing.set(key, texts[i]!); });
  const list = [...missing];
  let done = 0;
  onProgress?.(done, list.length);
  for (let from = 0; from < list.length; from += CHUNK) {
    const chunk = list.slice(from, from + CHUNK);
    await encoder.embedPassages(chunk.map(([, text]) => text), {
      ...(signal ? { signal } : {}),
      onBatch: (positions, vectors) => {
        cache.add(positions.map((position, i) => [chunk[position]![0], vectors[i]!] as const));
        onProgress?.((done += positions.length), list.length);
      },
    });
  }
  return { vectors: keys.map((key) => cache.get(key)!), keys: new Set(keys), embedded: list.length };
}
