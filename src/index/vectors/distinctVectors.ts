import type { ByteVector } from '../../embedding/byteVector.js';
import { VectorMap } from './vectorMap.js';

/** The different ones among the vectors of units. */
export interface DistinctVectors {
  vectors: ByteVector[];
  /** Number of each unit's vector among them. */
  rows: Uint32Array;
}

/** Half of the units share a vector with another: each vector is kept, compared and searched once. */
export function distinctVectors(vectors: readonly ByteVector[]): DistinctVectors {
  const distinct: ByteVector[] = [];
  // Equal texts have one array; texts that differ in capitals alone have equal vectors in two.
  const seen = new Map<ByteVector, number>();
  const known = new VectorMap();
  const rows = Uint32Array.from(vectors, (vector) => {
    let row = seen.get(vector);
    if (row === undefined) {
      row = known.get(vector);
      if (row === undefined) known.add(vector, (row = distinct.push(vector) - 1));
      seen.set(vector, row);
    }
    return row;
  });
  return { vectors: distinct, rows };
}

/** The bytes of vectors end to end, in pieces: all at once would take their memory again. */
export function* pieces(vectors: readonly ByteVector[]): Generator<Uint8Array> {
  for (let from = 0; from < vectors.length; from += PIECE) {
    yield Buffer.concat(vectors.slice(from, from + PIECE).map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
  }
}

const PIECE = 512;
