import { cleanCell, cleanText } from './cleanCell.js';
import type { PortalRecord } from './record.js';

/** What was mended in a record, for the import report. */
export type Repair = 'papers_from_raw' | 'channels_from_raw' | 'steps_from_raw' | 'results_from_raw' | 'legal_from_raw' | 'page_chrome' | 'empty_markers';

export interface RepairedRecord {
  record: PortalRecord;
  repairs: Repair[];
}

const PAPER_HEAD = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
const TEXT_CELLS = [
  'dia_chi_tiep_nhan', 'co_quan_duoc_uy_quyen', 'co_quan_phoi_hop', 'thu_tuc_lien_quan', 'trinh_tu_thuc_hien', 'can_cu_phap_ly',
  'co_quan_thuc_hien', 'co_quan_co_tham_quyen', 'yeu_cau_dieu_kien',
] as const;

/**
 * Cleans every cell, cuts the page's own words off the results, and takes cells that the capture cut at a wrong
 * place ("thành phần hồ sơ" inside a sentence) from `raw_text` again.
 */
export function repairRecord(source: PortalRecord): RepairedRecord {
  const repairs = new Set<Repair>();
  const record: PortalRecord = { ...source };
  for (const key of Object.keys(record) as (keyof PortalRecord)[]) record[key] = cleanText(record[key]);
  for (const key of TEXT_CELLS) {
    const clean = cleanCell(record[key]);
    if (clean !== record[key]) repairs.add('empty_markers');
    record[key] = clean;
  }
  const raw = sliceRaw(record.raw_text);
  takeFromRaw(record, 'thanh_phan_ho_so', raw.papers, papersAreCut(record.thanh_phan_ho_so, raw.papers), 'papers_from_raw', repairs);
  takeFromRaw(record, 'cach_thuc_thuc_hien', raw.channels, isLonger(raw.channels, record.cach_thuc_thuc_hien), 'channels_from_raw', repairs);
  takeFromRaw(record, 'trinh_tu_thuc_hien', raw.steps, isLonger(raw.steps, record.trinh_tu_thuc_hien), 'steps_from_raw', repairs);
  takeFromRaw(record, 'ket_qua_xu_ly', raw.results, resultsAreCut(record.ket_qua_xu_ly, raw.results), 'results_from_raw', repairs);
  if (record.can_cu_phap_ly !== '' && !record.can_cu_phap_ly.startsWith('Tên văn bản') && raw.offices !== undefined) {
    record.can_cu_phap_ly = cleanCell(raw.legal);
    record.co_quan_thuc_hien = cleanCell(raw.offices);
    repairs.add('legal_from_raw');
  }
  const results = cutPageChrome(record.ket_qua_xu_ly);
  if (results !== record.ket_qua_xu_ly) repairs.add('page_chrome');
  record.ket_qua_xu_ly = results;
  return { record, repairs: [...repairs] };
}

/** Cuts keywords, description and the page's form off the end of the results cell. */
export function cutPageChrome(text: string): string {
  return text.replace(/(?:Từ khóa|Chọn cơ quan thực hiện)[\s\S]*$/u, '').trim();
}

function takeFromRaw(
  record: PortalRecord, key: 'thanh_phan_ho_so' | 'cach_thuc_thuc_hien' | 'trinh_tu_thuc_hien' | 'ket_qua_xu_ly',
  value: string, better: boolean, repair: Repair, repairs: Set<Repair>,
): void {
  if (!better || value === '' || value === record[key]) return;
  record[key] = value;
  repairs.add(repair);
}

function papersAreCut(cell: string, raw: string): boolean {
  return !raw.startsWith(cell) && (raw.includes(PAPER_HEAD) || !cell.includes(PAPER_HEAD));
}

function resultsAreCut(cell: string, raw: string): boolean {
  return !/Mã:/u.test(cell) && /Mã:/u.test(raw);
}

function isLonger(raw: string, cell: string): boolean {
  return raw.length > cell.length && raw.startsWith(cell.slice(0, 20));
}

interface RawSlices { steps: string; channels: string; papers: string; results: string; legal: string; offices?: string }

/** Cuts `raw_text` at its own headings; a heading that is not found leaves its slice empty. */
function sliceRaw(raw: string): RawSlices {
  const none = { steps: '', channels: '', papers: '', results: '', legal: '' };
  const steps = raw.indexOf('Trình Tự Thực Hiện');
  const channels = raw.indexOf('Cách Thức Thực HiệnHình thức nộp', steps);
  if (steps < 0 || channels < 0) return none;
  const rest = raw.slice(channels);
  const legal = rest.search(/Căn cứ pháp lý(?:Tên văn bản pháp lý ?Mã văn bản|Không có thông tin)/u);
  const results = raw.lastIndexOf('Kết quả xử lý');
  const middle = legal < 0 ? '' : rest.slice('Cách Thức Thực Hiện'.length, legal);
  const at = papersHeading(middle);
  const tail = legal < 0 ? '' : rest.slice(legal + 'Căn cứ pháp lý'.length);
  const condition = tail.indexOf('Yêu cầu, điều kiện thực hiện');
  const office = tail.lastIndexOf('Cơ quan thực hiện', condition < 0 ? 0 : condition);
  return {
    steps: raw.slice(steps + 'Trình Tự Thực Hiện'.length, channels).trim(),
    channels: at < 0 ? '' : middle.slice(0, at).trim(),
    papers: at < 0 ? '' : middle.slice(at + 'Thành phần hồ sơ'.length).trim(),
    legal: office < 0 ? '' : tail.slice(0, office).trim(),
    ...(office < 0 ? {} : { offices: tail.slice(office + 'Cơ quan thực hiện'.length, condition).trim() }),
    results: results < 0 ? '' : raw.slice(results + 'Kết quả xử lý'.length).trim(),
  };
}

/** The heading of the papers table: glued to "--", else the first one before the table that no sentence goes on from. */
function papersHeading(middle: string): number {
  const plain = middle.search(/Thành phần hồ sơ--/u);
  if (plain >= 0) return plain;
  const table = middle.indexOf(PAPER_HEAD);
  const before = table < 0 ? middle : middle.slice(0, table);
  const glued = before.search(/(?<![\s(“"])Thành phần hồ sơ(?![\s.,;)])/u);
  return glued >= 0 ? glued : before.lastIndexOf('Thành phần hồ sơ');
}
