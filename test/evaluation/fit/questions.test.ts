import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitQuestions, type CitizenQuestion, type FitQuestion } from '../../../src/evaluation/fit/questions.js';
import { fold } from '../../../src/text/fold.js';
import { openSmallIndex, type SmallIndex } from '../../retrieval/support/smallIndex.js';

let index: SmallIndex;
beforeAll(async () => { index = await openSmallIndex(); });
afterAll(() => index.close());

const CITIZENS: CitizenQuestion[] = [
  { text: 'con mới sinh làm giấy gì', topic: 'khai sinh', codes: ['1.001193', '9.999999'] }, { text: 'nhập khẩu cho vợ', topic: 'cư trú', codes: ['1.004222'] }, { text: 'không ai biết', topic: 'khác', codes: ['9.999999'] },
];
const questions = (options = { phrasings: 1000, seed: 7 }): FitQuestion[] => fitQuestions(index.generation, CITIZENS, options);
const of = (set: FitQuestion['set']): FitQuestion[] => questions().filter((question) => question.set === set);

describe('fitQuestions', () => {
  it('asks every phrasing at most once and as many as were wanted', () => {
    expect(of('phrasing')).toHaveLength(index.corpus.phrasings.length);
    expect(questions({ phrasings: 5, seed: 7 }).filter(({ set }) => set === 'phrasing')).toHaveLength(5);
  });
  it('hides a phrasing from the search that it asks, with all that read the same', () => {
    const { generation } = index;
    const wrong = of('phrasing').filter(({ text, leftOut }) => {
      const [from, to] = generation.ranges.phrasing;
      for (let unit = from; unit < to; unit++) if (fold(generation.text(unit)) === fold(text) && !leftOut.units?.has(unit)) return true;
      return false;
    });
    expect(wrong).toEqual([]);
  });
  it('asks some of them without diacritics', () => {
    const folded = of('phrasing').filter(({ text }) => text === fold(text)).length;
    expect(folded).toBeGreaterThan(0);
    expect(folded).toBeLessThan(of('phrasing').length);
  });
  it('groups phrasings by their procedure, so that a fold never sees its sisters', () => {
    expect(of('phrasing').every(({ gold, group }) => [...gold].length === 1 && index.generation.documentNumber(group) === [...gold][0])).toBe(true);
  });
  it('takes the procedures that the index has for a question of citizens, and leaves out one that has none', () => {
    expect(of('citizen').map(({ group, gold }) => [group, [...gold].map((number) => index.generation.documents[number]?.id)]).sort()).toEqual([['cư trú', ['1.004222']], ['khai sinh', ['1.001193']]]);
  });
  it('asks all that belongs elsewhere, with nothing right and itself hidden', () => {
    const elsewhere = of('elsewhere');
    const [from, to] = index.generation.ranges.elsewhere;
    expect(elsewhere).toHaveLength(to - from);
    expect(elsewhere.every(({ gold, leftOut }, i) => gold.size === 0 && leftOut.units?.has(from + i))).toBe(true);
  });
  it('asks one question of four of an index where some procedures have no phrasings', () => {
    const cold = of('phrasing').filter(({ leftOut }) => leftOut.phrasingsOf !== undefined).length;
    expect(cold).toBe(Math.floor(of('phrasing').length / 4));
  });
  it('draws the same for the same seed and another order for another', () => {
    const texts = (seed: number): string[] => questions({ phrasings: 1000, seed }).map(({ text }) => text);
    expect(texts(7)).toEqual(texts(7));
    expect(texts(8)).not.toEqual(texts(7));
  });
});
