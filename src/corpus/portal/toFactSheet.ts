import { FACT_FIELDS, type FactField, type FactSheet } from '../facts/factSheet.js';
import type { Level } from '../document.js';
import { oneLine } from './cleanCell.js';
import { parseChannels } from './channels.js';
import { findDeadlines, type Deadline } from './deadlines.js';
import { judgeChannels } from './judgeChannels.js';
import type { KnownProblem } from './knownProblems.js';
import { parseLegalBases } from './legalBases.js';
import { findSubmitTo, parseOffices } from './offices.js';
import { parsePapers, shorten } from './papers.js';
import { repairRecord } from './repairRecord.js';
import type { PortalRecord } from './record.js';
import { parseResults } from './results.js';

/** What became of each kind of fact in one record, for the report. */
export type Outcome = 'parsed' | 'empty' | 'unclear';
export const COUNTED = ['times', 'fees', 'papers', 'offices', 'results', 'legalBases', 'submitTo', 'deadlines'] as const;
export type Counted = (typeof COUNTED)[number];

export interface SheetResult {
  sheet: FactSheet;
  outcomes: Record<Counted, Outcome>;
  repairs: string[];
}

/** Month of the capture that ships; the file itself does not say when it was taken. */
export const CAPTURED = '2026-07';
const MOST_DEADLINES = 16;
const LONGEST_ADDRESS = 400;
const AGENCIES: Record<string, string> = {
  'bo-tai-chinh': 'Bộ Tài chính', 'bo-nong-nghiep-mt': 'Bộ Nông nghiệp và Môi trường', 'bo-xay-dung': 'Bộ Xây dựng', 'bo-cong-an': 'Bộ Công an',
  'bo-tu-phap': 'Bộ Tư pháp', 'ngan-hang-nha-nuoc': 'Ngân hàng Nhà nước Việt Nam', 'toa-an-nhan-dan': 'Tòa án nhân dân',
};

