import { describe, expect, it } from 'vitest';
import { fitRanking, type RankingSample } from '../../../src/evaluation/fit/fitRanking.js';
import { FEATURES, PHRASING_FEATURES, type Candidate, type Feature } from '../../../src/retrieval/features.js';
import { rank, rankingSchema } from '../../../src/retrieval/ranking.js';

const candidate = (document: number, named: Partial<Record<Feature, number>>, hasPhrasings = true): Candidate =>
  ({ document, hasPhrasings, features: Float32Array.from(FEATURES, (name) => named[name] ?? 0) });
/** For whom a procedure is tells which one is right, the title misleads. */
const samples = Array.from({ length: 60 }, (_, i): RankingSample => ({
  gold: new Set([1]), weight: 1,
  candidates: [candidate(0, { zTitleWords: 0.6 + (i % 5) / 20, citizens: 0 }), candidate(1, { zTitleWords: 0.4, citizens: 1 }), candidate(2, { zTitleWords: (i % 7) / 20 }, i % 2 === 0)],
}));

describe('fitRanking', () => {
  it('learns what tells the right document', () => {
    const ranking = fitRanking(Array.from({ length: 10 }, () => samples).flat());
    expect(ranking.withPhrasings.citizens).toBeGreaterThan(0);
    expect(rank(samples[0]!.candidates, ranking)[0]?.candidate.document).toBe(1);
  });
  it('stays near the plain sum where there is little to learn from', () => {
    const { withPhrasings } = fitRanking(samples.slice(0, 2));
    expect(withPhrasings.zTitleWords).toBeGreaterThan(0);
  });
  it('gives weights that the ranking accepts', () => expect(rankingSchema.safeParse(fitRanking(samples)).success).toBe(true));
  it('gives no weight of a phrasing to documents without phrasings', () => {
    expect(Object.keys(fitRanking(samples).withoutPhrasings).filter((name) => PHRASING_FEATURES.has(name as Feature))).toEqual([]);
  });
  it('never counts a better fit on a side against a document', () => {
    const against = samples.map((one) => ({ ...one, gold: new Set([2]) }));
    const { withPhrasings, withoutPhrasings } = fitRanking(against);
    const sides = [...Object.entries(withPhrasings), ...Object.entries(withoutPhrasings)].filter(([name]) => name.startsWith('z'));
    expect(sides.filter(([, weight]) => weight < 0)).toEqual([]);
  });
  it('learns nothing from a sample whose right document is no candidate', () => {
    const lost = samples.map((one) => ({ ...one, gold: new Set([99]) }));
    const weights = Object.values(fitRanking(lost).withPhrasings);
    expect(weights.every(Number.isFinite)).toBe(true);
  });
  it('gives the same weights for the same samples', () => expect(fitRanking(samples)).toEqual(fitRanking(samples)));
});
