/** The different ones among the vectors of units. */
export interface DistinctVectors {
  vectors: Float32Array[];
  /** Number of each unit's vector among them. */
  rows: Uint32Array;
}

/** Half of the units share a vector with another: each vector is kept, compared and searched once. */
export function distinctVectors(vectors: readonly Float32Array[]): DistinctVectors {
  const distinct: Float32Array[] = [];
  const known = new Map<Float32Array | string, number>();
  const rows = Uint32Array.from(vectors, (vector) => {
    let row = known.get(vector);
    if (row === undefined) {
      // Texts that differ in capitals alone have equal vectors in two arrays.
      const bytes = bytesOf(vector);
      row = known.get(bytes);
      if (row === undefined) row = distinct.push(vector) - 1;
      known.set(vector, row).set(bytes, row);
    }
    return row;
  });
  return { vectors: distinct, rows };
}

/** The bytes of a vector as a key. */
export function bytesOf(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('latin1');
}
