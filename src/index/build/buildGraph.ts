import { join } from 'node:path';
import { toFloats, type ByteVector } from '../../embedding/byteVector.js';
import { readArrays, readBlock } from '../arrayFile.js';
import { breath } from '../breath.js';
import { FILES, type Manifest } from '../manifest.js';
import { HnswGraph, type GraphSettings } from '../vectors/hnsw.js';
import { VectorMap } from '../vectors/vectorMap.js';

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
const BREATH = 128;
/** Of a vector that the earlier graph lacks. */
const NO_LABEL = 0xffffffff;

/**
 * The graph over vectors that all differ: a point with more copies than it has links would be linked to nothing but its copies.
 * Points of the earlier graph whose vector is still wanted are kept, so that one changed document costs about that document.
 */
export async function buildGraph(vectors: readonly ByteVector[], settings: GraphSettings, options: Options = {}): Promise<BuiltGraph> {
  const { graph, labels } = (options.earlier && (await carryOn(vectors, settings, options.earlier)))
    ?? { graph: HnswGraph.create(settings, vectors.length), labels: new Uint32Array(vectors.length).fill(NO_LABEL) };
  const missing = Array.from(labels.keys()).filter((row) => labels[row] === NO_LABEL);
  graph.reserve(graph.count + missing.length);
  let label = graph.nextLabel;
  for (const [done, row] of missing.entries()) {
    if (done % BREATH === 0) {
      options.onProgress?.(done, missing.length);
      await breath();
      options.signal?.throwIfAborted();
    }
    graph.add(toFloats(vectors[row]!), label);
    labels[row] = label++;
  }
  options.onProgress?.(missing.length, missing.length);
  return { graph, labels };
}

/** The earlier graph with the points not wanted any more marked dead; undefined when too little of it is of use. */
async function carryOn(vectors: readonly ByteVector[], settings: GraphSettings, { folder, manifest }: EarlierGraph): Promise<BuiltGraph | undefined> {
  const earlierLabels = (await readArrays(join(folder, FILES.labels)))['labels'] as Uint32Array;
  const matrix = await readBlock(join(folder, FILES.vectors));
  const earlier = new VectorMap();
  earlierLabels.forEach((label, row) => earlier.add(new Int8Array(matrix.buffer, matrix.byteOffset + row * settings.dimension, settings.dimension), label));
  const labels = Uint32Array.from(vectors, (vector) => earlier.get(vector) ?? NO_LABEL);
  const kept = new Set(labels);
  kept.delete(NO_LABEL);
  const changed = vectors.length - kept.size + manifest.graph.points - kept.size;
  if (changed > CARRY_ON_LIMIT * vectors.length) return undefined;
  const graph = await HnswGraph.load(join(folder, FILES.graph), settings, manifest.graph.points);
  for (const label of earlierLabels) if (!kept.has(label)) graph.remove(label);
  return { graph, labels };
}
