import { oneLine } from './cleanCell.js';
import { shorten, stripBullet } from './papers.js';

// Codes seen: KQ.G01.000020, 000.01.02.G12, KQ-G10.000012, TP-G15.000001, and words where the clerk typed none.
const CODE = /Mã:\s*(?:KQ[.-][A-Z]\d{2}\.\d{5,7}|TP-[A-Z]\d{2}\.\d{6}|[A-Z]\d{2}-KQ\d{6}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}(?:-KQ\d{3,6}|-[A-Z]{2}\d{2,6})?|KQ[\w.-]{3,24}?(?=\p{Lu}\p{Ll}|$)|Chưa xác định|[\w.-]{1,30}?(?=\p{Lu}\p{Ll}|[-+*]\s|$)|)/gu;
const LONGEST = 300;

/** Parses the results cell (page chrome already cut): one entry for each "Mã: …". */
export function parseResults(cell: string): string[] {
  const names = cell
    .split(CODE)
    .map((text) => shorten(stripBullet(oneLine(text)), LONGEST).replace(/[;.,\s]+$/u, ''))
    .filter((text) => text.length > 2);
  return [...new Set(names)];
}
