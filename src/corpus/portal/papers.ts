import { oneLine } from './cleanCell.js';
import { ISSUERS } from './issuers.js';

export interface PaperRow {
  case?: string;
  name: string;
  form?: string;
  originals: number;
  copies: number;
}

export interface Papers {
  papers: PaperRow[];
  /** Rows with no copy to hand in: remarks of the officials, not papers. */
  notes: number;
  /** Names that were cut to their first sentence. */
  shortened: number;
}

const HEAD = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
// A count is glued to the name before it or to the row after it; "(01 bản chính hoặc …" inside a name is neither.
const COUNT = /(?:(?<=[^\s(])(?<!(?<!\d)0)(\d)|(?<!\d)([1-9]\d|\d)|(\d)) bản chính(?:, ?(\d{1,2}) bản sao)?/gu;
const FILE = /\.(?:docx?|pdf|xlsx?|rar|zip|odt|rtf|jpe?g|png)$/iu;
const LONGEST_NAME = 300;
const LONGEST_CASE = 200;

/** Parses the glued cell "Thành phần hồ sơ". Never throws. */
export function parsePapers(cell: string): Papers {
  const result: Papers = { papers: [], notes: 0, shortened: 0 };
  const blocks = cell.split(HEAD);
  let heading = cleanHeading(blocks[0] ?? '');
  for (const block of blocks.slice(1)) {
    const { rows, rest } = splitRows(block);
    for (const row of rows) addRow(result, row, heading);
    heading = cleanHeading(rest);
  }
  return result;
}

/** Rows with their full wording, notes included, for the official layer. */
export function parsePaperRows(cell: string): { case?: string; text: string; originals: number; copies: number }[] {
  const blocks = cell.split(HEAD);
  let heading = cleanHeading(blocks[0] ?? '');
  return blocks.slice(1).flatMap((block) => {
    const { rows, rest } = splitRows(block);
    const mine = rows.map((row, index) => ({ ...row, text: splitForm(oneLine(row.text)).name, ...(heading && index === 0 ? { case: heading } : {}) }));
    heading = cleanHeading(rest);
    return mine.filter((row) => row.text !== '');
  });
}

interface RawRow { text: string; originals: number; copies: number }

function splitRows(block: string): { rows: RawRow[]; rest: string } {
  const rows: RawRow[] = [];
  let from = 0;
  for (const match of block.matchAll(COUNT)) {
    const digits = match[1] ?? match[2] ?? match[3] ?? '0';
    const end = match.index + match[0].length;
    const next = block[end] ?? '';
    const before = block[match.index - 1] ?? '';
    const gluedBefore = match[1] !== undefined && before !== '';
    if (!gluedBefore && /[\s.;:,)]/u.test(next)) continue;
    const text = block.slice(from, match.index);
    if (oneLine(text) === '') continue;
    rows.push({ text, originals: Number(digits), copies: Number(match[4] ?? 0) });
    from = end;
  }
  return { rows, rest: block.slice(from) };
}

function addRow(result: Papers, row: RawRow, heading: string | undefined): void {
  if ((row.originals === 0 && row.copies === 0) || /^[\s*+-]*Số lượng(?: bộ)?(?: hồ sơ)?\s*[:(]/iu.test(row.text)) {
    result.notes += 1;
    return;
  }
  const { name, form } = splitForm(oneLine(row.text));
  const clean = stripBullet(name);
  const short = shorten(clean, LONGEST_NAME);
  if (short === '') return;
  if (short !== clean) result.shortened += 1;
  result.papers.push({
    ...(heading ? { case: heading } : {}),
    name: short,
    ...(form ? { form } : {}),
    originals: row.originals,
    copies: row.copies,
  });
}

// "…theo mẫuMau NA20.docx", "…/NĐ-CPMẫu số 01.docx": the file begins where a capital follows without a blank.
const AFTER_NUMBER = `(?<=/(?:(?:NĐ|QĐ|TT|NQ|TTLT)-)(?:(?:${ISSUERS})-)*(?:${ISSUERS})|QH\\d\\d)`;
const FILE_WORD = '(?:mẫu|mau|phụ lục|phu ?luc|đơn|báo cáo|biểu|tờ khai|tờ trình|giấy đề nghị|danh sách|pl)(?:[\\s\\d]|$)';
const GLUE = new RegExp(
  [
    '(?<=\\p{Ll})(?=\\p{Lu})',
    '(?<=[;,:)”"\\]]|(?<!\\d)\\.)(?=\\p{Lu})',
    '(?<=[;,:)”"\\]]|[\\p{Ll})]\\.)(?=\\d)',
    '(?<=\\d)(?=\\p{Lu}\\p{Ll})',
    `${AFTER_NUMBER}(?=\\p{Lu}\\p{Ll}|\\p{Lu}{2,}[ .]|\\d|${FILE_WORD})`,
    `(?<=[.;)\\p{Ll}])(?=${FILE_WORD})`,
  ].join('|'), 'u',
);

function splitForm(text: string): { name: string; form?: string } {
  if (!FILE.test(text)) return { name: text };
  const window = Math.max(1, text.length - 190);
  const tail = text.slice(window);
  const glue = GLUE.exec(tail.replace(FILE, ''));
  if (glue) {
    const at = window + glue.index;
    return { name: text.slice(0, at).trim(), form: text.slice(at).replace(/(?<=\.(?:docx?|pdf|xlsx?))(?=[\p{L}\d])(?!x)/giu, '; ').trim() };
  }
  const word = text.lastIndexOf(' ');
  return word > 0 ? { name: text.slice(0, word).trim(), form: text.slice(word + 1) } : { name: '', form: text };
}

function cleanHeading(text: string): string | undefined {
  const line = stripBullet(oneLine(text)).replace(/[\s:;,.]+$/u, '');
  if (line === '' || /^-*$/u.test(line) || /^(?:[a-zđ0-9][).]\s*)?(?:thành phần hồ sơ(?: gồm| bao gồm)?$|số lượng(?: bộ)? hồ sơ)/iu.test(line)) return undefined;
  return shorten(line, LONGEST_CASE);
}

/** Takes list signs off the front: "- ", "+ ", "* ", "(1) ", "a) ", "1. ". */
export function stripBullet(text: string): string {
  return text.replace(/^(?:[-–+*•●);]\s*|\([ivx\da-zđ]{1,4}\)\s*|[a-zđ\d]{1,2}[).](?!\d)\s*|\d{1,2}(?:\.\d{1,2})+\.?\s+)+/iu, '').trim();
}

/** Words after which the papers themselves follow: what stands before them alone names nothing. */
const LEADS_IN = /^(?:đối với|trường hợp|ngoài|riêng|nhóm|một trong)|(?:gồm|sau|sau đây|cụ thể|phải có|phải nộp|nộp|như sau|yêu cầu)$/iu;

/** The text up to the last end of a sentence or clause that fits, with a mark that it goes on; a lead-in keeps as much as fits of what follows it. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest);
  const first = /^[\s\S]{25,}?(?:[;:](?=\s)|\.(?=\s\p{Lu}))/u.exec(head)?.[0].replace(/[;:.]$/u, '').trim();
  if (first !== undefined && !LEADS_IN.test(first)) return `${first} …`;
  const clause = Math.max(head.lastIndexOf('; '), head.lastIndexOf(', '), head.lastIndexOf(' ('));
  return `${head.slice(0, clause > 60 ? clause : head.lastIndexOf(' ')).trim()} …`;
}