/** Takes the bare facts out of one portal record. Never throws on text, however broken. */
export function toFactSheet(source: PortalRecord, known?: KnownProblem, captured = CAPTURED): SheetResult {
  const { record, repairs } = repairRecord(source);
  const rows = parseChannels(record.cach_thuc_thuc_hien);
  const judged = judgeChannels(rows, record.trinh_tu_thuc_hien);
  const papers = parsePapers(record.thanh_phan_ho_so);
  const results = parseResults(record.ket_qua_xu_ly);
  const legalBases = parseLegalBases(record.can_cu_phap_ly);
  const offices = parseOffices(record.co_quan_thuc_hien);
  const authority = parseOffices(record.co_quan_co_tham_quyen);
  const descriptions = [...new Set(rows.map((row) => row.description))].join('\n');
  const submitTo = findSubmitTo(`${record.trinh_tu_thuc_hien}\n${descriptions}`);
  const deadlines = mergeDeadlines(findDeadlines(descriptions, true), findDeadlines(record.trinh_tu_thuc_hien));

  // The page under a code may be that of another one; whose facts they are cannot be told.
  const pageOf = /Mã thủ tục:?\s*(\d\.\d{6})/u.exec(source.raw_text)?.[1];
  const isOthers = pageOf !== undefined && pageOf !== record.ma_thu_tuc;
  const unclear = new Set<FactField>(isOthers ? FACT_FIELDS : (known?.unclear ?? []));
  if (judged.timesUnclear || rows.length === 0 && record.cach_thuc_thuc_hien.length > 40) unclear.add('times');
  if (judged.feesUnclear) unclear.add('fees');
  if (papers.papers.length === 0 && papersCellHoldsSomething(record.thanh_phan_ho_so)) unclear.add('papers');
  if (results.length === 0 && record.ket_qua_xu_ly !== '') unclear.add('results');
  if (legalBases.length === 0 && record.can_cu_phap_ly !== '') unclear.add('legalBases');
  const stated = <T>(field: FactField, values: T[]): T[] => (unclear.has(field) ? [] : values);
  const address = oneLine(record.dia_chi_tiep_nhan);

  const sheet: FactSheet = {
    code: record.ma_thu_tuc,
    name: oneLine(record.ten_thu_tuc),
    ...(record.so_quyet_dinh ? { decision: oneLine(record.so_quyet_dinh) } : {}),
    levels: unclear.has('levels') ? [] : parseLevels(record.cap_thuc_hien),
    field: oneLine(record.linh_vuc) || 'Lĩnh vực khác',
    ...(AGENCIES[record._agency] && !isOthers ? { agency: AGENCIES[record._agency] } : {}),
    who: parseWho(record.doi_tuong_thuc_hien),
    offices: stated('offices', offices),
    authority: stated('offices', authority),
    ...(address !== '' && !unclear.has('offices') ? { address: shorten(address, LONGEST_ADDRESS) } : {}),
    submitTo: stated('submitTo', submitTo),
    channels: isOthers ? [] : judged.channels,
    ...(judged.timesByCase ? { timesByCase: true as const } : {}),
    deadlines: stated('deadlines', deadlines),
    papers: stated('papers', dedupe(papers.papers)),
    notes: papers.notes,
    results: stated('results', results),
    legalBases: stated('legalBases', legalBases),
    url: record.detail_url || `https://dichvucong.gov.vn/`,
    captured,
    ...(known?.validity ? { validity: validityOf(known.validity) } : {}),
    ...(isOthers || known?.warning ? { warnings: [...(isOthers ? [`Trang của Cổng dưới mã này lại ghi mã ${pageOf}, nên không nêu giấy tờ, thời gian, phí ở đây. Xin hỏi lại nơi nộp.`] : []), ...(known?.warning ? [known.warning] : [])] } : {}),
    unclear: [...unclear].sort(),
  };
  const outcome = (field: FactField, has: boolean): Outcome => (unclear.has(field) ? 'unclear' : has ? 'parsed' : 'empty');
  return {
    sheet,
    outcomes: {
      times: outcome('times', sheet.channels.some((channel) => channel.time)),
      fees: outcome('fees', sheet.channels.some((channel) => channel.free || channel.fees.length > 0)),
      papers: outcome('papers', sheet.papers.length > 0),
      offices: outcome('offices', sheet.offices.length + sheet.authority.length > 0 || sheet.address !== undefined),
      results: outcome('results', sheet.results.length > 0),
      legalBases: outcome('legalBases', sheet.legalBases.length > 0),
      submitTo: outcome('submitTo', sheet.submitTo.length > 0),
      deadlines: outcome('deadlines', sheet.deadlines.length > 0),
    },
    repairs: [
      ...repairs,
      ...(judged.repaired.units > 0 ? ['unit_from_words'] : []),
      ...(judged.repaired.thousands > 0 ? ['thousands_from_remark'] : []),
      ...(papers.shortened > 0 ? ['paper_names_cut'] : []),
    ],
  };
}

function parseLevels(text: string): Level[] {
  const levels: [RegExp, Level][] = [[/Cấp bộ/iu, 'central'], [/Cấp tỉnh/iu, 'province'], [/Cấp xã/iu, 'commune']];
  return levels.flatMap(([pattern, level]) => (pattern.test(text) ? [level] : []));
}

function parseWho(text: string): string[] {
  const parts = oneLine(text).split(/,\s(?=\p{Lu})(?!HTX)/u);
  return [...new Set(parts.filter((part) => part !== ''))];
}

function papersCellHoldsSomething(cell: string): boolean {
  return oneLine(cell).replace(/^-+/u, '').replace('Tên giấy tờMẫu đơn, tờ khaiSố lượng', '').trim().length > 3;
}

function validityOf(validity: NonNullable<KnownProblem['validity']>): NonNullable<FactSheet['validity']> {
  return {
    status: validity.status,
    ...(validity.replacedBy ? { replacedBy: validity.replacedBy } : {}),
    ...(validity.note ? { note: validity.note } : {}),
  };
}

function mergeDeadlines(first: Deadline[], second: Deadline[]): Deadline[] {
  const merged = new Map<string, Deadline>();
  for (const deadline of [...first, ...second]) {
    const key = `${deadline.text.toLowerCase().replace(/(?<!\d)0(?=\d)/gu, '')}|${deadline.act ?? ''}`;
    if (!merged.has(key)) merged.set(key, deadline);
  }
  return [...merged.values()].slice(0, MOST_DEADLINES);
}

function dedupe(papers: FactSheet['papers']): FactSheet['papers'] {
  return [...new Map(papers.map((paper) => [`${paper.case ?? ''}|${paper.name}|${paper.originals}|${paper.copies}`, paper])).values()];
}
