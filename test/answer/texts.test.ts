import { describe, expect, it } from 'vitest';
import { ASPECTS } from '../../src/corpus/document.js';
import { readWeights } from '../../src/retrieval/readWeights.js';
import { figuresOf } from '../../src/evaluation/figures.js';
import { aspectHeadings, dateInWords, nextQuestions, texts } from '../../src/answer/texts.js';

const sentences = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];

describe('the sentences of ours', () => {
  it('carry no figure: facts have a citation', () => expect(sentences(texts).flatMap(figuresOf)).toEqual([]));
  it('are composed', () => expect(sentences(texts).filter((text) => text !== text.normalize('NFC'))).toEqual([]));
});

describe('the next questions', async () => {
  const { detectAspects } = await readWeights();
  it.each(ASPECTS.filter((aspect) => aspect !== 'result'))('ask for "%s" in words that are understood so', (aspect) => {
    expect(detectAspects(nextQuestions[aspect])[0]).toBe(aspect);
  });
  // "Nhận được giấy gì?" asks for papers ("giấy gì") before it asks what one gets: the button answers something else than it says.
  it('ask for what one gets in words that are understood so', () => expect(detectAspects(nextQuestions.result)[0]).toBe('result'));
  it('have a heading each, all different', () => expect(new Set(Object.values(aspectHeadings)).size).toBe(ASPECTS.length));
});

describe('dateInWords', () => {
  it.each([['2026-07', 'tháng 7/2026'], ['2026-03-05', 'ngày 5/3/2026'], ['2026', '2026'], ['05/3/2024', '05/3/2024'], ['chưa rõ', 'chưa rõ'], ['', '']])('%s → %s', (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });
});
