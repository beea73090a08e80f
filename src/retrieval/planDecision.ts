import { logisticSchema, probability, type Logistic } from './logistic.js';
import type { PlanCues } from './questionPlan.js';

/** What tells a question about a plan from one about a procedure. */
export const PLAN_DECISION_FEATURES = [
  /** One word of planning stands in it; more than one. */
  'oneWord', 'moreWords',
  /** It names a place. Citizens do so as well, so that this says little. */
  'place',
  /** Share of the question's words, by weight, in the best section and the ways to ask for it, less that in the best procedure. */
  'cover',
  /** Similarity to the nearest section or way to ask for one, less that to the nearest title or phrasing of a procedure. */
  'meaning',
  /** The same of the texts alone: the nearest section less the nearest title. */
  'textMeaning',
] as const;
export type PlanDecisionFeature = (typeof PLAN_DECISION_FEATURES)[number];
export type PlanDecision = Logistic<PlanDecisionFeature>;
export const planDecisionSchema = logisticSchema(PLAN_DECISION_FEATURES);

export interface PlanDecisionInputs {
  features: Record<PlanDecisionFeature, number>;
  planWords: number;
  /** Share of the question's words, by weight, in the best section of a plan and the ways to ask for it. */
  clauseCovered: number;
  /** The best section is of the place and year that the question names. */
  fits: boolean;
}

/** Set by hand: a plan of another place or year is no answer. */
const SURE = { bias: -2.2, cover: 5, words: 0.5, unfit: -6 };
const MOST_WORDS = 3;
/** Without any cue, a question of which a procedure holds more than this share asks for no plan. */
const NO_CUE_COVERED = 0.38;

/** Whether a plan is asked for. */
export function planAsked({ features }: PlanDecisionInputs, decision: PlanDecision): boolean {
  return probability(features, decision) > 0.5;
}

/** How sure it is that the best section answers, 0 to 1. */
export function planConfidence({ planWords, clauseCovered, fits }: PlanDecisionInputs): number {
  const sum = SURE.bias + SURE.cover * clauseCovered + SURE.words * Math.min(MOST_WORDS, planWords) + (fits ? 0 : SURE.unfit);
  return 1 / (1 + Math.exp(-sum));
}

/** Whether sections of plans are looked at at all. */
export function mayMeanPlan({ planWords, places, otherPlace, years }: PlanCues, procedureCovered: number): boolean {
  return planWords > 0 || places.length > 0 || otherPlace || years.length > 0 || procedureCovered < NO_CUE_COVERED;
}
