import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionTerms } from '../../src/retrieval/terms.js';

describe('questionTerms', () => {
  it('gives words and pairs, folded and as written', () => {
    expect(questionTerms('Khai sinh', 'khai sinh', [])).toEqual({ folded: ['khai', 'sinh', 'khai_sinh'], accented: ['khai', 'sinh', 'khai_sinh'], weights: [1, 1, 1] });
    expect(questionTerms('nộp ở đâu', 'nộp ở đâu', []).folded).toEqual(['nop', 'o', 'dau', 'nop_o', 'o_dau']);
  });
  it('asks for what was written beside what it was expanded to, each term once', () => {
    const { accented } = questionTerms('mất cccd', 'mất căn cước', []);
    expect(accented).toEqual(expect.arrayContaining(['cccd', 'căn', 'cước', 'mất_cccd', 'căn_cước']));
    expect(new Set(accented).size).toBe(accented.length);
  });
  it('counts what may also be meant less than what was written', () => {
    const { accented, weights } = questionTerms('hộ khẩu', 'hộ khẩu', ['đăng ký thường trú']);
    expect(weights[accented.indexOf('trú')]).toBeLessThan(weights[accented.indexOf('khẩu')]!);
  });
  it('gives each term both forms and a weight', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), (written, expanded, also) => {
      const { folded, accented, weights } = questionTerms(written, expanded, also);
      return folded.length === accented.length && weights.length === accented.length && weights.every((weight) => weight > 0);
    }));
  });
});
