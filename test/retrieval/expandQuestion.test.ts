import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Abbreviation, Lexicon, OldName } from '../../src/corpus/lexicon/lexicon.js';
import { createQuestionExpander, type PairFrequency } from '../../src/retrieval/expandQuestion.js';
import { tokens } from '../../src/text/tokens.js';

const short = (variant: string, standard: string): Abbreviation => ({ variant, standard, ambiguous: false, note: '' });
const old = (names: string[], current: string): OldName => ({ old: names, current, kind: 'old', ambiguous: false });
const lexicon: Lexicon = {
  teencode: [short('ko', 'không'), short('bn', 'bao nhiêu'), short('bn', 'bạn'), short('bn tiền', 'bao nhiêu tiền'), short('k', 'không'), short('k', 'nghìn'), short('ca', 'công an'), short('ntn', 'như thế nào')],
  abbreviations: [short('cccd', 'căn cước công dân'), short('UBND', 'Ủy ban nhân dân'), short('hk', 'hộ khẩu')],
  oldNames: [old(['hộ khẩu', 'sổ hộ khẩu'], 'đăng ký thường trú'), old(['nhập khẩu'], 'đăng ký thường trú'), old(['cmt'], 'thẻ căn cước')],
  places: [],
};
const never: PairFrequency = () => 0;
const often = (...pairs: string[]): PairFrequency => (pair) => (pairs.includes(pair) ? 100 : 0);
const expand = createQuestionExpander(lexicon, never);

describe('createQuestionExpander', () => {
  it('writes short forms out, in any case', () => {
    expect(expand('mất CCCD làm NTN').text).toBe('mất căn cước công dân làm như thế nào');
  });
  it('leaves a question without short forms as it is, but for case and punctuation', () => {
    expect(expand('Đăng ký khai sinh, mã 1.001193?')).toEqual({ text: 'đăng ký khai sinh mã 1.001193', also: [] });
  });
  it('takes the longest short form', () => expect(createQuestionExpander(lexicon, often('het_bao'))('hết bn tiền').text).toBe('hết bao nhiêu tiền'));
  it('takes the reading whose words stand beside the neighbours in the index, and keeps the other in mind', () => {
    const read = createQuestionExpander(lexicon, often('bao_nhieu', 'nhieu_ngay'));
    expect(read('mất bn ngày')).toEqual({ text: 'mất bao nhiêu ngày', also: ['bạn'] });
    expect(createQuestionExpander(lexicon, often('hoi_ban'))('hỏi bn ngày')).toEqual({ text: 'hỏi bạn ngày', also: ['bao nhiêu'] });
  });
  it('keeps a word of the language where no reading fits clearly better', () => {
    expect(expand('làm ca sáng')).toEqual({ text: 'làm ca sáng', also: ['công an'] });
    expect(createQuestionExpander(lexicon, often('len_cong', 'an_xa'))('lên ca xã').text).toBe('lên công an xã');
  });
  it('leaves a unit after a number alone', () => expect(expand('hết 50 k à').text).toBe('hết 50 k à'));
  it('adds what replaced an old name and keeps the name', () => {
    expect(expand('mất sổ hộ khẩu')).toEqual({ text: 'mất sổ hộ khẩu', also: ['đăng ký thường trú'] });
  });
  it('knows an old name of several words without diacritics, also behind a short form', () => {
    expect(expand('mat so ho khau').also).toEqual(['đăng ký thường trú']);
    expect(expand('mất hk').also).toEqual(['đăng ký thường trú']);
  });
  // Any vowel makes a short form compete as a word, also where it is no syllable of the language: "ubnd".
  it('writes out a short form that can be no word of the language, whatever the index holds', () => {
    expect(expand('ra ubnd hỏi').text).toBe('ra ủy ban nhân dân hỏi');
  });
  it('gives nothing for nothing', () => expect(expand(' … ')).toEqual({ text: '', also: [] }));

  const plain = fc.constantFrom('làm', 'khai', 'sinh', 'ở', 'đâu', '1.001193', '60', 'ngày', 'đất', 'constructor', '__proto__', 'tostring', 'ạ');
  const listed = fc.constantFrom('ko', 'BN', 'bn tiền', 'k', 'ca', 'ntn', 'cccd', 'UBND', 'hk', 'hộ khẩu', 'cmt');
  it('never loses a written word that the lexicon does not have, nor its order', () => {
    fc.assert(fc.property(fc.array(fc.oneof(plain, listed), { maxLength: 12 }), (parts) => {
      const out = tokens(expand(parts.join(' ')).text);
      const known = new Set(['làm', 'khai', 'sinh', 'ở', 'đâu', '1.001193', '60', 'đất', 'constructor', '__proto__', 'tostring', 'ạ'].flatMap(tokens));
      const written = tokens(parts.join(' ')).filter((word) => known.has(word));
      return JSON.stringify(out.filter((word) => known.has(word))) === JSON.stringify(written);
    }));
  });
  it('never throws, and gives the same for the same question', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (question) => JSON.stringify(expand(question)) === JSON.stringify(expand(question))));
  });
});
