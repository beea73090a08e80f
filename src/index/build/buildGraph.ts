import { join } from 'node:path';
import { readBlock, unpackArrays } from '../arrayFile.js';
import { FILES, type Manifest } from '../manifest.js';
import { HnswGraph, type GraphSettings } from '../vectors/hnsw.js';

/** A generation whose graph may be carried on. */
export interface EarlierGraph {
  folder: string;
  manifest: Manifest;
}

export interface BuiltGraph {
  graph: HnswGraph;
  /** The graph's label of each unit. */
  labels: Uint32Array;
}

interface Options {
  earlier?: EarlierGraph | undefined;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal | undefined;
}

/** Above this share of new or dead points a graph is built from nothing: it is then as quick, and searches better. */
const CARRY_ON_LIMIT = 0.2;
/** Adding blocks the event loop; it is let through after this many points. */
const BREATH = 256;

/**
 * The graph over all vectors. Points of the earlier graph whose vector is still wanted are kept, so that one changed document costs about that
 * document; points not wanted any more are marked dead.
 */
export async function buildGraph(vectors: readonly Float32Array[], settings: GraphSettings, options: Options = {}): Promise<BuiltGraph> {
  const start = (options.earlier && (await carryOn(vectors, settings, options.earlier))) ?? {
    graph: HnswGraph.create(settings, vectors.length), labels: new Uint32Array(vectors.length), missing: vectors.map((_, unit) => unit), nextLabel: 0,
  };
  const { graph, labels, missing } = start;
  graph.reserve(graph.count + missing.length);
  let label = start.nextLabel;
  for (const [done, unit] of missing.entries()) {
    if (done % BREATH === 0) {
      options.onProgress?.(done, missing.length);
      await new Promise(setImmediate);
      options.signal?.throwIfAborted();
    }
    graph.add(vectors[unit]!, label);
    labels[unit] = label++;
  }
  options.onProgress?.(missing.length, missing.length);
  return { graph, labels };
}

async function carryOn(vectors: readonly Float32Array[], settings: GraphSettings, { folder, manifest }: EarlierGraph) {
  const earlierLabels = unpackArrays(await readBlock(join(folder, FILES.labels)))['labels'] as Uint32Array;
  const block = await readBlock(join(folder, FILES.vectors));
  const size = settings.dimension * 4;
  const free = new Map<string, number[]>();
  earlierLabels.forEach((label, unit) => {
    const key = Buffer.from(block.buffer, block.byteOffset + unit * size, size).toString('latin1');
    const list = free.get(key);
    if (list) list.push(label);
    else free.set(key, [label]);
  });
  const labels = new Uint32Array(vectors.length);
  const missing: number[] = [];
  vectors.forEach((vector, unit) => {
    const label = free.get(Buffer.from(vector.buffer, vector.byteOffset, size).toString('latin1'))?.shift();
    if (label === undefined) missing.push(unit);
    else labels[unit] = label;
  });
  const unwanted = [...free.values()].flat();
  const dead = manifest.graph.points - (earlierLabels.length - unwanted.length);
  if (missing.length + dead > CARRY_ON_LIMIT * vectors.length) return undefined;
  const graph = await HnswGraph.load(join(folder, FILES.graph), settings, manifest.graph.points);
  for (const label of unwanted) graph.remove(label);
  return { graph, labels, missing, nextLabel: graph.nextLabel };
}
