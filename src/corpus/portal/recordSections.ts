import type { Aspect, Section } from '../document.js';
import { HEADINGS } from '../facts/sentences.js';
import { parseChannels, type ChannelRow } from './channels.js';
import { oneLine } from './cleanCell.js';
import { cutLines } from './cutLines.js';
import { parseLegalBases } from './legalBases.js';
import { parsePaperRows } from './papers.js';
import type { PortalRecord } from './record.js';
import { parseResults } from './results.js';

const RECORD_HEADINGS: Partial<Record<Aspect, string>> = { steps: 'Trình tự thực hiện', condition: 'Yêu cầu, điều kiện', channel: 'Cách thức thực hiện', dossier: 'Thành phần hồ sơ' };
const TIMED = /\d+\s*(?:\([^)]{1,30}\)\s*)?(?:ngày|giờ|tháng|phút|năm)|ngay trong ngày|thời hạn/iu;

/**
 * The official text of a (repaired) record, aspect by aspect. Times and fees of the table stand in the fact sheet,
 * judged; here only the words beside them are kept, so that no doubtful table value comes back by this door.
 */
export function recordSections(record: PortalRecord): Section[] {
  const rows = parseChannels(record.cach_thuc_thuc_hien);
  const descriptions = unique(rows.flatMap((row) => cutLines(row.description)));
  return [
    section('dossier', paperLines(record.thanh_phan_ho_so)),
    section('duration', descriptions.filter((line) => TIMED.test(line))),
    section('fee', feeLines(rows)),
    section('place', unique([...cutLines(record.dia_chi_tiep_nhan)])),
    section('steps', cutLines(record.trinh_tu_thuc_hien)),
    section('channel', descriptions.filter((line) => !TIMED.test(line))),
    section('condition', cutLines(record.yeu_cau_dieu_kien)),
    section('result', parseResults(record.ket_qua_xu_ly)),
    section('legal_basis', parseLegalBases(record.can_cu_phap_ly).map(({ number, title }) => (title ? `${number}: ${title}` : number))),
  ].filter((one) => one.lines.length > 0);
}

function section(path: Aspect, lines: string[]): Section {
  return {
    path,
    heading: RECORD_HEADINGS[path] ?? (path in HEADINGS ? HEADINGS[path as keyof typeof HEADINGS] : path),
    trail: [],
    aspect: path,
    layer: 'record',
    lines,
  };
}

function feeLines(rows: ChannelRow[]): string[] {
  return unique(rows.flatMap((row) => cutLines(row.feeNote.replace(/^\((.*)\)\.?$/u, '$1')))).filter((line) => line.length > 15);
}

function paperLines(cell: string): string[] {
  const rows = parsePaperRows(cell);
  if (rows.length === 0) return cutLines(cell.replace(/^-+/u, ''));
  return unique(
    rows.flatMap((row) => [
      ...(row.case ? [`${row.case}:`] : []),
      ...cutLines(row.text).map((line, index, all) => (index === all.length - 1 ? `${line}${countsOf(row.originals, row.copies)}` : line)),
    ]),
  );
}

function countsOf(originals: number, copies: number): string {
  const counts = [...(originals > 0 ? [`${originals} bản chính`] : []), ...(copies > 0 ? [`${copies} bản sao`] : [])].join(', ');
  return counts === '' ? '' : ` (${counts})`;
}

function unique(lines: string[]): string[] {
  return [...new Set(lines.map(oneLine))];
}
