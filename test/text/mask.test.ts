import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../src/text/mask.js';

const digits = (from: number, to: number) => fc.array(fc.constantFrom(...'0123456789'), { minLength: from, maxLength: to }).map((list) => list.join(''));
const address = fc.stringMatching(/^[a-z0-9][a-z0-9._+-]{0,20}@[a-z0-9]{1,12}(\.[a-z]{2,8}){1,3}$/);
const word = fc.constantFrom('em', 'số', 'cccd', 'là', 'gọi', 'nhé,', 'ạ.', '(', ')', 'ngày');

describe('maskPersonalData', () => {
  it.each([
    ['cccd 012345678901 ạ', 'cccd [số] ạ'],
    ['cmnd cũ 012345678', 'cmnd cũ [số]'],
    ['gọi 0912 345 678 nhé', 'gọi [số] nhé'],
    ['gọi 0912.345.678', 'gọi [số]'],
    ['+84 912-345-678', '[số]'],
    ['hộ chiếu B1234567', 'hộ chiếu [số]'],
    ['xe 20-B1 123.45', 'xe [biển số]'],
    ['xe 29A12345', 'xe [biển số]'],
    ['thư nguyen.van-a+b@tinh.example.vn nhé', 'thư [email] nhé'],
  ])('masks "%s"', (text, masked) => expect(maskPersonalData(text)).toBe(masked));

  it.each(['thủ tục 1.001193 mất 8.000 đồng', 'trong 60 ngày từ ngày 15/7/2021', 'Nghị định 123/2015/NĐ-CP', 'giai đoạn 2021 - 2030', 'mẫu CT01, lệ phí 50.000 đồng', 'phí 100.000.000 đồng', 'thủ tục 1.001193 2.001194', 'mã 1.001193 60 ngày', 'năm 2024 2025 2026', 'từ 10.000-20.000 đồng', '15/07/2021-16/07/2021'])(
    'leaves what is about nobody: "%s"', (text) => expect(maskPersonalData(text)).toBe(text),
  );
  it('leaves no run of nine digits or more that stands as a word, nor any in groups', () => {
    const number = fc.oneof(digits(9, 19), fc.tuple(digits(4, 4), digits(3, 3), digits(3, 3), fc.constantFrom(' ', '.', '-')).map(([a, b, c, between]) => [a, b, c].join(between)));
    const message = fc.array(fc.tuple(word, number, word), { minLength: 1, maxLength: 4 }).map((list) => list.map((part) => part.join(' ')).join(' '));
    fc.assert(fc.property(message, (text) => !/\d{9}|\d{4}[ .-]\d{3}[ .-]\d{3}/u.test(maskPersonalData(text))));
  });
  it('leaves no e-mail address', () => {
    fc.assert(fc.property(address, word, (mail, before) => !maskPersonalData(`${before} ${mail}`).includes(mail)));
  });
  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.oneof(word, digits(1, 22)), { maxLength: 8 }).map((list) => list.join(' '))), (text) => {
      const once = maskPersonalData(text);
      return maskPersonalData(once) === once;
    }));
  });
  // How people really write: glued to a word, with brackets, two blanks, slashes, small letters; account numbers of 20 digits.
  it.each(['sđt0912345678', 'CCCD012345678901', '0912345678a', '12345678901234567890', '(0208) 3855 678', '0912  345  678', '0912/345/678', 'c1234567'])(
    'masks "%s" too', (text) => expect(maskPersonalData(text)).not.toBe(text),
  );
});
