import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineRelevance } from '../../src/answer/relevance.js';

const relevance = lineRelevance('Khai sinh quá hạn có bị phạt không', (term) => (term === 'phat' ? 5 : 1));

describe('lineRelevance', () => {
  it('is higher for a line that speaks of more of the question', () => {
    expect(relevance('Khai sinh quá hạn: hỏi nơi nộp.')).toBeGreaterThan(relevance('Khai tử: hỏi nơi nộp.'));
  });
  it('counts a telling word more', () => expect(relevance('Có thể phạt.')).toBeGreaterThan(relevance('Có hạn.')));
  it('counts words beside each other more than the same words apart', () => {
    expect(relevance('Khai sinh xong.')).toBeGreaterThan(relevance('Sinh xong khai.'));
  });
  it('does not care about diacritics', () => expect(relevance('PHAT')).toBe(relevance('phạt')));
  it('is 0 for a line about something else and for an empty one', () => expect([relevance('Mang căn cước.'), relevance('')]).toEqual([0, 0]));
  it('holds a line of all words back by its length', () => {
    expect(relevance('khai sinh quá hạn')).toBeGreaterThan(relevance(`khai sinh quá hạn ${'và nhiều chữ khác nữa '.repeat(40)}`));
  });
  it('is never negative', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (line) => relevance(line) >= 0));
  });
});
