/**
 * Mean of the token vectors of one text, cut to its first `dimension` values and brought to length 1.
 * Scaling the full vector first would change nothing: only the direction of what is left counts.
 *
 * @param hidden token vectors of a batch, `[text][token][width]` in one array
 * @param tokens tokens of this text that are not padding (they come first)
 */
export function shortVector(
  hidden: Float32Array,
  shape: { row: number; length: number; width: number },
  tokens: number,
  dimension: number,
): Float32Array {
  const vector = new Float32Array(dimension);
  const start = shape.row * shape.length * shape.width;
  for (let token = 0; token < tokens; token++) {
    const at = start + token * shape.width;
    for (let i = 0; i < dimension; i++) vector[i]! += hidden[at + i]!;
  }
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let i = 0; i < dimension; i++) vector[i]! *= scale;
  return vector;
}
