import type { Logistic } from '../../retrieval/logistic.js';
import { descend } from './descend.js';

export interface LogisticSample<F extends string = string> {
  inputs: Readonly<Record<F, number>>;
  /** What is to be told: yes or no. */
  yes: boolean;
  weight: number;
}

const STEPS = 400;
/** Strength of the pull to zero, in samples. */
const HOLD = 2;

/** Logistic regression by maximum likelihood on standardised features, pulled to zero a little. Without samples nothing is learned: all is zero. */
export function fitLogistic<F extends string>(samples: readonly LogisticSample<F>[], names: readonly F[]): Logistic<F> {
  if (!samples.some(({ weight }) => weight > 0)) return { bias: 0, weights: named(names, () => 0) };
  const columns = names.map((name) => standard(samples.map(({ inputs }) => inputs[name])));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const rows = samples.map(({ inputs }) => names.map((name, i) => (inputs[name] - columns[i]!.mean) / columns[i]!.spread));
  const weights = descend(new Float64Array(names.length + 1), (w, gradient) => {
    let loss = 0;
    samples.forEach(({ yes, weight }, s) => {
      const row = rows[s]!;
      let sum = w[names.length]!;
      for (let i = 0; i < row.length; i++) sum += w[i]! * row[i]!;
      const p = 1 / (1 + Math.exp(-sum));
      loss -= (weight / total) * Math.log((yes ? p : 1 - p) + 1e-12);
      const error = (weight / total) * (p - Number(yes));
      for (let i = 0; i < row.length; i++) gradient[i]! += error * row[i]!;
      gradient[names.length]! += error;
    });
    names.forEach((_, i) => { gradient[i]! += ((2 * HOLD) / samples.length) * w[i]!; });
    return loss;
  }, STEPS);
  const bias = names.reduce((sum, _, i) => sum - (weights[i]! * columns[i]!.mean) / columns[i]!.spread, weights[names.length]!);
  return { bias: round(bias), weights: named(names, (i) => round(weights[i]! / columns[i]!.spread)) };
}

function named<F extends string>(names: readonly F[], value: (i: number) => number): Record<F, number> {
  return Object.fromEntries(names.map((name, i) => [name, value(i)])) as Record<F, number>;
}

function standard(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length));
  return { mean, spread: Math.max(1e-6, spread) };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
