import { seeded } from './seeded.js';

/** A mean with its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  n: number;
}

const RESAMPLES = 1000;
const SEED = 20260701;

/** Mean of the values and its percentile bootstrap interval (1,000 resamples, fixed seed). Undefined when there is no value. */
export function estimate(values: readonly number[]): Estimate | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const random = seeded(SEED);
  const means = new Float64Array(RESAMPLES);
  for (let r = 0; r < RESAMPLES; r++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)] ?? 0;
    means[r] = sum / n;
  }
  means.sort();
  return { value: values.reduce((a, b) => a + b, 0) / n, low: percentile(means, 2.5), high: percentile(means, 97.5), n };
}

/** Value below which `p` per cent of the sorted values lie, interpolated between neighbours. */
export function percentile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN;
  const at = ((sorted.length - 1) * p) / 100;
  const low = Math.floor(at);
  const a = sorted[low] ?? NaN;
  const b = sorted[Math.min(low + 1, sorted.length - 1)] ?? a;
  return a + (b - a) * (at - low);
}
