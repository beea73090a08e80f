import { existsSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import hnswlib from 'hnswlib-node';
import { IndexDamagedError, VectorError } from '../indexError.js';

export interface GraphSettings {
  dimension: number;
  /** Links of a point. */
  M: number;
  /** Candidates looked at when a point is added. */
  efConstruction: number;
  /** Candidates looked at in a search. The library does not save it. */
  ef: number;
}

export interface Neighbours {
  labels: number[];
  /** Dot products, highest first. */
  similarities: Float32Array;
}

const RANDOM_SEED = 100;

/**
 * The only door to hnswlib-node, which ends the process on a non-number, overwrites a repeated label in silence, forgets `ef`, loads a file
 * of another dimension, and writes without telling whether it did. Vectors must have length 1; similarity is their dot product.
 */
export class HnswGraph {
  private constructor(
    private readonly graph: hnswlib.HierarchicalNSW,
    readonly settings: GraphSettings,
    private readonly labels: Set<number>,
  ) {}

  /** An empty graph with room for `capacity` points. */
  static create(settings: GraphSettings, capacity: number): HnswGraph {
    const graph = new hnswlib.HierarchicalNSW('ip', settings.dimension);
    graph.initIndex(Math.max(1, capacity), settings.M, settings.efConstruction, RANDOM_SEED);
    graph.setEf(settings.ef);
    return new HnswGraph(graph, settings, new Set());
  }

  /**
   * Loads a saved graph after looking at the file's own head: its dimension and count must be those that the manifest names.
   * @throws IndexDamagedError
   */
  static async load(path: string, settings: GraphSettings, count: number): Promise<HnswGraph> {
    const remedy = 'Build the index again, or go back to the generation before';
    const head = await readHead(path, remedy);
    if (head.dimension !== settings.dimension) {
      throw new IndexDamagedError(`${path} holds vectors of ${head.dimension} dimensions, the manifest says ${settings.dimension}`, remedy);
    }
    if (head.count !== count) throw new IndexDamagedError(`${path} holds ${head.count} vectors, the manifest says ${count}`, remedy);
    const graph = new hnswlib.HierarchicalNSW('ip', settings.dimension);
    try {
      graph.readIndexSync(path);
    } catch (cause) {
      throw new IndexDamagedError(`${path} cannot be loaded: ${String(cause)}`, remedy, { cause });
    }
    graph.setEf(settings.ef);
    return new HnswGraph(graph, settings, new Set(graph.getIdsList()));
  }

  /** Points in the graph, removed ones included. */
  get count(): number {
    return this.labels.size;
  }

  get ef(): number {
    return this.graph.getEf();
  }

  /** A label above all in use. */
  get nextLabel(): number {
    let highest = -1;
    for (const label of this.labels) if (label > highest) highest = label;
    return highest + 1;
  }

  /** Makes room for `capacity` points in all. */
  reserve(capacity: number): void {
    if (capacity > this.graph.getMaxElements()) this.graph.resizeIndex(capacity);
  }

  /** @throws VectorError for a repeated label, a vector of another dimension, a value that is not finite, or no room. */
  add(vector: Float32Array, label: number): void {
    const point = this.checked(vector);
    if (!Number.isSafeInteger(label) || label < 0) throw new VectorError(`The label ${label} is not a whole number from 0`, 'Number the vectors from 0');
    if (this.labels.has(label)) throw new VectorError(`The label ${label} is already in the graph`, 'Give each vector its own label');
    if (this.labels.size >= this.graph.getMaxElements()) {
      throw new VectorError(`The graph is full with ${this.graph.getMaxElements()} vectors`, 'Reserve room before adding');
    }
    this.graph.addPoint(point, label);
    this.labels.add(label);
  }

  /** Keeps a point out of all further results. It still takes room. */
  remove(label: number): void {
    if (!this.labels.has(label)) throw new VectorError(`The label ${label} is not in the graph`, 'Remove only what was added');
    this.graph.markDelete(label);
  }

  /** The nearest points, at most `k`. */
  search(vector: Float32Array, k: number): Neighbours {
    const point = this.checked(vector);
    const wanted = Math.min(Math.trunc(k), this.labels.size);
    if (!(wanted > 0)) return { labels: [], similarities: new Float32Array(0) };
    const { neighbors, distances } = this.graph.searchKnn(point, wanted);
    return { labels: neighbors, similarities: Float32Array.from(distances, (distance) => 1 - distance) };
  }

  /** Writes beside and renames, so that `path` holds the whole graph or what it held before. */
  async save(path: string): Promise<void> {
    const folder = dirname(path);
    if (!existsSync(folder)) throw new VectorError(`The folder ${folder} does not exist, so the graph cannot be saved`, 'Create the folder first');
    const temporary = `${path}.tmp`;
    this.graph.writeIndexSync(temporary);
    const head = await readHead(temporary, 'Free some disk space and build again');
    if (head.count !== this.count) throw new IndexDamagedError(`${temporary} was not written whole`, 'Free some disk space and build again');
    const file = await open(temporary, 'r+');
    await file.sync();
    await file.close();
    await rename(temporary, path);
  }

  /** A plain array of finite numbers: the library refuses typed arrays and dies on anything else. */
  private checked(vector: Float32Array): number[] {
    const { dimension } = this.settings;
    if (vector.length !== dimension) {
      throw new VectorError(`The vector has ${vector.length} dimensions, the graph ${dimension}`, 'Use the encoder that the manifest names');
    }
    const point = Array.from(vector);
    if (!point.every(Number.isFinite)) throw new VectorError('The vector holds a value that is not a finite number', 'Check the encoder');
    return point;
  }
}

/** The first numbers of hnswlib's file: base offset, capacity, count, bytes per point, where label and vector stand in it. */
async function readHead(path: string, remedy: string): Promise<{ count: number; dimension: number }> {
  const fail = (what: string, cause?: unknown) => new IndexDamagedError(`${path} ${what}`, remedy, { cause });
  const info = await stat(path).catch((cause: unknown) => { throw fail('is missing', cause); });
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(48);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    if (bytesRead < head.length) throw fail('is cut short');
    const [, , count, pointBytes, labelAt, vectorAt] = Array.from({ length: 6 }, (_, i) => Number(head.readBigUInt64LE(i * 8))) as [number, number, number, number, number, number];
    if (info.size < count * pointBytes) throw fail('is cut short');
    return { count, dimension: (labelAt - vectorAt) / 4 };
  } finally {
    await file.close();
  }
}
