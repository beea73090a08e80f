import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planAsked, planConfidence, type PlanDecisionInputs } from '../../src/retrieval/planDecision.js';

const inputs = (changes: Partial<PlanDecisionInputs> = {}): PlanDecisionInputs => ({ planWords: 0, place: false, year: false, clauseCovered: 0.5, procedureCovered: 0.5, fits: true, ...changes });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const any = fc.record({ planWords: fc.nat(9), place: fc.boolean(), year: fc.boolean(), clauseCovered: share, procedureCovered: share, fits: fc.boolean() });

describe('planAsked', () => {
  it('hears no plan where nothing speaks for one', () => expect(planAsked(inputs())).toBeLessThan(0));
  it('hears a plan in words of planning with a place and a year', () => expect(planAsked(inputs({ planWords: 2, place: true, year: true }))).toBeGreaterThan(0));
  it('hears a procedure where a procedure covers the question much better', () => {
    expect(planAsked(inputs({ planWords: 1, place: true, clauseCovered: 0.3, procedureCovered: 0.95 }))).toBeLessThan(0);
  });
  it('never hears a plan less for one more sign of it', () => {
    fc.assert(fc.property(any, (one) => planAsked({ ...one, planWords: one.planWords + 1 }) >= planAsked(one) && planAsked({ ...one, place: true }) >= planAsked({ ...one, place: false })));
  });
});

describe('planConfidence', () => {
  it('lies between 0 and 1', () => {
    fc.assert(fc.property(any, (one) => planConfidence(one) > 0 && planConfidence(one) < 1));
  });
  it('grows with what the section covers', () => expect(planConfidence(inputs({ clauseCovered: 0.9 }))).toBeGreaterThan(planConfidence(inputs({ clauseCovered: 0.4 }))));
  it('stays below a half for a plan of another place or year, however well it fits by words', () => {
    fc.assert(fc.property(any, (one) => planConfidence({ ...one, fits: false }) < 0.5));
  });
});
