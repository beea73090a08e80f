import { describe, expect, it } from 'vitest';
import { composeProcedure } from '../../src/answer/composeProcedure.js';
import { Sources } from '../../src/answer/sources.js';
import { texts } from '../../src/answer/texts.js';
import type { Aspect, Section } from '../../src/corpus/document.js';
import type { DocumentMeta } from '../../src/index/unit.js';

const meta = (changes: Partial<DocumentMeta> = {}): DocumentMeta =>
  ({ id: '1.000001', kind: 'procedure', title: 'Thủ tục thử', levels: [], validity: { status: 'in_force' }, warnings: [], files: [], ...changes });
const section = (aspect: Aspect, lines: string[], changes: Partial<Section> = {}): Section => ({ path: aspect, heading: aspect, trail: [], aspect, layer: 'guidance', lines, ...changes });
const SECTIONS = [
  section('place', ['Nộp tại xã.', 'Hoặc tại tỉnh.']), section('dossier', ['Tờ khai.', 'Giấy chứng sinh.', 'Căn cước.']),
  section('duration', ['Trong 3 ngày.']), section('fee', ['Miễn phí.']), section('steps', ['Bước 1.']),
];
const compose = (asked: Aspect[], { sections = SECTIONS, document = meta(), speaksOf = '\u0000' }: { sections?: Section[]; document?: DocumentMeta; speaksOf?: string } = {}) => {
  const sources = new Sources();
  return { ...composeProcedure(document, sections, asked, (line) => Number(line.includes(speaksOf)), sources), citations: sources.citations };
};
const said = ({ statements }: ReturnType<typeof compose>): string[] => statements.map(({ text }) => text);

describe('composeProcedure', () => {
  it('tells the asked aspect whole and first, then where, how long and how much in a line each', () => {
    expect(said(compose(['dossier']))).toEqual(['Tờ khai.', 'Giấy chứng sinh.', 'Căn cước.', 'Nộp tại xã.', 'Trong 3 ngày.', 'Miễn phí.']);
  });
  it('tells two asked aspects in the order in which they were asked', () => {
    expect(said(compose(['fee', 'place'])).slice(0, 3)).toEqual(['Miễn phí.', 'Nộp tại xã.', 'Hoặc tại tỉnh.']);
  });
  it('tells what everyone wants to know where nothing was asked', () => {
    expect(compose([]).statements.map(({ heading }) => heading).filter((heading, i, all) => all.indexOf(heading) === i)).toEqual(['Nơi nộp', 'Giấy tờ cần có', 'Thời gian', 'Phí, lệ phí']);
  });
  it('says no line twice', () => {
    const all = said(compose(['dossier'], { speaksOf: 'Nộp' }));
    expect(new Set(all).size).toBe(all.length);
  });
  it('cites for each statement the section that it stands in', () => {
    const { statements, citations } = compose(['dossier']);
    expect(statements.every(({ text, citation }) => SECTIONS.find(({ path }) => path === citations[citation]?.section)?.lines.includes(text))).toBe(true);
  });
  it('adds a line from elsewhere that speaks of the question', () => {
    const cases: Section = { path: 'cases', heading: 'Trường hợp riêng', trail: [], layer: 'guidance', lines: ['Trẻ bị bỏ rơi: báo xã.'] };
    expect(compose(['fee'], { sections: [...SECTIONS, cases], speaksOf: 'bỏ rơi' }).statements).toContainEqual({ text: 'Trẻ bị bỏ rơi: báo xã.', citation: 1, heading: 'Trường hợp riêng' });
  });
  it('prefers guidance to the fact sheet, and what is clear to guidance that is not', () => {
    const facts = section('fee', ['8.000 đồng.'], { layer: 'facts' });
    expect(said(compose(['fee'], { sections: [facts, section('fee', ['Miễn phí.'])] }))).toEqual(['Miễn phí.']);
    expect(said(compose(['fee'], { sections: [section('fee', ['Chưa rõ.'], { unclear: true }), facts] }))).toEqual(['8.000 đồng.']);
  });
  it('is silent when the documents do not speak of what was asked', () => {
    expect([compose(['legal_basis']).silent, compose(['fee']).silent, compose([]).silent]).toEqual([true, false, false]);
  });
  it('is silent and says why when they speak of it unclearly', () => {
    const { silent, notes } = compose(['fee'], { sections: [section('fee', ['Cổng ghi phí chưa rõ.'], { unclear: true })] });
    expect([silent, notes]).toEqual([true, [texts.unclearHint]]);
  });
  it('says that there is more when the asked aspect had to be cut', () => {
    expect(compose(['dossier'], { sections: [section('dossier', Array.from({ length: 40 }, (_, i) => `Giấy ${i}.`))] }).notes).toEqual([texts.more]);
  });
  it('warns of what was replaced or may have changed', () => {
    expect(compose([], { document: meta({ validity: { status: 'replaced', replacedBy: '3.000722' } }) }).notes).toEqual([texts.replaced('3.000722')]);
    expect(compose([], { document: meta({ validity: { status: 'outdated' } }) }).notes).toEqual([texts.outdated]);
  });
  it('says of what date the data are', () => expect(compose([], { document: meta({ date: '2026-07' }) }).notes).toEqual([texts.portalDate('2026-07')]));
  it('offers only aspects that the documents speak of and that were not shown', () => {
    expect(compose(['fee']).open).toEqual(['dossier', 'steps']);
  });
  it('says nothing of a procedure without sections', () => {
    expect(compose(['fee'], { sections: [] })).toMatchObject({ statements: [], citations: [], silent: true, open: [] });
  });
  // `Validity.replacedBy` may be absent.
  it('names no empty code where it is not known what replaced it', () => {
    expect(compose([], { document: meta({ validity: { status: 'replaced' } }) }).notes.join()).not.toContain('bằng .');
  });
});
