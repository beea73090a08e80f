import { z } from 'zod';
import { DECISION_FEATURES, type DecisionInputs } from './decisionFeatures.js';

const logistic = z.strictObject({ bias: z.number(), weights: z.partialRecord(z.enum(DECISION_FEATURES), z.number()) });

/** Two logistic regressions: is the question one that the corpus answers, and is the first procedure the right one if so? */
export const decisionSchema = z.strictObject({ ours: logistic, first: logistic });
export type Decision = z.infer<typeof decisionSchema>;
export type Logistic = z.infer<typeof logistic>;

export interface Probabilities {
  /** That the corpus answers the question at all. */
  ours: number;
  /** That the first procedure is the right one, given that it does. */
  first: number;
}

/** The calibrated probabilities of a question. */
export function probabilities(inputs: DecisionInputs, decision: Decision): Probabilities {
  return { ours: probability(inputs, decision.ours), first: probability(inputs, decision.first) };
}

/** Logistic regression: 1 / (1 + e^-(bias + Σ weight · feature)). */
export function probability(inputs: DecisionInputs, { bias, weights }: Logistic): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * inputs[name as keyof DecisionInputs];
  return 1 / (1 + Math.exp(-sum));
}
