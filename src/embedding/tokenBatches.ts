/**
 * Groups texts of like length, so that little padding is computed, under a budget of padded tokens.
 * @returns positions in `lengths`, shortest texts first
 */
export function tokenBatches(lengths: readonly number[], budget: number): number[][] {
  const order = lengths.map((_, position) => position).sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  const batches: number[][] = [];
  let batch: number[] = [];
  for (const position of order) {
    if (batch.length > 0 && (batch.length + 1) * lengths[position]! > budget) {
      batches.push(batch);
      batch = [];
    }
    batch.push(position);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
