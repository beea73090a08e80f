import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askUrl, documentUrl, formatDate, safeUrl, shownQuestion, telUrl } from '../../../bots/web/format.js';

test('dates are written the Vietnamese way, and left alone when they are words', () => {
  expect(['2026-03-05', '2026-07', '2026', 'quý I năm 2026', ''].map(formatDate)).toEqual(['05/03/2026', 'tháng 7/2026', 'năm 2026', 'quý I năm 2026', '']);
});

test('only web addresses become links', () => {
  expect(safeUrl('https://dichvucong.gov.vn/')).toBe('https://dichvucong.gov.vn/');
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://x', '', undefined]) expect(safeUrl(url)).toBeUndefined();
});

test('a phone link holds digits only', () => {
  expect(telUrl('1900.0368')).toBe('tel:19000368');
  expect(telUrl('(0208) 3 855 555')).toBe('tel:02083855555');
  expect(telUrl('đang cập nhật')).toBeUndefined();
});

test('whatever is asked, its link asks exactly that', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (question, after) => {
    const { searchParams } = new URL(askUrl(question, after), 'http://localhost');
    expect(searchParams.get('q')).toBe(question);
    expect(searchParams.get('c')).toBe(after ?? null);
  }));
});

test('a document link stays inside /documents/', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (id, section) => {
    fc.pre(id !== '.' && id !== '..');
    expect(new URL(documentUrl(id, section), 'http://localhost').pathname).toMatch(/^\/documents\/[^/]+$/);
  }));
});

test('a question is shown without control characters and never longer than 400', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 1_000 }), (question) => {
    const shown = shownQuestion(question);
    expect(shown.length).toBeLessThanOrEqual(400);
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }));
});
