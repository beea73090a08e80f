import { describe, expect, it } from 'vitest';
import { fitPlanDecision, withPlacesAndYears, type PlanDecisionSample } from '../../../src/evaluation/fit/fitPlanDecision.js';
import { planAsked } from '../../../src/retrieval/planDecision.js';

const sample = (meaning: number, isPlan: boolean): PlanDecisionSample => ({ features: { oneWord: 0, moreWords: 0, place: 0, cover: 0, meaning, textMeaning: 0 }, isPlan });
const separable = Array.from({ length: 40 }, (_, i) => sample(i / 40 - 0.5, i >= 20));

describe('fitPlanDecision', () => {
  it('finds what tells plans from others, and says how often it is wrong on what it did not see', () => {
    const { decision, missedPlans, falsePlans } = fitPlanDecision(separable);
    const asked = (meaning: number) => planAsked({ ...sample(meaning, true), planWords: 0, clauseCovered: 0, fits: true }, decision);
    expect([asked(0.4), asked(-0.4)]).toEqual([true, false]);
    expect(missedPlans + falsePlans).toBeLessThan(0.2);
  });
});

describe('withPlacesAndYears', () => {
  it('keeps each question and adds a place or a year to some, the same for the same seed', () => {
    const questions = Array.from({ length: 50 }, (_, i) => `câu hỏi số ${i}`);
    const changed = withPlacesAndYears(questions, 3);
    expect(changed.every((text, i) => text.endsWith(questions[i]!))).toBe(true);
    expect(changed.filter((text, i) => text === questions[i]).length).toBeLessThan(40);
    expect(withPlacesAndYears(questions, 3)).toEqual(changed);
  });
});
