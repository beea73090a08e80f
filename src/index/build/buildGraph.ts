import { join } from 'node:path';
import { readBlock, unpackArrays } from '../arrayFile.js';
import { FILES, type Manifest } from '../manifest.js';
import { bytesOf } from '../vectors/distinctVectors.js';
import { HnswGraph, type GraphSettings } from '../vectors/hnsw.js';

/** A generation whose graph may be carried on. */
export interface EarlierGraph {
  folder: string;
  manifest: Manifest;
}

export interface BuiltGraph {
  graph: HnswGraph;
  /** The graph's label of each vector. */
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

interface Start {
  graph: HnswGraph;
  /** Label of each vector that the graph already holds, by the vector's bytes. */
  labels: ReadonlyMap<string, number>;
}

/**
 * The graph over vectors that all differ: a point with more copies than it has links would be linked to nothing but its copies.
 * Points of the earlier graph whose vector is still wanted are kept, so that one changed document costs about that document.
 */
export async function buildGraph(vectors: readonly Float32Array[], settings: GraphSettings, options: Options = {}): Promise<BuiltGraph> {
  const keys = vectors.map(bytesOf);
  const { graph, labels: known } = (options.earlier && (await carryOn(new Set(keys), settings, options.earlier)))
    ?? { graph: HnswGraph.create(settings, vectors.length), labels: new Map() } satisfies Start;
  const labels = new Map(known);
  const missing = vectors.flatMap((vector, row) => (labels.has(keys[row]!) ? [] : [{ key: keys[row]!, vector }]));
  graph.reserve(graph.count + missing.length);
  let label = graph.nextLabel;
  for (const [done, { key, vector }] of missing.entries()) {
    if (done % BREATH === 0) {
      options.onProgress?.(done, missing.length);
      await new Promise(setImmediate);
      options.signal?.throwIfAborted();
    }
    graph.add(vector, label);
    labels.set(key, label++);
  }
  options.onProgress?.(missing.length, missing.length);
  return { graph, labels: Uint32Array.from(keys, (key) => labels.get(key)!) };
}

/** The earlier graph with the points not wanted any more marked dead; undefined when too little of it is of use. */
async function carryOn(wanted: ReadonlySet<string>, settings: GraphSettings, { folder, manifest }: EarlierGraph): Promise<Start | undefined> {
  const earlierLabels = unpackArrays(await readBlock(join(folder, FILES.labels)))['labels'] as Uint32Array;
  const matrix = await readBlock(join(folder, FILES.vectors));
  const size = settings.dimension * 4;
  const labels = new Map<string, number>();
  earlierLabels.forEach((label, row) => labels.set(bytesOf(new Float32Array(matrix.buffer, matrix.byteOffset + row * size, settings.dimension)), label));
  const unwanted = [...labels].filter(([key]) => !wanted.has(key));
  for (const [key] of unwanted) labels.delete(key);
  const changed = wanted.size - labels.size + manifest.graph.points - labels.size;
  if (changed > CARRY_ON_LIMIT * wanted.size) return undefined;
  const graph = await HnswGraph.load(join(folder, FILES.graph), settings, manifest.graph.points);
  for (const [, label] of unwanted) graph.remove(label);
  return { graph, labels };
}
