import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/load/loadCorpus.js';
import { createEncoder } from '../../src/embedding/createEncoder.js';
import type { Encoder } from '../../src/embedding/encoder.js';
import { toFloats } from '../../src/embedding/byteVector.js';
import { PackedVectors } from '../../src/embedding/packedVectors.js';
import { VectorCache } from '../../src/embedding/vectorCache.js';
import { layOut } from '../../src/index/source.js';
import { sourceOf } from '../../src/index/sourceOf.js';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Above this share a new machine waits noticeably for vectors that could have been shipped. */
const WORTH_RENEWING = 0.1;

describe('the shipped vectors', { timeout: 60_000 }, () => {
  let encoder: Encoder;
  let shipped: PackedVectors;
  let texts: string[];
  beforeAll(async () => {
    encoder = await createEncoder({ modelDir: root('models/e5-small-vi') });
    const causes: string[] = [];
    shipped = PackedVectors.read(root('models/e5-small-vi/vectors.int8'), encoder, (cause) => causes.push(cause))!;
    expect(causes).toEqual([]);
    texts = [...new Set(layOut(sourceOf(await loadCorpus(root('corpus')))).vectorTexts)];
    return () => encoder.dispose();
  }, 60_000);

  it('are those that the bundled encoder makes', async () => {
    const known = texts.filter((text) => shipped.get(VectorCache.key(text)));
    const sample = known.filter((_, i) => i % Math.ceil(known.length / 24) === 0);
    const vectors = await encoder.embedPassages(sample);
    sample.forEach((text, i) => expect(dot(vectors[i]!, toFloats(shipped.get(VectorCache.key(text))!)), text).toBeGreaterThan(0.95));
  });

  it('tell when so many texts of the shipped corpus lack one that the file is worth renewing', () => {
    const missing = texts.filter((text) => !shipped.get(VectorCache.key(text))).length;
    if (missing > WORTH_RENEWING * texts.length) {
      console.warn(`${missing} of ${texts.length} texts of the corpus have no shipped vector: renew models/e5-small-vi/vectors.int8 (models/README.md says how).`);
    }
    expect(texts.length).toBeGreaterThan(0);
  });
});
