import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFacts } from '../../../src/corpus/portal/importFacts.js';
import { importRecords, importedRecordsFile } from '../../../src/corpus/portal/importRecords.js';
import { printReport } from '../../../src/corpus/portal/importReport.js';
import { ImportError } from '../../../src/corpus/portal/readLines.js';
import { readRecords } from '../../../src/corpus/portal/readRecords.js';
import { CHANNEL_HEAD, PAPER_HEAD, portalRecord } from './record.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const STEPS = 'Bước 1: Người dân nộp hồ sơ tại Ủy ban nhân dân cấp xã.\nBước 2: Công chức kiểm tra hồ sơ và cấp giấy. '.repeat(6);
const birth = portalRecord({ ma_thu_tuc: '1.001193', cach_thuc_thuc_hien: `${CHANNEL_HEAD}Trực tiếp3 Ngày làm việcMiễn phí`, thanh_phan_ho_so: `${PAPER_HEAD}Tờ khai1 bản chính`, trinh_tu_thuc_hien: STEPS });
const twin = { ...birth, ma_thu_tuc: '1.000002' };
const other = portalRecord({ ma_thu_tuc: '2.000986', linh_vuc: 'Đất đai', trinh_tu_thuc_hien: 'Bước 1: nộp hồ sơ.' });
const write = (name: string, records: unknown[], gzip = false): string => {
  const file = join(folder, name);
  const text = records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n');
  writeFileSync(file, gzip ? gzipSync(text) : text);
  return file;
};

describe('importing fact sheets', () => {
  it('writes one file for each field, sorted by code, the same bytes from plain and from gzip', async () => {
    const plain = await importFacts(write('a.jsonl', [birth, other, twin]), join(folder, 'facts'));
    const first = readFileSync(join(folder, 'facts', 'ho-tich.jsonl'), 'utf8');
    await importFacts(write('b.bin', [birth, other, twin], true), join(folder, 'facts'));
    expect(plain).toMatchObject({ records: 3, written: 3, broken: [] });
    expect(readdirSync(join(folder, 'facts')).sort()).toEqual(['dat-dai.jsonl', 'ho-tich.jsonl']);
    expect(readFileSync(join(folder, 'facts', 'ho-tich.jsonl'), 'utf8')).toBe(first);
    expect(first.split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['1.000002', '1.001193']);
  });

  it('reports a broken line and goes on', async () => {
    const report = await importFacts(write('a.jsonl', ['{broken', birth, { ...other, ma_thu_tuc: 'x' }, birth]), join(folder, 'facts'));
    expect(report.records).toBe(1);
    expect(report.broken.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(printReport(report)).toContain('dòng hỏng: 3');
  });

  it('keeps the sheets that are there when nothing could be read', async () => {
    await importFacts(write('a.jsonl', [birth]), join(folder, 'facts'));
    await importFacts(write('empty.jsonl', ['']), join(folder, 'facts'));
    expect(existsSync(join(folder, 'facts', 'ho-tich.jsonl'))).toBe(true);
  });

  it('obeys the reviewed list of known problems', async () => {
    const facts = join(folder, 'facts');
    await importFacts(write('a.jsonl', [birth]), facts);
    writeFileSync(join(facts, 'known-problems.yaml'), "problems:\n  - { code: '1.001193', unclear: [papers] }\n");
    await importFacts(write('a.jsonl', [birth]), facts);
    expect(JSON.parse(readFileSync(join(facts, 'ho-tich.jsonl'), 'utf8'))).toMatchObject({ papers: [], unclear: ['papers'] });
  });

  it.each([
    ['a missing file', (): string => join(folder, 'none.jsonl')],
    ['a cut gzip', (): string => {
      const file = join(folder, 'cut.gz');
      writeFileSync(file, gzipSync(JSON.stringify(birth).repeat(50)).subarray(0, 60));
      return file;
    }],
  ])('names the file and the remedy for %s', async (_, file) => {
    await expect(importFacts(file(), join(folder, 'facts'))).rejects.toThrow(ImportError);
  });
});

describe('importing full records', () => {
  it('keeps every record and one text for twins', async () => {
    const report = await importRecords(write('a.jsonl', [birth, other, twin]), folder);
    expect(report).toMatchObject({ records: 3, written: 3, duplicates: 1 });
    const { documents, problems } = await readRecords(importedRecordsFile(folder));
    expect(problems).toEqual([]);
    expect(documents.map(({ id }) => id)).toEqual(['1.000002', '1.001193', '2.000986']);
    expect(documents[1]?.sections[0]?.lines[0]).toContain('1.000002');
    expect(documents[0]?.sections.find(({ aspect }) => aspect === 'steps')).toMatchObject({ layer: 'record', lines: expect.arrayContaining(['Bước 1: Người dân nộp hồ sơ tại Ủy ban nhân dân cấp xã.']) as string[] });
    expect(documents.every(({ date, url }) => date === '2026-07' && url)).toBe(true);
  });

  it('reads nothing before the first import', async () => {
    expect(await readRecords(importedRecordsFile(folder))).toEqual({ documents: [], problems: [] });
  });
});
