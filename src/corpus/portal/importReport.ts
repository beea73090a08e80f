import { COUNTED, type Counted, type Outcome, type SheetResult } from './toFactSheet.js';
import type { BrokenLine } from './readPortalFile.js';

/** What an import did: nothing is lost without a line here. */
export interface ImportReport {
  file: string;
  /** Lines that were records. */
  records: number;
  /** Sheets or records written. */
  written: number;
  /** Records whose text another record already holds; they point to it. */
  duplicates: number;
  broken: BrokenLine[];
  fields: Record<Counted, Record<Outcome, number>>;
  /** How many records were mended, by kind of repair. */
  repaired: Record<string, number>;
  /** Files written. */
  files: string[];
}

export type ImportProgress = (done: number) => void;

export function emptyReport(file: string): ImportReport {
  const counts = (): Record<Outcome, number> => ({ parsed: 0, empty: 0, unclear: 0 });
  const fields = Object.fromEntries(COUNTED.map((field) => [field, counts()])) as ImportReport['fields'];
  return { file, records: 0, written: 0, duplicates: 0, broken: [], fields, repaired: {}, files: [] };
}

/** Counts one record's outcomes and repairs. */
export function countSheet(report: ImportReport, result: SheetResult): void {
  report.records += 1;
  for (const field of COUNTED) report.fields[field][result.outcomes[field]] += 1;
  for (const repair of result.repairs) report.repaired[repair] = (report.repaired[repair] ?? 0) + 1;
}

const FIELD_NAMES: Record<Counted, string> = {
  times: 'thời hạn', fees: 'phí, lệ phí', papers: 'giấy tờ', offices: 'cơ quan', results: 'kết quả', legalBases: 'căn cứ pháp lý',
  submitTo: 'nơi nộp (từ trình tự)', deadlines: 'mốc thời gian (từ trình tự)',
};
const REPAIR_NAMES: Record<string, string> = {
  papers_from_raw: 'bảng giấy tờ bị cắt, lấy lại từ toàn văn',
  channels_from_raw: 'bảng cách nộp bị cắt, lấy lại từ toàn văn',
  steps_from_raw: 'trình tự bị cắt, lấy lại từ toàn văn',
  results_from_raw: 'kết quả bị cắt, lấy lại từ toàn văn',
  legal_from_raw: 'căn cứ pháp lý bị cắt, lấy lại từ toàn văn',
  page_chrome: 'bỏ chữ của trang web ở cuối ô kết quả',
  empty_markers: 'bỏ "Không có thông tin"',
  unit_from_words: 'đơn vị "ngày làm việc" lấy theo lời của bản ghi',
  thousands_from_remark: 'phí mất hàng nghìn, lấy theo lời ghi bên cạnh',
  paper_names_cut: 'tên giấy tờ quá dài, chỉ giữ phần tên',
};

/** The report as plain text for the terminal, in Vietnamese. */
export function printReport(report: ImportReport): string {
  const lines = [
    `Tệp: ${report.file}`,
    `Bản ghi: ${report.records}; đã lưu: ${report.written}; trùng nội dung: ${report.duplicates}; dòng hỏng: ${report.broken.length}`,
    '',
    `${'Dữ kiện'.padEnd(30)}${'đọc được'.padStart(10)}${'trống'.padStart(10)}${'không rõ'.padStart(10)}`,
    ...COUNTED.map((field) => {
      const { parsed, empty, unclear } = report.fields[field];
      return `${FIELD_NAMES[field].padEnd(30)}${String(parsed).padStart(10)}${String(empty).padStart(10)}${String(unclear).padStart(10)}`;
    }),
  ];
  const repairs = Object.entries(report.repaired).sort((a, b) => b[1] - a[1]);
  if (repairs.length > 0) lines.push('', 'Đã sửa (số bản ghi):', ...repairs.map(([kind, count]) => `  ${REPAIR_NAMES[kind] ?? kind}: ${count}`));
  if (report.broken.length > 0) lines.push('', 'Dòng hỏng (đã bỏ qua):', ...report.broken.map(({ line, cause }) => `  dòng ${line}: ${cause}`));
  return `${lines.join('\n')}\n`;
}
