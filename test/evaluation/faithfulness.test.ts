import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/evaluation/figures.js';
import { isCutOf, unfaithfulParts, type CitedSources } from '../../src/evaluation/faithfulness.js';
import { anAnswer } from './anAnswer.js';

const sources: CitedSources = {
  head: (document) => (document === '1.001193' ? '1.001193 Đăng ký khai sinh 2026-07 https://example.vn/1.001193' : undefined),
  section: (document, section) =>
    document === '1.001193' && section === 'fee' ? 'Phí, lệ phí\nLệ phí: 8.000 đồng. Theo Nghị định 123/2015/NĐ-CP ngày 15/11/2015, mẫu CT01, trong 3 ngày.' : undefined,
};
const unborne = (text: string, changes = {}) => unfaithfulParts(anAnswer(changes), text, sources).map(({ what }) => what);

describe('figuresOf', () => {
  it('writes a fee, a date and a month in one form each', () => {
    expect(figuresOf('8.000 và 8,000')).toEqual(['8000', '8000']);
    expect(figuresOf('05/3/2026, 2026-03-05')).toEqual(['2026-3-5', '2026-3-5']);
    expect(figuresOf('tháng 7/2026 (2026-07)')).toEqual(['2026-7', '2026-7']);
  });
  it('keeps a code and a decimal apart from a whole number', () => {
    expect(figuresOf('1.001193 1001193 12,5 125')).toEqual(['1.001193', '1001193', '12.5', '125']);
  });
  it('joins the groups of a phone number', () => {
    expect(figuresOf('1800 1096, 0208 3855 678')).toEqual(['18001096', '02083855678']);
  });
});

describe('unfaithfulParts', () => {
  it('finds nothing in an answer made of its sources', () => {
    expect(unborne('Đăng ký khai sinh (mã 1.001193)\nLệ phí: 8,000 đồng. [1]\n[1] dữ liệu tháng 7/2026 https://example.vn/1.001193\nGọi 18001096')).toEqual([]);
  });
  it('allows a date by its year and a paper by its number', () => {
    expect(unborne('Nghị định 123 năm 2015')).toEqual([]);
  });
  it('finds a fee, a day, a phone and a code that no source has', () => {
    expect(unborne('9.000 đồng, 5 ngày, gọi 1900 9999, mã 1.009999')).toEqual(['9000', '5', '19009999', '1.009999']);
  });
  it('finds a number that stands only within a longer one of the source', () => {
    expect(unborne('800 đồng')).toEqual(['800']);
  });
  it('takes list numbers for what they are only as far as there are items', () => {
    expect(unborne('1. Lệ phí')).toEqual([]);
    expect(unborne('8. Lệ phí')).toEqual(['8']);
    expect(unborne('[9]')).toEqual(['9']);
  });
  it('finds a statement that is no cut of its section', () => {
    const statements = [{ text: 'Lệ phí rất rẻ.', citation: 0, heading: '' }];
    expect(unfaithfulParts(anAnswer({ statements }), '', sources)).toEqual([{ kind: 'statement', what: 'Lệ phí rất rẻ.' }]);
  });
  it('finds a citation and a choice that do not exist', () => {
    const citations = [{ ...anAnswer().citations[0]!, section: 'steps' }];
    const choices = [{ label: 'x', document: '9.999999', question: 'x' }];
    const kinds = unfaithfulParts(anAnswer({ citations, choices, statements: [] }), '', sources);
    expect(kinds).toEqual([{ kind: 'citation', what: '1.001193#steps' }, { kind: 'citation', what: '9.999999' }]);
  });
  it('allows the figures of the fixed texts', () => {
    expect(unfaithfulParts(anAnswer(), 'Luật số 134/2025/QH15', sources, ['Luật số 134/2025/QH15'])).toEqual([]);
  });
  it('finds any figure added to a faithful text, and nothing else', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 999_999 }), (added) => {
      const known = ['123', '2015', '2026', '8000'].includes(String(added)) || added === 1001193 || added === 18001096;
      fc.pre(!known);
      const [found, ...others] = unborne(`Lệ phí: 8.000 đồng, thêm ${added} đồng`);
      return found === String(added) && others.length === 0;
    }));
  });
});

describe('isCutOf', () => {
  it('lets an ellipsis stand for what was cut', () => {
    expect(isCutOf('Lệ phí: 8.000 đồng…', 'Lệ phí: 8.000 đồng một bản')).toBe(true);
    expect(isCutOf('Lệ phí: 9.000 đồng…', 'Lệ phí: 8.000 đồng một bản')).toBe(false);
  });
});
