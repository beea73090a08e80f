import { describe, expect, it } from 'vitest';
import { Sources } from '../../src/answer/sources.js';
import type { DocumentMeta } from '../../src/index/unit.js';

const meta = (id: string, changes: Partial<DocumentMeta> = {}): DocumentMeta =>
  ({ id, kind: 'procedure', title: `Thủ tục ${id}`, levels: [], validity: { status: 'in_force' }, warnings: [], files: [], ...changes });
const section = (path: string, layer: 'guidance' | 'facts' = 'guidance') => ({ path, heading: `Mục ${path}`, layer });

describe('Sources', () => {
  it('cites a section once, however often it is asked', () => {
    const sources = new Sources();
    expect([sources.cite(meta('a'), section('fee')), sources.cite(meta('a'), section('place')), sources.cite(meta('a'), section('fee'))]).toEqual([0, 1, 0]);
    expect(sources.citations).toHaveLength(2);
  });
  it('tells layers and documents apart', () => {
    const sources = new Sources();
    expect([sources.cite(meta('a'), section('fee')), sources.cite(meta('a'), section('fee', 'facts')), sources.cite(meta('b'), section('fee'))]).toEqual([0, 1, 2]);
  });
  it('names document, section, date, link and the portal of a procedure', () => {
    const sources = new Sources();
    sources.cite(meta('a', { date: '2026-07', url: 'https://example.vn/a' }), { ...section('fee'), layer: 'facts' });
    expect(sources.citations[0]).toEqual({ document: 'a', section: 'fee', title: 'Thủ tục a', heading: 'Mục fee', date: '2026-07', url: 'https://example.vn/a', source: 'Cổng Dịch vụ công quốc gia' });
  });
  it('does not say that the portal wrote our guidance', () => {
    const sources = new Sources();
    sources.cite(meta('a'), { ...section('fee'), layer: 'guidance' });
    expect(sources.citations[0]?.source).toMatch(/^Hướng dẫn của Một Cửa/u);
  });
  it('names the issuer of a plan, its title where none is known', () => {
    const sources = new Sources();
    sources.cite(meta('a', { kind: 'plan', issuer: 'Ủy ban nhân dân tỉnh' }), section('I'));
    sources.cite(meta('b', { kind: 'plan' }), section('I'));
    expect(sources.citations.map(({ source, date, url }) => [source, date, url])).toEqual([['Ủy ban nhân dân tỉnh', '', ''], ['Thủ tục b', '', '']]);
  });
});
