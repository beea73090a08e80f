import { describe, expect, it } from 'vitest';
import { composePlan } from '../../src/answer/composePlan.js';
import { Sources } from '../../src/answer/sources.js';
import type { Section } from '../../src/corpus/document.js';
import type { DocumentMeta } from '../../src/index/unit.js';

const meta = (id: string): DocumentMeta => ({ id, kind: 'plan', title: `Kế hoạch ${id}`, levels: [], validity: { status: 'in_force' }, warnings: [], files: [] });
const section = (path: string, lines: string[]): Section => ({ path, heading: `Mục ${path}`, trail: [], layer: 'plan', lines });
const compose = (...hits: { document: DocumentMeta; section: Section }[]) => {
  const sources = new Sources();
  return { ...composePlan(hits, () => 0, sources), citations: sources.citations };
};

describe('composePlan', () => {
  it('tells the lines of a section under its heading', () => {
    expect(compose({ document: meta('a'), section: section('IV.2', ['Chủ trì.', 'Báo cáo.']) })).toMatchObject({
      cut: false, statements: [{ text: 'Chủ trì.', citation: 0, heading: 'Mục IV.2' }, { text: 'Báo cáo.', citation: 0, heading: 'Mục IV.2' }],
    });
  });
  it('names the plan in the heading when two plans are compared', () => {
    const both = compose({ document: meta('a'), section: section('I', ['Một.']) }, { document: meta('b'), section: section('I', ['Hai.']) });
    expect(both.statements.map(({ heading }) => heading)).toEqual(['Mục I (Kế hoạch a)', 'Mục I (Kế hoạch b)']);
    expect(both.citations).toHaveLength(2);
  });
  it('tells who signed from the last lines of the closing part', () => {
    expect(compose({ document: meta('a'), section: section('KT', ['Như trên;', 'Lưu: VT', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Họ và tên']) }).statements.map(({ text }) => text)).toEqual(['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Họ và tên']);
  });
  it('gives a further section less room than the first', () => {
    const many = Array.from({ length: 30 }, (_, i) => `Việc ${i}.`);
    const { statements, cut } = compose({ document: meta('a'), section: section('I', many) }, { document: meta('a'), section: section('II', many) });
    const of = (citation: number): number => statements.filter((statement) => statement.citation === citation).length;
    expect(cut).toBe(true);
    expect(of(1)).toBeLessThan(of(0));
  });
  it('cites no section without lines', () => expect(compose({ document: meta('a'), section: section('IV', []) })).toEqual({ statements: [], cut: false, citations: [] }));
});
