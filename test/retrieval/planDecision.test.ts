import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMeanPlan, planAsked, planConfidence, type PlanDecisionFeature, type PlanDecisionInputs } from '../../src/retrieval/planDecision.js';
import { planCues } from '../../src/retrieval/questionPlan.js';
import { PLAN_DECISION } from './support/smallIndex.js';

const inputs = (features: Partial<Record<PlanDecisionFeature, number>> = {}, changes: Partial<PlanDecisionInputs> = {}): PlanDecisionInputs => ({
  features: { oneWord: 0, moreWords: 0, place: 0, cover: 0, meaning: 0, textMeaning: 0, ...features }, planWords: 0, clauseCovered: 0.5, fits: true, ...changes,
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const any = fc.record({ planWords: fc.nat(9), clauseCovered: share, fits: fc.boolean() }).map((changes) => inputs({}, changes));

describe('planAsked', () => {
  it('hears no plan where nothing speaks for one', () => expect(planAsked(inputs(), PLAN_DECISION)).toBe(false));
  it('hears a plan in words of planning that its sections hold', () => expect(planAsked(inputs({ oneWord: 1, moreWords: 1, cover: 0.1 }), PLAN_DECISION)).toBe(true));
  it('hears a procedure where a procedure covers the question much better', () => expect(planAsked(inputs({ oneWord: 1, cover: -0.6 }), PLAN_DECISION)).toBe(false));
});

describe('mayMeanPlan', () => {
  it.each(['kế hoạch tuyên truyền', 'ở Thái Nguyên thì sao', 'năm 2026 làm gì'])('looks at sections for "%s"', (question) => expect(mayMeanPlan(planCues(question, ['Thái Nguyên']), 1)).toBe(true));
  it('looks at none where nothing speaks for a plan and a procedure holds the words', () => expect(mayMeanPlan(planCues('làm giấy khai sinh', ['Thái Nguyên']), 0.9)).toBe(false));
});

describe('planConfidence', () => {
  it('lies between 0 and 1', () => {
    fc.assert(fc.property(any, (one) => planConfidence(one) > 0 && planConfidence(one) < 1));
  });
  it('grows with what the section covers', () => expect(planConfidence(inputs({}, { clauseCovered: 0.9 }))).toBeGreaterThan(planConfidence(inputs({}, { clauseCovered: 0.4 }))));
  it('stays below a half for a plan of another place or year, however well it fits by words', () => {
    fc.assert(fc.property(any, (one) => planConfidence({ ...one, fits: false }) < 0.5));
  });
});
