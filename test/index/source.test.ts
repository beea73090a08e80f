import { describe, expect, it } from 'vitest';
import { IndexSourceError } from '../../src/index/indexError.js';
import { corpusDigest, layOut } from '../../src/index/source.js';
import { elsewhere } from './support/elsewhere.js';
import { smallSource } from './support/smallSource.js';

describe('layOut', () => {
  it('numbers titles, then passages, then phrasings', () => {
    const { units, ranges } = layOut(smallSource(3));
    expect(ranges).toEqual({ title: [0, 3], passage: [3, 9], clause: [9, 9], phrasing: [9, 15], clausePhrasing: [15, 15], elsewhere: [15, 15] });
    expect(units.map((unit) => unit.kind)).toEqual([...Array(3).fill('title'), ...Array(6).fill('passage'), ...Array(6).fill('phrasing')]);
    expect(units[0]!.text).toMatch(/^Thủ tục số 0 .*\. Hộ tịch$/);
    expect(units[14]!.document).toBe(2);
  });

  it('keeps passages of plans and other texts apart, as clauses', () => {
    const source = smallSource(2);
    const { units, ranges } = layOut({ ...source, documents: source.documents.map((document, n) => (n === 0 ? { ...document, kind: 'plan' } : document)) });
    expect(ranges).toEqual({ title: [0, 2], passage: [2, 4], clause: [4, 6], phrasing: [6, 10], clausePhrasing: [10, 10], elsewhere: [10, 10] });
    expect(units.slice(2, 6).map(({ kind, document }) => [kind, document])).toEqual([['passage', 1], ['passage', 1], ['clause', 0], ['clause', 0]]);
  });

  it('finds the passages of a life event as passages, not among the clauses of plans', () => {
    const source = smallSource(2);
    const { ranges } = layOut({ ...source, documents: source.documents.map((document, n) => (n === 0 ? { ...document, kind: 'life_event' } : document)) });
    expect(ranges.clause).toEqual([6, 6]);
  });

  it('gives passages of bare facts the vector of their title, papers and guidance their own', () => {
    const source = smallSource(1);
    const bare = { ...source.passages[0]!, layer: 'facts' as const };
    const { units, vectorTexts } = layOut({ ...source, passages: [bare, ...source.passages] });
    expect(vectorTexts[1]).toBe(units[0]!.text);
    expect(vectorTexts.slice(2)).toEqual(units.slice(2).map((unit) => unit.text));
  });

  it('puts questions that belong elsewhere last, under their topic and without a document', () => {
    const source = smallSource(1);
    const { units, vectorTexts, ranges } = layOut({ ...source, elsewhere: [elsewhere('thời tiết', 'mai có mưa không')] });
    expect(ranges.elsewhere).toEqual([5, 6]);
    expect(units[5]).toEqual({ kind: 'elsewhere', document: -1, section: 'thời tiết', lines: [0, 0], text: 'mai có mưa không' });
    expect(vectorTexts[5]).toBe('mai có mưa không');
  });

  it('leaves out and counts phrasings of documents that are not there', () => {
    const source = smallSource(2);
    const { units, phrasingsWithoutDocument } = layOut({ ...source, phrasings: [...source.phrasings, { document: '9.9', kind: 'plain', text: 'x' }] });
    expect(phrasingsWithoutDocument).toBe(1);
    expect(units).toHaveLength(2 + 4 + 4);
  });

  it('keeps phrasings of a section apart, and counts those of a section that is not there', () => {
    const source = smallSource(2);
    const { id, sections } = source.documents[1]!;
    const asking = (section: string) => ({ document: id, section, kind: 'plain' as const, text: 'x' });
    const { units, ranges, phrasingsWithoutDocument } = layOut({ ...source, phrasings: [asking(sections[0]!.path), asking('none'), ...source.phrasings] });
    expect(ranges.clausePhrasing).toEqual([10, 11]);
    expect(units[10]).toMatchObject({ kind: 'clausePhrasing', document: 1, section: sections[0]!.path });
    expect(phrasingsWithoutDocument).toBe(1);
  });

  it('refuses two documents of one id, by its name', () => {
    const source = smallSource(2);
    expect(() => layOut({ ...source, documents: [...source.documents, source.documents[0]!] })).toThrow(/1\.000000/);
  });

  it('refuses two sections of one path in one layer', () => {
    const source = smallSource(1);
    const document = source.documents[0]!;
    expect(() => layOut({ ...source, documents: [{ ...document, sections: [...document.sections, document.sections[0]!] }] })).toThrow(/fee.*guidance/);
  });

  it('refuses a passage without a document', () => {
    const source = smallSource(1);
    expect(() => layOut({ ...source, documents: [] })).toThrow(IndexSourceError);
  });
});

describe('corpusDigest', () => {
  it('is the same for the same source', async () => {
    expect(await corpusDigest(smallSource(3))).toBe(await corpusDigest(smallSource(3)));
  });

  it.each([
    ['a line changes', smallSource(3, { changed: 1 })],
    ['a document is missing', smallSource(2)],
    ['the lexicon changes', { ...smallSource(3), lexiconDigest: 'x' }],
    ['a question of elsewhere is added', { ...smallSource(3), elsewhere: [elsewhere('thời tiết', 'mai có mưa không')] }],
    ['a phrasing is missing', { ...smallSource(3), phrasings: smallSource(3).phrasings.slice(1) }],
  ])('is another when %s', async (_, source) => {
    expect(await corpusDigest(source)).not.toBe(await corpusDigest(smallSource(3)));
  });
});
