import { describe, expect, it } from 'vitest';
import { DECISION_FEATURES, decisionInputs, type DecisionParts } from '../../src/retrieval/decisionFeatures.js';
import { FEATURES } from '../../src/retrieval/features.js';
import { signalsOf } from './support/signalsOf.js';

const ranked = (...scores: number[]) => scores.map((score, document) => ({ score, candidate: { document, hasPhrasings: true, features: new Float32Array(FEATURES.length) } }));
const signals = (elsewhere: { elsewhereMeaning?: number; elsewhereWords?: number }) =>
  signalsOf(3, { phrasingMeaning: [0.5, 0.9, -1], titleMeaning: [0.4, 0.1, 0.2], phrasingWords: [6, 3, 0] }, elsewhere);
const parts = (changes: Partial<DecisionParts> = {}): DecisionParts => ({
  signals: signals({ elsewhereMeaning: 0.3, elsewhereWords: 2 }), ranked: ranked(5, 3, 1), mostWords: 12, words: 8, accented: true, ...changes,
});

describe('decisionInputs', () => {
  it('takes the best of any procedure and that of the first one', () => {
    expect(decisionInputs(parts())).toMatchObject({ bestPhrasing: expect.closeTo(0.9), firstPhrasing: expect.closeTo(0.5), bestTitle: expect.closeTo(0.4), firstTitle: expect.closeTo(0.4) });
  });
  it('says how far our best is above the best question of elsewhere', () => {
    expect(decisionInputs(parts()).aboveElsewhere).toBeCloseTo(0.6);
  });
  it('takes elsewhere for nothing when there is no such question', () => {
    expect(decisionInputs(parts({ signals: signals({}) }))).toMatchObject({ elsewhere: 0, elsewhereWords: 0 });
  });
  it('gives words as a share of the most that the question could score', () => {
    expect(decisionInputs(parts())).toMatchObject({ phrasingWords: 0.5, wordsAboveElsewhere: expect.closeTo(0.5 - 2 / 12) });
  });
  it('gives the distance from the first to the second, 1 when it is alone', () => {
    expect(decisionInputs(parts()).margin).toBe(2);
    expect(decisionInputs(parts({ ranked: ranked(5) })).margin).toBe(1);
  });
  it('counts words up to twenty', () => expect([decisionInputs(parts({ words: 10 })).length, decisionInputs(parts({ words: 500 })).length]).toEqual([0.5, 1]));
  it('is made of numbers also when nothing was found', () => {
    const nothing = decisionInputs(parts({ signals: signalsOf(0), ranked: [], mostWords: 0, words: 0 }));
    expect(DECISION_FEATURES.filter((name) => !Number.isFinite(nothing[name]))).toEqual([]);
  });
});
