import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readContacts } from '../../../src/corpus/contacts/readContacts.js';
import { readGuidance, readHead } from '../../../src/corpus/guidance/readGuidance.js';
import { recordDigest } from '../../../src/corpus/guidance/recordDigest.js';
import { foreignValues } from './crossCheck.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const RECORDS = `${ROOT}../shared/data/tthc/procedures.jsonl.gz`;
const present = existsSync(RECORDS);
if (!present) console.warn('The portal\'s records are not beside the project (../shared): the cross-check of the guidance is skipped.');

describe('foreignValues', () => {
  const record = 'Thời hạn: Không quá 07 ngày làm việc. Phí 70,000 Việt Nam Đồng. Mẫu DC02. Công an cấp Xã. Từ 01/7/2025.';

  it('knows a value in any spelling', () => {
    expect(foreignValues(record, [])('Công an cấp xã: 7 ngày làm việc, 70.000 đồng, mẫu DC02, từ ngày 01/07/2025.')).toEqual([]);
  });

  it.each([
    ['8 ngày làm việc', ['8 ngày làm việc', '8']],
    ['7 ngày', ['7 ngày']],
    ['35.000 đồng', ['35000 đồng', '35000']],
    ['Mẫu DC03', ['dc03']],
    ['Sở Tư pháp', ['sở tư pháp']],
    ['Được miễn lệ phí', ['miễn lệ phí']],
  ])('finds that "%s" is not in the record', (line, missing) => {
    expect(foreignValues(record, [])(line)).toEqual(expect.arrayContaining(missing));
  });

  it('accepts what the file explains', () => {
    expect(foreignValues(record, ['35.000'])('Chỉ thu 35.000 đồng.')).toEqual([]);
  });
});

describe.skipIf(!present)('the guidance of the corpus beside its records', () => {
  const records = new Map<string, Record<string, string>>();
  if (present) {
    for (const line of gunzipSync(readFileSync(RECORDS)).toString('utf8').split('\n')) {
      if (!line) continue;
      const record = JSON.parse(line) as Record<string, string>;
      records.set(record['ma_thu_tuc'] ?? '', record);
    }
  }
  const { contacts } = readContacts(readFileSync(`${ROOT}corpus/contacts.yaml`, 'utf8'), 'contacts.yaml');
  const phones = contacts.flatMap((contact) => contact.phones);
  const files = readdirSync(`${ROOT}corpus/procedures`).filter((name) => name.endsWith('.md'));

  it.each(files)('%s says nothing that its record does not say', (name) => {
    const text = readFileSync(`${ROOT}corpus/procedures/${name}`, 'utf8');
    const { head } = readHead(text, name);
    const record = JSON.stringify(records.get(head.code) ?? {}).replace(/\\[nt]/g, ' ');
    const known = [...head.explained.map((one) => one.text), ...phones];
    const lines = readGuidance(text, name).sections.filter(({ path }) => path !== 'legal_basis').flatMap((section) => section.lines);
    const foreign = foreignValues(record, known);
    const found = lines.flatMap((line) => foreign(line).map((missing) => `${missing} | ${line}`));
    expect(found).toEqual([]);
  });

  it.each(files)('%s was written from the record as it is', (name) => {
    const { head } = readHead(readFileSync(`${ROOT}corpus/procedures/${name}`, 'utf8'), name);
    const record = records.get(head.code) ?? {};
    expect(head.record).toBe(recordDigest(record));
    expect(head.url).toBe(record['detail_url']);
    expect(head.field).toBe(record['linh_vuc']?.normalize('NFC').trim());
    expect(head.title).toBe(record['ten_thu_tuc']?.normalize('NFC').trim());
  });

  it.each(files)('%s names only legal bases of its record or explained ones', (name) => {
    const { head } = readHead(readFileSync(`${ROOT}corpus/procedures/${name}`, 'utf8'), name);
    const record = JSON.stringify(records.get(head.code) ?? {});
    // The portal writes this resolution's number in two ways.
    const named = (number: string) => record.includes(number) || record.includes(number.replace('/QH', '/NQ-QH'));
    expect(head.legal_bases.filter(({ number }) => !named(number))).toEqual([]);
  });

  it.each(files)('%s copies no sentence of its record', (name) => {
    const record = JSON.stringify(records.get(name.replace('.md', '')) ?? {}).normalize('NFC').replace(/\\[nt]/g, ' ').replace(/\s+/g, ' ').toLowerCase();
    const { sections } = readGuidance(readFileSync(`${ROOT}corpus/procedures/${name}`, 'utf8'), name);
    // The title of a law is its name, not a sentence.
    const lines = sections.filter(({ path }) => path !== 'legal_basis').flatMap((section) => section.lines);
    const runs = lines.flatMap((line) => {
      const words = line.toLowerCase().split(' ');
      return words.slice(0, Math.max(0, words.length - 13)).map((_, index) => words.slice(index, index + 14).join(' '));
    });
    expect(runs.filter((run) => record.includes(run))).toEqual([]);
  });

  it('the fields of the contacts are fields of the portal', () => {
    const fields = new Set([...records.values()].map((record) => record['linh_vuc']?.normalize('NFC').trim()));
    const named = contacts.flatMap(({ scope }) => scope.fields ?? []);
    expect([...new Set(named)].filter((field) => !fields.has(field))).toEqual([]);
  });
});
