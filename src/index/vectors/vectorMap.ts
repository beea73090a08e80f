import type { ByteVector } from '../../embedding/byteVector.js';

/** Numbers by vector. Two vectors are the same when all their values are. */
export class VectorMap {
  /** Those whose first values agree in a sum: nearly always one alone. */
  private readonly buckets = new Map<number, { vector: ByteVector; number: number }[]>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  get(vector: ByteVector): number | undefined {
    return this.buckets.get(bucketOf(vector))?.find((known) => equal(known.vector, vector))?.number;
  }

  /** Gives a number to a vector that has none yet. */
  add(vector: ByteVector, number: number): void {
    const bucket = this.buckets.get(bucketOf(vector));
    if (bucket) bucket.push({ vector, number });
    else this.buckets.set(bucketOf(vector), [{ vector, number }]);
    this.count++;
  }
}

/** A polynomial of the first values, which keeps to 32 bits. */
function bucketOf(vector: ByteVector): number {
  let sum = 0;
  for (let i = 0; i < SUMMED && i < vector.length; i++) sum = (Math.imul(sum, 31) + vector[i]!) | 0;
  return sum;
}

const SUMMED = 16;

function equal(a: ByteVector, b: ByteVector): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}
