import { z } from 'zod';

/** A logistic regression over named features; a feature without a weight counts nothing. */
export interface Logistic<F extends string = string> {
  bias: number;
  weights: Partial<Record<F, number>>;
}

/** How weights of these features stand in a file. */
export const logisticSchema = <const F extends string>(features: readonly F[]) => z.strictObject({ bias: z.number(), weights: z.partialRecord(z.enum(features), z.number()) });

/** 1 / (1 + e^-(bias + Σ weight · feature)). */
export function probability<F extends string>(inputs: Readonly<Record<F, number>>, { bias, weights }: Logistic<F>): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights) as [F, number][]) sum += weight * inputs[name];
  return 1 / (1 + Math.exp(-sum));
}
