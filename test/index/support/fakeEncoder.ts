import { createHash } from 'node:crypto';
import type { EmbedOptions, Encoder } from '../../../src/embedding/encoder.js';

export interface FakeEncoder extends Encoder {
  /** Every passage that was asked for, in order. */
  readonly asked: string[];
}

interface Options {
  dimension?: number;
  digest?: string;
  /** Called around each batch, for tests that count or stop. */
  onAsked?: (texts: readonly string[]) => void;
  onFinished?: (texts: readonly string[]) => void;
}

const BATCH = 4;

/** Vectors from the words of a text, always the same; two texts with common words are near. */
export function fakeEncoder({ dimension = 16, digest = 'fake', onAsked, onFinished }: Options = {}): FakeEncoder {
  const asked: string[] = [];
  const embed = (text: string): Float32Array => {
    const sum = new Float32Array(dimension);
    for (const word of text.toLowerCase().split(/\s+/)) {
      const bytes = createHash('sha512').update(word).digest();
      for (let i = 0; i < dimension; i++) sum[i]! += bytes[i % bytes.length]! / 127.5 - 1;
    }
    const length = Math.hypot(...sum);
    return sum.map((value) => value / length);
  };
  return {
    name: 'fake',
    digest: createHash('sha256').update(digest).digest('hex'),
    dimension,
    asked,
    embedQueries: async (texts) => texts.map(embed),
    embedPassages: async (texts, { onBatch, signal }: EmbedOptions = {}) => {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        signal?.throwIfAborted();
        const batch = texts.slice(from, from + BATCH);
        asked.push(...batch);
        onAsked?.(batch);
        await new Promise(setImmediate);
        const made = batch.map(embed);
        vectors.push(...made);
        onBatch?.(batch.map((_, i) => from + i), made);
        onFinished?.(batch);
      }
      return vectors;
    },
    dispose: async () => {},
  };
}
