import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES, type Candidate, type Feature } from '../../src/retrieval/features.js';
import { rank, rankingSchema, type Ranking } from '../../src/retrieval/ranking.js';

const candidate = (document: number, named: Partial<Record<Feature, number>>, hasPhrasings = true): Candidate =>
  ({ document, hasPhrasings, features: Float32Array.from(FEATURES, (name) => named[name] ?? 0) });
const ranking: Ranking = { withPhrasings: { zTitleWords: 1, zPhrasingMeaning: 2 }, withoutPhrasings: { zTitleWords: 3, zPhrasingMeaning: 100 }, withoutPhrasingsBias: 0.5 };
const order = (candidates: Candidate[]): number[] => rank(candidates, ranking).map(({ candidate: { document } }) => document);
const anyCandidate = fc.tuple(fc.nat(50), fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: FEATURES.length, maxLength: FEATURES.length }), fc.boolean())
  .map(([document, values, hasPhrasings]): Candidate => ({ document, hasPhrasings, features: Float32Array.from(values) }));
const anyList = fc.uniqueArray(anyCandidate, { selector: ({ document }) => document, maxLength: 12 });

describe('rank', () => {
  it('puts the highest weighted sum first', () => {
    expect(order([candidate(1, { zTitleWords: 1 }), candidate(2, { zPhrasingMeaning: 1 })])).toEqual([2, 1]);
  });
  it('weighs a document without phrasings by its own weights and bias, and never by a phrasing', () => {
    const [only] = rank([candidate(3, { zTitleWords: 1, zPhrasingMeaning: 1 }, false)], ranking);
    expect(only?.score).toBeCloseTo(3.5);
  });
  it('orders equal ones by their number', () => {
    expect(order([candidate(7, {}), candidate(2, {}), candidate(5, {})])).toEqual([2, 5, 7]);
  });
  it('loses no candidate and sorts by score', () => {
    fc.assert(fc.property(anyList, (list) => {
      const ranked = rank(list, ranking);
      return ranked.length === list.length && ranked.every(({ score }, i) => i === 0 || score <= ranked[i - 1]!.score);
    }));
  });
  it('gives one order, in whatever order the candidates come', () => {
    fc.assert(fc.property(anyList.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) =>
      JSON.stringify(order(list)) === JSON.stringify(order(shuffled))));
  });
  it('ranks nothing when there is nothing', () => expect(rank([], ranking)).toEqual([]));
});

describe('rankingSchema', () => {
  it('refuses a feature that it does not know', () => {
    expect(rankingSchema.safeParse({ ...ranking, withPhrasings: { luck: 1 } }).success).toBe(false);
  });
  it('refuses a part that is missing', () => {
    expect(rankingSchema.safeParse({ withPhrasings: {}, withoutPhrasings: {} }).success).toBe(false);
  });
});
