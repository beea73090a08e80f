import { oneLine } from './cleanCell.js';
import { ISSUERS } from './issuers.js';

export interface LegalBasis {
  number: string;
  title?: string;
}

const HEAD = /^Tên văn bản pháp lý\s*Mã văn bản/u;
const KIND = '(?:[A-ZĐ]{1,6}|QÐ|NÐ|QPPL)';
// "118/2025/NĐ-CP", "59/2020/QH14", "948/QĐ-BHXH", "21/VBHN-BTC", "66.19/2026/NQ-CP"
const NUMBER = new RegExp(
  `(?:(?<![\\d/])|(?<=QH\\d\\d)|(?<=\\d/)(?=(?:19|20)\\d{3,7}/))(?:66\\.)?\\d+(?:\\.?[a-z])?/(?:\\d{4}/)?(?:${KIND}LT ?- ?|${KIND} ?[-–] ?)?(?:(?:${ISSUERS})(?:-(?:${ISSUERS}))*|[A-ZĐ]{2,8}(?![\\p{Ll}]))`, 'gu',
);
/** "31/2025/TT": the issuer is missing. */
const CUT_OFF = /\/(?:TT|NĐ|QĐ|NQ|NÐ|QÐ)$/u;
const TYPE_ONLY = /^(?:(?:bộ )?luật|nghị định|thông tư(?: liên tịch)?|quyết định|nghị quyết|pháp lệnh|số|[\s.,:;-])+$/iu;
const LONGEST_TITLE = 240;

interface Found { number: string; start: number; end: number }

/** Parses the glued cell "Căn cứ pháp lý" into numbers and titles; the same number twice is kept once. */
export function parseLegalBases(cell: string): LegalBasis[] {
  const body = cell.replace(HEAD, '');
  const found = [...body.matchAll(NUMBER)].map((match) => splitYear(match[0], match.index)).filter(({ number }) => !CUT_OFF.test(number));
  const bases = new Map<string, LegalBasis>();
  let from = 0;
  codesAmong(found, body).forEach((isCode, index) => {
    const match = found[index];
    if (!match || !isCode) return;
    const number = oneLine(match.number).replace(/ ?[-–] ?/gu, '-').replace(/Ð/gu, 'Đ');
    const title = titleOf(body.slice(from, match.start), number);
    from = match.end;
    if (!bases.has(number)) bases.set(number, { number, ...(title ? { title } : {}) });
  });
  // The code column holds half a number ("24/2024"): the whole one stands in the title.
  if (bases.size === 0) for (const { number } of found) bases.set(plain(number), { number: plain(number) });
  return [...bases.values()];
}

/** "năm 202072/2020/QH14": the title ended with a year that is glued to the number. */
function splitYear(text: string, start: number): Found {
  const year = /^(?:19|20)\d\d(?=\d{1,4}\/)/u.exec(text)?.[0].length ?? 0;
  return { number: text.slice(year), start: start + year, end: start + text.length };
}

/**
 * Which numbers stand in the code column. A number of the title is followed by a blank or a sign, or by the
 * code itself ("Nghị định 05/2012/NĐ-CP05/2012/NĐ-CP"); a code is glued to the next row. Read from the end.
 */
function codesAmong(found: Found[], body: string): boolean[] {
  const isCode: boolean[] = new Array<boolean>(found.length).fill(false);
  for (let index = found.length - 1; index >= 0; index -= 1) {
    const match = found[index];
    const next = found[index + 1];
    const before = found[index - 1];
    if (!match) continue;
    const gluedBefore = /[^\s(/“"]/u.test(body[match.start - 1] ?? ' ');
    if (next && oneLine(body.slice(match.end, next.start)) === '' && next.start - match.end <= 1) {
      const same = plain(next.number) === plain(match.number);
      isCode[index] = isCode[index + 1] === true ? !same && gluedBefore : true;
      continue;
    }
    const after = body[match.end] ?? '';
    const repeats = before !== undefined && before.end === match.start && plain(before.number) === plain(match.number);
    isCode[index] = repeats || after === '' || !/[\s,.;:)\]–-]/u.test(after) || (gluedBefore && /\s/u.test(after) && /^\s+\p{Lu}/u.test(body.slice(match.end)));
  }
  return isCode;
}

function plain(text: string): string {
  return text.replace(/\s/gu, '');
}

function titleOf(text: string, number: string): string | undefined {
  const line = oneLine(text).replace(/^[\s.;,:-]+/u, '').replace(/(?<=[\p{Ll}\d.)])(?:Luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Pháp lệnh)?\s*(?:[Ss]ố)?\s*$/u, '').trim();
  if (line === '' || plain(line) === plain(number) || line.length < 4 || TYPE_ONLY.test(line.replace(number, '')) || TYPE_ONLY.test(line)) return undefined;
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST_TITLE))} …`;
}
