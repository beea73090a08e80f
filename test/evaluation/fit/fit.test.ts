import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fit, type FitResult } from '../../../src/evaluation/fit/fit.js';
import { fitQuestions } from '../../../src/evaluation/fit/questions.js';
import { decisionSchema } from '../../../src/retrieval/decision.js';
import { rankingSchema, type Ranking } from '../../../src/retrieval/ranking.js';
import { wordEncoder } from '../../fakes/encoder.js';
import { openSmallIndex, type SmallIndex } from '../../retrieval/support/smallIndex.js';

const NOTHING: Ranking = { withPhrasings: {}, withoutPhrasings: {}, withoutPhrasingsBias: 0 };
let index: SmallIndex;
let result: FitResult;
let progress: [number, number][];

const run = (): Promise<FitResult> => {
  const questions = fitQuestions(index.generation, [{ text: 'con mới sinh làm giấy khai sinh', topic: 'khai sinh', codes: ['1.001193'] }], { phrasings: 60, seed: 7 });
  progress = [];
  return fit(questions, { retriever: index.retriever, encoder: wordEncoder(), now: NOTHING, onProgress: (done, total) => progress.push([done, total]) });
};

beforeAll(async () => {
  index = await openSmallIndex();
  result = await run();
});
afterAll(() => index.close());

describe('fit', () => {
  it('gives weights that the retrieval accepts', () => {
    expect(rankingSchema.safeParse(result.ranking).success).toBe(true);
    expect(decisionSchema.safeParse(result.decision).success).toBe(true);
  });
  it('says for each set of questions how often the right one is first and in three', () => {
    expect(result.ranks.map(({ set }) => set)).toEqual(expect.arrayContaining(['citizen', 'phrasing']));
    for (const { count, first, inThree, firstNow, inThreeNow } of result.ranks) {
      expect(count).toBeGreaterThan(0);
      for (const [once, thrice] of [[first, inThree], [firstNow, inThreeNow]] as const) expect(0 <= once && once <= thrice && thrice <= 1).toBe(true);
    }
  });
  it('is better than weights that weigh nothing', () => {
    const { first, firstNow } = result.ranks.find(({ set }) => set === 'phrasing')!;
    expect(first).toBeGreaterThan(firstNow);
  });
  it('says how well both decisions are calibrated', () => {
    for (const { error, bins } of Object.values(result.calibration)) {
      expect(error >= 0 && error <= 1).toBe(true);
      expect(bins).toHaveLength(10);
    }
  });
  it('forecasts every question once, out of fold', () => {
    const total = (name: 'ours' | 'first'): number => result.calibration[name].bins.reduce((sum, { count }) => sum + count, 0);
    const [from, to] = index.generation.ranges.elsewhere;
    expect(total('ours') - total('first')).toBe(to - from);
  });
  it('tells how far it is, up to the end', () => {
    expect(progress.map(([done]) => done)).toEqual(progress.map((_, i) => i + 1));
    expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
  });
  it('gives the same for the same questions', async () => expect(await run()).toEqual(result));
});
