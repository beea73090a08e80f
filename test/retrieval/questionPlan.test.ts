import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, planCues } from '../../src/retrieval/questionPlan.js';

const KNOWN = ['Thái Nguyên', 'xã Vĩnh Thông', 'Sơn La'];
const cues = (question: string) => planCues(question, KNOWN);

describe('planCues', () => {
  it('reads place, year and words of planning', () => {
    expect(cues('Kế hoạch tuyên truyền CCHC năm 2026 của tỉnh Thái Nguyên')).toEqual({ years: [2026], places: ['Thái Nguyên'], otherPlace: false, planWords: 3 });
  });
  it('reads them without diacritics too', () => {
    expect(cues('ke hoach tuyen truyen cchc nam 2026 cua xa vinh thong')).toEqual({ years: [2026], places: ['xã Vĩnh Thông'], otherPlace: false, planWords: 3 });
  });
  it('knows a commune without its rank', () => expect(cues('vĩnh thông giao ai chủ trì').places).toEqual(['xã Vĩnh Thông']));
  it('reads both years of a comparison, each once', () => expect(cues('năm 2024 khác năm 2026 và 2024 thế nào').years).toEqual([2024, 2026]));
  it.each(['giai đoạn 2021 - 2030', 'giai đoạn 2021–2030', 'nghị quyết ngày 15/7/2021', 'ngày 05.3.2024'])('takes "%s" for no year of a plan', (question) => {
    expect(cues(question).years).toEqual([]);
  });
  it('says when a place is named that no plan holds for', () => {
    expect(cues('kế hoạch của tỉnh Lào Cai')).toMatchObject({ places: [], otherPlace: true });
  });
  it('does not take a known place for another one', () => expect(cues('kế hoạch của Sơn La').otherPlace).toBe(false));
  it('finds no cue in a question about a procedure', () => {
    expect(cues('đăng ký khai sinh cần giấy tờ gì')).toEqual({ years: [], places: [], otherPlace: false, planWords: 0 });
  });
  it('finds no place without plans', () => expect(planCues('kế hoạch Thái Nguyên', []).places).toEqual([]));
  it('names only known places, whatever is asked', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (question) => cues(question).places.every((place) => KNOWN.includes(place))));
  });
  it.each(['ke hoach lao cai nam 2026', 'ke hoach tinh gia lai', 'kế hoạch Gia Lai 2026', 'kế hoạch của Huế', 'kế hoạch Đà Nẵng'])('says so in "%s"', (question) => expect(cues(question).otherPlace).toBe(true));
  // Folded names of provinces are everyday words: hai phòng, đánh giá lại, diễn biến, đa năng.
  it.each(['kế hoạch giao hai phòng nào phối hợp', 'kế hoạch có đánh giá lại chỉ số không', 'diễn biến thực hiện kế hoạch', 'kế hoạch xây nhà đa năng'])(
    'sees no province in "%s"', (question) => expect(cues(question).otherPlace).toBe(false),
  );
});

describe('bare', () => {
  it.each([['xã Vĩnh Thông', 'vinh thong'], ['Tỉnh Thái Nguyên', 'thai nguyen'], ['phường Bắc Kạn', 'bac kan'], ['Sơn La', 'son la']])('%s → %s', (place, name) => expect(bare(place)).toBe(name));
});
