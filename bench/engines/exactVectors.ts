import { toBytes } from '../../src/embedding/byteVector.js';
import type { Encoder } from '../../src/embedding/encoder.js';
import { DotProducts } from '../../src/index/vectors/dotProducts.js';
import { oneText, RESULTS, textsAt, type Engine } from './engine.js';

/** Exact search over the vectors of all texts: every vector is compared with the question's. */
export function exactVectors(encoder: Encoder): Engine {
  return {
    name: 'exact vectors alone',
    async build(texts) {
      const start = performance.now();
      const vectors = await encoder.embedPassages(texts.map(({ text }) => text));
      const embeddingMs = performance.now() - start;
      const { dimension } = encoder;
      const matrix = new DotProducts(vectors.length, dimension);
      vectors.forEach((vector, row) => matrix.fill(toBytes(vector), row));
      return {
        async search(question, context) {
          const [query] = await encoder.embedQueries([oneText(question, context)]);
          return query ? textsAt(texts, greatest(matrix.all(query), RESULTS)) : [];
        },
        bytes: vectors.length * dimension,
        embeddingMs,
        async close() {
          await encoder.dispose();
        },
      };
    },
  };
}

/** Places of the greatest values, best first. */
export function greatest(values: Float32Array, k: number): number[] {
  const best: number[] = [];
  const at = (place: number) => values[best[place] ?? -1] ?? Infinity;
  values.forEach((value, index) => {
    // Few values pass: those that do are put in their place, so that nothing is sorted at the end.
    if (best.length === k && value <= at(k - 1)) return;
    let place = best.length;
    while (place > 0 && at(place - 1) < value) place--;
    best.splice(place, 0, index);
    if (best.length > k) best.pop();
  });
  return best;
}
