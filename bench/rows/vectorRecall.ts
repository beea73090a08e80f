import { loadConfig } from '../../src/config.js';
import { createEncoder } from '../../src/embedding/createEncoder.js';
import { openCurrent } from '../../src/index/openCurrent.js';
import { greatest } from '../engines/exactVectors.js';
import { milliseconds, type BenchContext, type Row } from '../lib/row.js';
import { summarize } from '../lib/times.js';

const K = 10;

/** Nearest units by the graph beside those of exact search over the same vectors. */
export async function vectorRecall({ env, questions }: BenchContext): Promise<Row[]> {
  const config = loadConfig({ env, cwd: process.cwd() });
  const generation = await openCurrent(config.index);
  const { vectors, manifest } = generation;
  const encoder = await createEncoder({ modelDir: config.model, dimension: manifest.encoder.dimension });
  try {
    const queries = await encoder.embedQueries(questions);
    const [graphMs, exactMs]: [number[], number[]] = [[], []];
    let recalled = 0;
    for (const query of queries) {
      const start = performance.now();
      const near = vectors.search(query, K);
      const between = performance.now();
      const similarities = vectors.similarities(query);
      const exact = greatest(similarities, K);
      graphMs.push(between - start);
      exactMs.push(performance.now() - between);
      // Many phrasings are twins with one vector: a neighbour as near as the tenth is as good as the tenth.
      const least = (similarities[exact.at(-1) ?? 0] ?? 0) - 1e-6;
      recalled += near.ids.filter((id) => (similarities[id] ?? 0) >= least).length / Math.min(K, exact.length);
    }
    const recall = recalled / queries.length;
    return [
      { what: `vector search: recall@${K} of the graph against exact search`, measured: recall.toFixed(4), budget: '≥ 0.99', held: recall >= 0.99 },
      { what: 'vector search alone: median by the graph, by exact search', measured: `${milliseconds(summarize(graphMs).median)}, ${milliseconds(summarize(exactMs).median)}` },
    ];
  } finally {
    generation.close();
    await encoder.dispose();
  }
}
