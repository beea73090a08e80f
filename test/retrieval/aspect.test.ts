import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASPECTS, type Aspect } from '../../src/corpus/document.js';
import { hearAspects } from '../../src/retrieval/aspect.js';
import { readWeights } from '../../src/retrieval/readWeights.js';
import { fold } from '../../src/text/fold.js';

const ASKED: readonly (readonly [Aspect, string])[] = [
  ['fee', 'làm cái này mất bao nhiêu tiền'], ['fee', 'lệ phí thế nào'], ['fee', 'có phải trả tiền không'], ['fee', 'phải đóng bao nhiêu'], ['fee', 'được miễn phí phải không'],
  ['duration', 'bao lâu thì có'], ['duration', 'mấy hôm thì lấy được'], ['duration', 'khi nào có kết quả'], ['duration', 'thời hạn giải quyết'], ['duration', 'bao nhiêu ngày mới xong'],
  ['dossier', 'cần mang theo những gì'], ['dossier', 'hồ sơ gồm gì'], ['dossier', 'phải chuẩn bị giấy tờ gì'], ['dossier', 'làm theo mẫu nào'],
  ['place', 'nộp ở đâu'], ['place', 'ra chỗ nào làm'], ['place', 'gặp ai để nộp'], ['place', 'cơ quan nào giải quyết'],
  ['channel', 'nộp qua mạng được không'], ['channel', 'gửi bưu điện có nhận không'],
  ['result', 'cuối cùng nhận được gì'], ['steps', 'các bước làm ra sao'], ['steps', 'đăng ký thế nào'],
  ['condition', 'điều kiện gì'], ['condition', 'những ai được làm'], ['legal_basis', 'theo luật nào'], ['legal_basis', 'căn cứ vào đâu'],
];

describe('hearAspects', () => {
  it.each(ASKED)('hears "%s" in "%s"', (aspect, question) => expect(hearAspects(question)).toContain(aspect));
  it.each(ASKED)('hears "%s" in "%s" without diacritics and in capitals', (aspect, question) => expect(hearAspects(fold(question).toUpperCase())).toContain(aspect));
  it('puts money before the place when both are asked', () => {
    expect(hearAspects('nộp ở đâu, mất bao nhiêu tiền')).toEqual(['fee', 'place']);
  });
  it.each(['đăng ký kết hôn', 'tôi mất giấy khai sinh', 'con tôi vừa đủ 14', ''])('hears nothing in "%s"', (question) => expect(hearAspects(question)).toEqual([]));
  it.each(['mất mấy ngày', 'mất bao nhiêu ngày', 'mất mấy hôm'])('takes "%s" for time and not for money', (question) => {
    expect(hearAspects(question)).toEqual(['duration']);
  });
  it('does not care about blanks', () => {
    expect(hearAspects('nộp\n  ở \t đâu')).toEqual(['place']);
  });
  it('names each aspect once and only known ones, whatever is asked', () => {
    const phrase = fc.oneof(fc.constantFrom(...ASKED.map(([, question]) => question)), fc.string({ unit: 'grapheme' }));
    fc.assert(fc.property(fc.array(phrase, { maxLength: 5 }), (parts) => {
      const found = hearAspects(parts.join(' '));
      return new Set(found).size === found.length && found.every((aspect) => ASPECTS.includes(aspect));
    }));
  });
  it('takes a question of the greatest length at once', () => {
    const started = performance.now();
    hearAspects('được không có bị ghi cần nộp giấy '.repeat(30));
    expect(performance.now() - started).toBeLessThan(200);
  });
  it('does not hear what one gets in a paper that is named', () => expect(hearAspects('muốn được cấp giấy sinh thì cần gì')).not.toContain('result'));
  it('hears what one gets before the papers', () => expect(hearAspects('Nhận được giấy gì?')[0]).toBe('result'));
  // "mấy bộ hồ sơ" counts papers, "mấy tháng tuổi" an age.
  it('does not take "nộp mấy bộ hồ sơ" for money', () => expect(hearAspects('nộp mấy bộ hồ sơ')).not.toContain('fee'));
  it('does not take an age for a time limit', () => expect(hearAspects('con tôi mấy tháng tuổi thì được cấp thẻ')).not.toContain('duration'));
});

describe('the fitted detector', async () => {
  const { detectAspects } = await readWeights();
  it.each([
    ['dossier', 'Tờ khai thì dùng mẫu nào ạ'], ['place', 'Ai là người ký giấy này, xã hay tỉnh'], ['channel', 'nhờ em gái đi nộp thay có được không'], ['legal_basis', 'cái này theo thông tư số mấy'],
    ['duration', 'chậm nhất khi nào phải báo'], ['fee', 'hết bao nhiêu tiền vậy ad'],
  ] as const)('hears "%s" in "%s"', (aspect, question) => expect(detectAspects(question)[0]).toBe(aspect));
  it.each(['Tôi mới cưới vợ, nhà ở quê', 'con tôi vừa đủ 14', ''])('hears nothing particular in "%s"', (question) => expect(detectAspects(question)).toEqual([]));
  it('names each aspect once and only known ones, whatever is asked', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (question) => {
      const found = detectAspects(question);
      return new Set(found).size === found.length && found.every((aspect) => ASPECTS.includes(aspect));
    }));
  });
});
