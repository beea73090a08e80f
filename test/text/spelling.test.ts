import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';
import { standardSpelling } from '../../src/text/spelling.js';

describe('standardSpelling', () => {
  it.each([
    ['hoà giải', 'hòa giải'], ['sức khoẻ', 'sức khỏe'], ['Thuý', 'Thúy'], ['uỷ quyền', 'ủy quyền'],
    ['đăng kí', 'đăng ký'], ['công ti', 'công ty'], ['Lí lịch', 'Lý lịch'], ['MĨ THUẬT', 'MỸ THUẬT'], ['dang ki cong ti', 'dang ky cong ty'],
  ])('writes "%s" as "%s"', (text, standard) => expect(standardSpelling(text)).toBe(standard));
  it.each(['hoàn', 'quý', 'quỹ', 'toán', 'khuya', 'tin', 'kia', 'xin', 'vi phạm', 'thi', 'đi', 'chi phí', 'nghỉ', 'giấy tờ', '9 m2'])('leaves "%s" alone', (text) => expect(standardSpelling(text)).toBe(text));
  it('changes nothing the second time', () => {
    const word = fc.constantFrom('hoà', 'kí', 'thuỷ', 'Quý', 'ti', 'sĩ', 'ngoài', '\u0301', 'x', ' ');
    fc.assert(fc.property(fc.array(word).map((words) => words.join('')), (text) => standardSpelling(standardSpelling(text)) === standardSpelling(text)));
  });
  it('folds as before but for i and y', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC')), (text) => fold(standardSpelling(text)).replaceAll('y', 'i') === fold(text).replaceAll('y', 'i')));
  });
});
