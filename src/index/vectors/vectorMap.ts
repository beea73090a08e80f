/** Numbers by vector. Two vectors are the same when all their values are. */
export class VectorMap {
  /** Those whose sums of a few values agree: nearly always one alone. */
  private readonly buckets = new Map<number, { vector: Float32Array; number: number }[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(vector: Float32Array): number | undefined {
    return this.buckets.get(bucketOf(vector))?.find((known) => equal(known.vector, vector))?.number;
  }

  /** Gives a number to a vector that has none yet. */
  add(vector: Float32Array, number: number): void {
    const bucket = this.buckets.get(bucketOf(vector));
    if (bucket) bucket.push({ vector, number });
    else this.buckets.set(bucketOf(vector), [{ vector, number }]);
    this.count++;
  }
}

const bucketOf = (vector: Float32Array): number => vector[0]! + 3 * vector[vector.length >> 1]! + 7 * vector[vector.length - 1]!;

function equal(a: Float32Array, b: Float32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}
