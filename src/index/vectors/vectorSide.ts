import { VectorError } from '../indexError.js';
import type { DotProducts } from './dotProducts.js';
import type { HnswGraph } from './hnsw.js';

export interface NearestUnits {
  /** Unit numbers, nearest first. */
  ids: number[];
  similarities: Float32Array;
}

/** The vector side of a generation: nearest units by the graph, exact similarities by the matrix of all different vectors. */
export class VectorSide {
  /** Units of each label of the graph: those with the same text share a vector. */
  private readonly unitsOf = new Map<number, number[]>();
  private readonly out: Float32Array;

  /**
   * @param rows the matrix row of each unit
   * @param labels the graph's label of each row
   */
  constructor(private readonly graph: HnswGraph, private readonly matrix: DotProducts, private readonly rows: Uint32Array, labels: Uint32Array) {
    this.out = new Float32Array(rows.length);
    rows.forEach((row, unit) => {
      const label = labels[row]!;
      const units = this.unitsOf.get(label);
      if (units) units.push(unit);
      else this.unitsOf.set(label, [unit]);
    });
  }

  get dimension(): number {
    return this.matrix.dimension;
  }

  /** The vector of a unit. */
  vectorOf(unit: number): Float32Array {
    return this.matrix.row(this.rows[unit]!);
  }

  /** One unit for each different vector among those named: units that share a vector are equally similar to anything. */
  different(units: readonly number[]): number[] {
    const seen = new Set<number>();
    return units.filter((unit) => {
      const row = this.rows[unit]!;
      return !seen.has(row) && seen.add(row);
    });
  }

  /** The `k` nearest units, found through the graph: a few are missed now and then (recall 0.99 and more). */
  search(vector: Float32Array, k: number): NearestUnits {
    const { labels, similarities } = this.graph.search(vector, k);
    const units = labels.map((label) => this.unitsOf.get(label)!);
    return {
      ids: units.flat().slice(0, k),
      similarities: Float32Array.from(units.flatMap((list, i) => list.map(() => similarities[i]!)).slice(0, k)),
    };
  }

  /** Exact similarity of every unit, by unit number, in an array that the next call overwrites. */
  similarities(vector: Float32Array): Float32Array {
    const byRow = this.matrix.all(this.checked(vector));
    const { rows, out } = this;
    for (let unit = 0; unit < rows.length; unit++) out[unit] = byRow[rows[unit]!]!;
    return out;
  }

  /** Exact similarities of the units named. */
  similaritiesOf(vector: Float32Array, ids: readonly number[]): Float32Array {
    return this.matrix.of(this.checked(vector), ids.map((unit) => this.rows[unit]!));
  }

  private checked(vector: Float32Array): Float32Array {
    if (vector.length === this.dimension) return vector;
    throw new VectorError(`The vector has ${vector.length} dimensions, the index ${this.dimension}`, 'Use the encoder that the manifest names');
  }
}
