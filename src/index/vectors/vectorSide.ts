import { VectorError } from '../indexError.js';
import type { DotProducts } from './dotProducts.js';
import type { HnswGraph } from './hnsw.js';

export interface NearestUnits {
  /** Unit numbers, nearest first. */
  ids: number[];
  similarities: Float32Array;
}

/** The vector side of a generation: nearest units by the graph, exact similarities by the matrix. */
export class VectorSide {
  /** Units of each label: those with the same text share a vector. */
  private readonly unitsOf = new Map<number, number[]>();

  /** @param labels the graph's label of each unit */
  constructor(private readonly graph: HnswGraph, private readonly matrix: DotProducts, labels: Uint32Array) {
    labels.forEach((label, unit) => {
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
    return this.matrix.row(unit).slice();
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
    return this.matrix.all(this.checked(vector));
  }

  /** Exact similarities of the units named. */
  similaritiesOf(vector: Float32Array, ids: readonly number[]): Float32Array {
    return this.matrix.of(this.checked(vector), ids);
  }

  private checked(vector: Float32Array): Float32Array {
    if (vector.length === this.dimension) return vector;
    throw new VectorError(`The vector has ${vector.length} dimensions, the index ${this.dimension}`, 'Use the encoder that the manifest names');
  }
}
