import { toBytes, type ByteVector } from './byteVector.js';
import type { Encoder } from './encoder.js';
import type { PackedVectors } from './packedVectors.js';
import { VectorCache } from './vectorCache.js';

/** Texts given to the encoder at once: enough to sort them by length, few enough to show progress early. */
const CHUNK = 1024;

export interface CachedEmbedding {
  /** In the order of the texts; equal texts have one array. */
  vectors: ByteVector[];
  /** The same by the key of the text. */
  byKey: Map<string, ByteVector>;
  /** Texts that the encoder had to be asked for. */
  embedded: number;
}

interface Options {
  /** Vectors that shipped with the encoder; asked where the cache has none. */
  shipped?: PackedVectors | undefined;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/** Vectors of passages; only texts that are not known reach the encoder, each once, and are kept in the cache as soon as they are done. */
export async function embedWithCache(encoder: Encoder, cache: VectorCache, texts: readonly string[], { shipped, onProgress, signal }: Options = {}): Promise<CachedEmbedding> {
  const keys = new Map<string, string>();
  const byKey = new Map<string, ByteVector>();
  const missing: { key: string; text: string }[] = [];
  for (const text of texts) {
    if (keys.has(text)) continue;
    const key = VectorCache.key(text);
    keys.set(text, key);
    const known = cache.get(key) ?? shipped?.get(key);
    if (known) byKey.set(key, known);
    else missing.push({ key, text });
  }
  let done = 0;
  onProgress?.(done, missing.length);
  for (let from = 0; from < missing.length; from += CHUNK) {
    const chunk = missing.slice(from, from + CHUNK);
    await encoder.embedPassages(chunk.map(({ text }) => text), {
      ...(signal ? { signal } : {}),
      onBatch: (positions, vectors) => {
        const fresh = positions.map((position, i) => [chunk[position]!.key, toBytes(vectors[i]!)] as const);
        cache.add(fresh);
        for (const [key, vector] of fresh) byKey.set(key, vector);
        onProgress?.((done += positions.length), missing.length);
      },
    });
  }
  return { vectors: texts.map((text) => byKey.get(keys.get(text)!)!), byKey, embedded: missing.length };
}
