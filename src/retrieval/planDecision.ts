import type { PlanCues } from './questionPlan.js';

/** What tells a question about a plan from one about a procedure. */
export interface PlanDecisionInputs {
  planWords: number;
  /** Names a place or a year of a plan, or a place that no plan holds for. */
  place: boolean;
  year: boolean;
  /** Share of the question's words, by weight, in the best section of a plan and in the best procedure. */
  clauseCovered: number;
  procedureCovered: number;
  /** The best section is of the place and year that the question names. */
  fits: boolean;
}

/**
 * Set by hand from the distributions over the development questions: plans are five, too few to fit weights on. Words of planning and the
 * better covered side decide; a plan of another place or year is no answer.
 */
const ASKED = { bias: -1.6, noCue: -1.5, oneWord: 1.6, moreWords: 1.0, place: 0.9, year: 0.5, cover: 5 };
const SURE = { bias: -2.2, cover: 5, words: 0.5, unfit: -6 };
const MOST_WORDS = 3;

/** Above 0 when a plan is asked for. */
export function planAsked({ planWords, place, year, clauseCovered, procedureCovered }: PlanDecisionInputs): number {
  // Plans use everyday words of the state, which cover many a question about a procedure.
  return (planWords === 0 && !place && !year ? ASKED.noCue : 0) + ASKED.bias + (planWords > 0 ? ASKED.oneWord : 0) + (planWords > 1 ? ASKED.moreWords : 0) + (place ? ASKED.place : 0) + (year ? ASKED.year : 0)
    + ASKED.cover * (clauseCovered - procedureCovered);
}

/** How sure it is that the best section answers, 0 to 1. */
export function planConfidence({ planWords, clauseCovered, fits }: PlanDecisionInputs): number {
  const sum = SURE.bias + SURE.cover * clauseCovered + SURE.words * Math.min(MOST_WORDS, planWords) + (fits ? 0 : SURE.unfit);
  return 1 / (1 + Math.exp(-sum));
}

/** Whether a plan can be asked for at all, before any section is looked at: `planAsked` stays below 0 without a cue where a procedure holds the question's words. */
export function mayMeanPlan({ planWords, places, otherPlace, years }: PlanCues, procedureCovered: number): boolean {
  return planWords > 0 || places.length > 0 || otherPlace || years.length > 0 || ASKED.noCue + ASKED.bias + ASKED.cover * (1 - procedureCovered) > 0;
}
