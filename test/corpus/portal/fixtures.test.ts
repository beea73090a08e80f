import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FactSheetSchema } from '../../../src/corpus/facts/factSheet.js';
import { parseKnownProblems } from '../../../src/corpus/portal/knownProblems.js';
import { PortalRecordSchema } from '../../../src/corpus/portal/record.js';
import { toFactSheet } from '../../../src/corpus/portal/toFactSheet.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const lines = (path: string): unknown[] => read(path).trim().split('\n').map((line) => JSON.parse(line) as unknown);
const records = lines('../../fixtures/portal/records-40.jsonl').map((line) => PortalRecordSchema.parse(line));
const sheets = lines('../../fixtures/portal/records-40.expected.jsonl').map((line) => FactSheetSchema.parse(line));
const known = parseKnownProblems(read('../../../corpus/facts/known-problems.yaml'), 'known-problems.yaml');
const review = read('../../fixtures/portal/review-200.tsv').trim().split('\n').slice(1).map((line) => line.split('\t'));

describe('40 records that a person read', () => {
  it.each(records.map((record, index) => [record.ma_thu_tuc, record, sheets[index]] as const))('%s gives the sheet that was checked', (code, record, sheet) => {
    expect(toFactSheet(record, known.get(code)).sheet).toEqual(sheet);
  });

  it('give no number that their record lacks', () => {
    for (const record of records) {
      const said = Object.values(record).join(' ');
      const plain = said.replace(/(?<=\d)[.,](?=\d)/gu, '');
      const { channels, deadlines, papers, results, legalBases, name, submitTo, offices, authority, address } = toFactSheet(record).sheet;
      const stated = JSON.stringify([channels, deadlines, papers, results, legalBases, name, submitTo, offices, authority, address]);
      for (const [number] of stated.matchAll(/\d+/gu)) expect(said.includes(number) || plain.includes(number), `${record.ma_thu_tuc}: ${number}`).toBe(true);
    }
  });
});

describe('the review by eye', () => {
  it('names at least 200 sheets of many fields', () => {
    expect(new Set(review.map(([code]) => code)).size).toBeGreaterThanOrEqual(200);
    expect(new Set(review.map(([, field]) => field)).size).toBeGreaterThan(100);
    expect(review.every(([, , verdict]) => verdict === 'ok' || verdict === 'fixed')).toBe(true);
  });
});
