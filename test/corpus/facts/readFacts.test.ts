import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FactSheet } from '../../../src/corpus/facts/factSheet.js';
import { parseSheet, readFacts } from '../../../src/corpus/facts/readFacts.js';
import { fieldSlug } from '../../../src/corpus/portal/renderFacts.js';

const SHEET: FactSheet = {
  code: '2.000815', name: 'Chứng thực bản sao', decision: '1/QĐ-BTP', levels: ['commune'], field: 'Chứng thực', agency: 'Bộ Tư pháp', who: ['Công dân Việt Nam'],
  offices: ['Ủy ban nhân dân cấp xã'], authority: [], submitTo: ['Trung tâm Phục vụ hành chính công cấp xã', 'Cổng Dịch vụ công quốc gia'],
  channels: [
    { channel: 'online', time: { value: 3, unit: 'working_day' }, fees: [] },
    { channel: 'direct', time: { value: 3, unit: 'working_day' }, fees: [{ amount: 8000, currency: 'VND', per: 'bản sao' }] },
  ],
  deadlines: [{ text: 'trong thời hạn 60 ngày kể từ ngày sinh con', act: 'đăng ký khai sinh' }],
  papers: [{ name: 'Bản chính giấy tờ', originals: 1, copies: 0 }, { name: 'Tờ khai theo Mẫu số 22', form: 'Mẫu số 22.docx', originals: 1, copies: 1 }],
  notes: 0, results: ['Bản sao được chứng thực'], legalBases: [{ number: '23/2015/NĐ-CP' }], url: 'https://dichvucong.gov.vn/x', captured: '2026-07', unclear: [],
};
const lines = (sheet: FactSheet, path: string): string[] | undefined => readFacts(JSON.stringify(sheet), 'x.jsonl').documents[0]?.sections.find((section) => section.path === path)?.lines;

describe('a fact sheet', () => {
  it('says its facts in our own sentences', () => {
    expect(lines(SHEET, 'duration')).toEqual([
      'Thời hạn giải quyết: 3 ngày làm việc (nộp trực tuyến hoặc trực tiếp).',
      'Mốc thời gian theo quy định của thủ tục: trong thời hạn 60 ngày kể từ ngày sinh con (đăng ký khai sinh).',
    ]);
    expect(lines(SHEET, 'fee')).toEqual(['Phí, lệ phí: 8.000 đồng/bản sao (nộp trực tiếp).']);
    expect(lines(SHEET, 'place')).toEqual([
      'Nơi nộp hồ sơ: Trung tâm Phục vụ hành chính công cấp xã.', 'Cơ quan thực hiện: Ủy ban nhân dân cấp xã.', 'Nộp trực tuyến qua: Cổng Dịch vụ công quốc gia.',
    ]);
  });

  it('names the form that the citizen fills in first', () => {
    expect(lines(SHEET, 'dossier')).toEqual(['Tờ khai theo Mẫu số 22 (1 bản chính, 1 bản sao, mẫu kèm theo: Mẫu số 22).', 'Bản chính giấy tờ (1 bản chính).']);
  });

  it('says that a field is unclear and gives no value', () => {
    const unclear: FactSheet = { ...SHEET, channels: [{ channel: 'direct', time: null, fees: [] }], deadlines: [], unclear: ['fees', 'times'] };
    const { sections } = readFacts(JSON.stringify(unclear), 'x.jsonl').documents[0] ?? { sections: [] };
    for (const path of ['fee', 'duration']) {
      const section = sections.find((one) => one.path === path);
      expect(section?.unclear).toBe(true);
      expect(section?.lines).toHaveLength(1);
      expect(section?.lines[0]).not.toMatch(/\d/u);
    }
  });

  it('has no section for a field that the record leaves empty', () => {
    expect(lines({ ...SHEET, results: [] }, 'result')).toBeUndefined();
  });

  it('says what replaced it', () => {
    const replaced: FactSheet = { ...SHEET, validity: { status: 'replaced', replacedBy: '3.000722' } };
    expect(readFacts(JSON.stringify(replaced), 'x.jsonl').documents[0]?.validity).toEqual({ status: 'replaced', replacedBy: '3.000722' });
  });

  it('that is broken is a problem of its own', () => {
    const { documents, problems } = readFacts(`{oops\n${JSON.stringify({ ...SHEET, code: 'x' })}\n${JSON.stringify(SHEET)}`, 'x.jsonl');
    expect(documents).toHaveLength(1);
    expect(problems.map(({ cause }) => cause.slice(0, 6))).toEqual(['line 1', 'line 2']);
  });
});

describe('the shipped fact sheets', () => {
  const folder = new URL('../../../corpus/facts/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const sheets = files.flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n').map((line) => ({ name, sheet: parseSheet(line) })));

  it('are 2,642, each valid, each code once, in the file of its field, sorted', () => {
    const valid = sheets.filter((one): one is { name: string; sheet: FactSheet } => typeof one.sheet !== 'string');
    expect(valid).toHaveLength(sheets.length);
    expect(new Set(valid.map(({ sheet }) => sheet.code)).size).toBe(2642);
    expect(valid.every(({ name, sheet }) => name === `${fieldSlug(sheet.field)}.jsonl`)).toBe(true);
    for (const file of files) {
      const codes = valid.filter(({ name }) => name === file).map(({ sheet }) => sheet.code);
      expect(codes).toEqual([...codes].sort());
    }
  });

  it('say nothing of a field that they mark unclear', () => {
    for (const { sheet } of sheets) {
      if (typeof sheet === 'string') continue;
      if (sheet.unclear.includes('fees')) expect(sheet.channels.every(({ fees, free }) => fees.length === 0 && !free), sheet.code).toBe(true);
      if (sheet.unclear.includes('times')) expect(sheet.channels.every(({ time }) => time === null), sheet.code).toBe(true);
      if (sheet.unclear.includes('papers')) expect(sheet.papers, sheet.code).toEqual([]);
      if (sheet.unclear.includes('results')) expect(sheet.results, sheet.code).toEqual([]);
    }
  });

  it('hold no official prose: every text is short', () => {
    for (const { sheet } of sheets) {
      if (typeof sheet === 'string') continue;
      for (const paper of sheet.papers) expect(paper.name.length, sheet.code).toBeLessThanOrEqual(302);
      for (const { text } of sheet.deadlines) expect(text.length, sheet.code).toBeLessThanOrEqual(170);
      for (const channel of sheet.channels) for (const { note } of channel.fees) expect(note?.length ?? 0, sheet.code).toBeLessThanOrEqual(260);
    }
  });
});
