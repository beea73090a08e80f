import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.js';

const solid = (text: string): string => text.replace(/\s+/gu, '');
const pieces = fc.constantFrom('Nộp hồ sơ. ', 'TP. Hồ Chí Minh ', 'v.v. ', '\n', '- ', '1. ', 'a) ', 'Điều 5. ', './. ', '… ', '"Có ạ?" ', '8.000 đồng; ', 'IV. ', 'ngày 15/7/2021 ', '\t', '(KT. CHỦ TỊCH) ');
const text = fc.oneof(fc.array(pieces, { maxLength: 20 }).map((list) => list.join('')), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

describe('splitSentences', () => {
  it('cuts at the end of sentences and at line breaks', () => {
    expect(splitSentences('Nộp tại xã. Nhận trong ngày.\nMiễn lệ phí')).toEqual(['Nộp tại xã.', 'Nhận trong ngày.', 'Miễn lệ phí']);
  });
  it.each(['Sở Nội vụ TP. Hồ Chí Minh tiếp nhận.', 'KT. CHỦ TỊCH', 'Ông A. Nguyễn nộp hồ sơ.'])('does not cut after an abbreviation: "%s"', (sentence) => {
    expect(splitSentences(sentence)).toEqual([sentence]);
  });
  it.each(['1. Tờ khai theo mẫu.', 'a) Bản sao giấy tờ.', 'IV. Tổ chức thực hiện', '- Giấy chứng sinh.'])('keeps a list marker with its item: "%s"', (item) => {
    expect(splitSentences(item)).toEqual([item]);
  });
  it('does not cut within numbers, codes and dates', () => {
    expect(splitSentences('Lệ phí 8.000 đồng, mã 1.001193, từ 15.7.2021.')).toHaveLength(1);
  });
  it('keeps the closing mark of an official text with its sentence', () => {
    expect(splitSentences('Yêu cầu các đơn vị thực hiện./.')).toEqual(['Yêu cầu các đơn vị thực hiện./.']);
  });
  it('keeps every character that is not blank, in order', () => {
    fc.assert(fc.property(text, (whole) => solid(splitSentences(whole).join('')) === solid(whole)));
  });
  it('gives no empty sentence, no line break and no blank at an end', () => {
    fc.assert(fc.property(text, (whole) => splitSentences(whole).every((sentence) => sentence !== '' && sentence === sentence.trim() && !sentence.includes('\n'))));
  });
  it('gives nothing for a text without characters', () => {
    expect(splitSentences(' \n\t ')).toEqual([]);
  });
  it('takes a line of a hundred thousand words', () => {
    const line = 'hồ sơ gồm giấy tờ sau đây '.repeat(20_000);
    expect(solid(splitSentences(line).join(''))).toBe(solid(line));
  });
});
