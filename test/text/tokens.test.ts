import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairs, tokens } from '../../src/text/tokens.js';

describe('tokens', () => {
  it('gives words as they are written', () => {
    expect(tokens('Đăng ký khai sinh, ở đâu?')).toEqual(['Đăng', 'ký', 'khai', 'sinh', 'ở', 'đâu']);
  });
  it('holds codes, fees, dates and numbers of papers together', () => {
    expect(tokens('Mã 1.001193, phí 8.000 đồng, 15/7/2021, 123/2015/NĐ-CP, CT01')).toEqual(['Mã', '1.001193', 'phí', '8.000', 'đồng', '15/7/2021', '123/2015', 'NĐ', 'CP', 'CT01']);
  });
  it('does not join two words by a stop or a dash', () => {
    expect(tokens('xong.Rồi tư pháp - hộ tịch')).toEqual(['xong', 'Rồi', 'tư', 'pháp', 'hộ', 'tịch']);
  });
  it('loses no letter and no digit', () => {
    const solid = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => solid(tokens(text).join(' ')) === solid(text)));
  });
  it('gives the same words again for its own words', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => JSON.stringify(tokens(tokens(text).join(' '))) === JSON.stringify(tokens(text))));
  });
});

describe('pairs', () => {
  it('joins neighbours', () => expect(pairs(['a', 'b', 'c'])).toEqual(['a_b', 'b_c']));
  it('gives none for one word or none', () => expect([pairs(['a']), pairs([])]).toEqual([[], []]));
});
