import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Document, Section } from '../../../src/corpus/document.js';
import { PASSAGE_LENGTH, citableText, passages } from '../../../src/corpus/passages/passages.js';
import { readPlan } from '../../../src/corpus/plans/readPlan.js';

const section = (lines: string[], more: Partial<Section> = {}): Section => ({ path: 'IV.2', heading: '2. Sở Nội vụ', trail: ['IV. TỔ CHỨC THỰC HIỆN'], layer: 'plan', lines, ...more });
const document = (sections: Section[], more: Partial<Document> = {}): Document => ({ id: '900', kind: 'plan', title: 'Kế hoạch thử', levels: [], validity: { status: 'in_force' }, warnings: [], sections, files: [], ...more });
const body = (text: string) => text.slice(text.indexOf('\n') + 1);

const anyLine = fc.oneof(fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), fc.stringMatching(/^[a-zà-ỹ ]{300,900}$/), fc.stringMatching(/^[a-z]{700,1500}$/), fc.constant('😀'.repeat(500)));

describe('passages', () => {
  it('stand under the title and the headings, so that each is understood alone', () => {
    expect(passages(document([section(['Hướng dẫn.', 'Chủ trì.'])]))).toEqual([
      { document: '900', section: 'IV.2', layer: 'plan', text: 'Kế hoạch thử › IV. TỔ CHỨC THỰC HIỆN › 2. Sở Nội vụ\nHướng dẫn.\nChủ trì.', lines: [0, 2] },
    ]);
  });

  it('name the issuer where the title does not say of which place it is', () => {
    const [passage] = passages(document([section(['x'])], { place: 'Sơn La', issuer: 'Văn phòng UBND tỉnh Sơn La' }));
    expect(passage?.text).toMatch(/^Kế hoạch thử \(Văn phòng UBND tỉnh Sơn La\) › /);
    expect(passages(document([section(['x'])], { title: 'Kế hoạch tỉnh Sơn La', place: 'Sơn La', issuer: 'UBND' }))[0]?.text).toMatch(/^Kế hoạch tỉnh Sơn La › /);
  });

  it('shorten a title and headings that are too long', () => {
    const [passage] = passages(document([section(['x'], { heading: 'mục '.repeat(100), trail: [] })], { title: 'tên '.repeat(100) }));
    expect(passage?.text.split('\n')[0]?.length).toBeLessThan(290);
    expect(passage?.text).toMatch(/tên… › mục.*mục…\nx$/s);
  });

  it('carry the aspect of a section of a procedure', () => {
    expect(passages(document([section(['x'], { aspect: 'fee', path: 'fee' })]))[0]?.aspect).toBe('fee');
  });

  it('are none for a section without lines', () => {
    expect(passages(document([section([])]))).toEqual([]);
  });

  it('cover all lines in order, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const found = passages(document([section(lines)]));
        let next = 0;
        for (const { lines: [from, to] } of found) {
          expect([next, next - 1]).toContain(from);
          expect(to).toBeGreaterThan(from);
          next = to;
        }
        expect(next).toBe(lines.length);
        const joined = found.map(({ text }) => body(text)).join('');
        expect(joined.replace(/\s/g, '')).toBe(lines.join('').replace(/\s/g, ''));
      }),
    );
  });

  it('split no line that fits, and none of them is too long', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        for (const { text, lines: [from, to] } of passages(document([section(lines)]))) {
          expect(body(text).length).toBeLessThanOrEqual(PASSAGE_LENGTH);
          if (lines.slice(from, to).every((line) => line.length <= PASSAGE_LENGTH)) expect(body(text)).toBe(lines.slice(from, to).join('\n'));
          else expect(to - from).toBe(1);
        }
      }),
    );
  });

  it('are the same for the same document', () => {
    fc.assert(fc.property(fc.array(anyLine, { maxLength: 6 }), (lines) => {
      expect(passages(document([section(lines)]))).toEqual(passages(document([section([...lines])])));
    }));
  });

  it('of the shipped plans give back every line as citable text', () => {
    const folder = new URL('../../../corpus/plans/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const plan = readPlan(readFileSync(new URL(file, folder), 'utf8'), file);
      for (const each of plan.sections) {
        const mine = passages(plan).filter((passage) => passage.section === each.path);
        expect(mine.flatMap((passage) => citableText(each, passage))).toEqual(each.lines);
      }
    }
  });
});
