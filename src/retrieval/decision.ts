import { z } from 'zod';
import { DECISION_FEATURES, type DecisionInputs } from './decisionFeatures.js';
import { logisticSchema, probability } from './logistic.js';

/** Two logistic regressions: is the question one that the corpus answers, and is the first procedure the right one if so? */
export const decisionSchema = z.strictObject({ ours: logisticSchema(DECISION_FEATURES), first: logisticSchema(DECISION_FEATURES) });
export type Decision = z.infer<typeof decisionSchema>;

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
