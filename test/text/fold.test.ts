import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, hasDiacritics } from '../../src/text/fold.js';

describe('fold', () => {
  it('takes off case, tone and vowel marks and the bar of đ', () => {
    expect(fold('Đăng ký khai sinh quá hạn, ở Thị trấn ĐỒNG VĂN')).toBe('dang ky khai sinh qua han, o thi tran dong van');
  });
  it('gives the same for composed and decomposed text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(text.normalize('NFD')) === fold(text.normalize('NFC'))));
  });
  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });
  it('leaves no combining mark', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => !/\p{M}/u.test(fold(text))));
  });
  it('folds a text piece by piece as it folds the whole', () => {
    const words = fc.array(fc.constantFrom('Đất', 'sổ đỏ', 'Nghĩa', 'ƯỜNG', '1.001193'), { maxLength: 8 });
    fc.assert(fc.property(words, (list) => fold(list.join(' ')) === list.map(fold).join(' ')));
  });
});

describe('fold, of the letter that old fonts put for Đ', () => {
  it('is that of Đ', () => expect([fold('\u00d0\u1ea5t'), fold('\u00f0')]).toEqual(['dat', 'd']));
});

describe('hasDiacritics', () => {
  it.each(['Đ', 'khai sinh ở đâu', 'nộp'])('sees them in "%s"', (text) => expect(hasDiacritics(text)).toBe(true));
  it.each(['khai sinh o dau', 'CCCD 1.001193', ''])('sees none in "%s"', (text) => expect(hasDiacritics(text)).toBe(false));
  it('sees none in anything folded', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !hasDiacritics(fold(text))));
  });
});
