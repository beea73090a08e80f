import type { FactSheet } from '../facts/factSheet.js';

const LONGEST_SLUG = 60;

/** "Hộ tịch" → "ho-tich": the name of a field's file. */
export function fieldSlug(field: string): string {
  const folded = field.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
  const slug = folded.replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
  return (slug.length <= LONGEST_SLUG ? slug : slug.slice(0, slug.lastIndexOf('-', LONGEST_SLUG))) || 'khac';
}

/** One JSON-lines text for each field, by file name, sorted by code: same records, same bytes. */
export function renderFacts(sheets: readonly FactSheet[]): Map<string, string> {
  const files = new Map<string, FactSheet[]>();
  for (const sheet of sheets) {
    const name = `${fieldSlug(sheet.field)}.jsonl`;
    files.set(name, [...(files.get(name) ?? []), sheet]);
  }
  const names = [...files.keys()].sort();
  return new Map(
    names.map((name) => {
      const sorted = [...(files.get(name) ?? [])].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
      return [name, sorted.map((sheet) => `${JSON.stringify(sheet)}\n`).join('')];
    }),
  );
}
