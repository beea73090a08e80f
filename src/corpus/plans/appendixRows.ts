import { fold } from '../../text/fold.js';
import type { Section } from '../document.js';
import { citableLines } from './citableLines.js';

/** What the columns of the appendices are called, whatever the document's own heads say. */
const COLUMNS: readonly [RegExp, string][] = [
  [/chu tri/, 'Chủ trì'],
  [/phoi hop/, 'Phối hợp'],
  [/thoi (gian|han)|tien do/, 'Thời gian thực hiện'],
  [/noi dung|nhiem vu|hoat dong|cong viec/, 'Nhiệm vụ'],
];

/** Each row of an appendix becomes a section of its own (`PL.3`), a line for each cell with the name of its column. */
export function appendixRows(path: string, trail: string[], columns: string[], rows: string[][]): Section[] {
  const names = columns.map(columnName);
  const ordinal = names.indexOf('');
  return rows.map((row, index) => {
    const number = (ordinal >= 0 && row[ordinal]) || String(index + 1);
    const lines = row.flatMap((cell, i) => (i === ordinal || cell === '' ? [] : citableLines(`${names[i] || 'Ghi chú'}: ${cellText(cell)}`)));
    return { path: `${path}.${number}`, heading: `Phụ lục, dòng ${number}`, trail, layer: 'plan', lines };
  });
}

/** A row of a table anywhere else: one line. */
export function rowLine(columns: string[], row: string[]): string {
  return row.flatMap((cell, i) => (cell === '' ? [] : [columns[i] ? `${columns[i]}: ${cellText(cell)}` : cellText(cell)])).join('; ');
}

function columnName(head: string): string {
  const folded = fold(head).replace(/\s+/g, ' ').trim();
  if (/^(stt|tt|so thu tu)$/.test(folded)) return '';
  return COLUMNS.find(([pattern]) => pattern.test(folded))?.[1] ?? head.replace(/\s+/g, ' ');
}

/** `- Sở Nội vụ⏎- Sở Tư pháp` → `Sở Nội vụ; Sở Tư pháp`. */
function cellText(cell: string): string {
  const items = cell.split('\n').map((item) => item.replace(/^[-+•]\s*/, '').trim());
  return items.map((item, i) => (i < items.length - 1 && /[\p{L}\p{N})]$/u.test(item) ? `${item};` : item)).join(' ');
}
