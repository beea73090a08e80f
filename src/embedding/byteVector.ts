/**
 * A vector of length 1 in a quarter of the memory: one signed byte a value, the greatest of them 127. The length says nothing, so no scale is kept.
 * Similarities differ from the encoder's by some thousandths.
 */
export type ByteVector = Int8Array;

const MOST = 127;

/** Rounds a vector; rounding again what `toFloats` gives changes nothing. */
export function toBytes(vector: Float32Array): ByteVector {
  const scale = MOST / vector.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
  return Int8Array.from(vector, (value) => Math.round(value * scale));
}

/** What the bytes are multiplied by for length 1; 0 for a vector that is 0. */
export function scaleOf(bytes: ByteVector): number {
  let square = 0;
  for (const value of bytes) square += value * value;
  return square > 0 ? 1 / Math.sqrt(square) : 0;
}

/** The vector, with length 1. */
export function toFloats(bytes: ByteVector): Float32Array {
  const scale = scaleOf(bytes);
  return Float32Array.from(bytes, (value) => value * scale);
}
