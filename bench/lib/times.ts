import { percentile } from '../../src/evaluation/bootstrap.js';

export interface Times {
  median: number;
  p99: number;
  n: number;
}

/** Median and p99 of times in milliseconds. */
export function summarize(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: percentile(sorted, 50), p99: percentile(sorted, 99), n: sorted.length };
}
