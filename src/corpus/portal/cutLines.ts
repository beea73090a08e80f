import { oneLine } from './cleanCell.js';

const LONG = 320;
const ABBREVIATION = /(?:\bTP|\bTp|\bQ|\bsố|\bđ|\bkhoản|\bĐiều|\d)\.$/u;

/**
 * Cuts official text into lines that can be cited one by one: its own lines first (a line that was broken inside
 * a sentence is joined again), long ones at the ends of sentences, then at semicolons. No word is changed.
 */
export function cutLines(text: string): string[] {
  const joined = text.replace(/[ \t]*\n[ \t]*(?=\p{Ll}(?![).]))/gu, ' ');
  return joined
    .split(/\n+/u)
    .flatMap((line) => cutLong(oneLine(line), /(?<=[.!?])\s+(?=[\p{Lu}“"(+*-])/gu))
    .flatMap((line) => cutLong(line, /(?<=;)\s+/gu))
    .filter((line) => /\p{L}/u.test(line));
}

function cutLong(line: string, at: RegExp): string[] {
  if (line.length <= LONG) return line === '' ? [] : [line];
  const parts: string[] = [];
  let from = 0;
  for (const match of line.matchAll(at)) {
    const part = line.slice(from, match.index);
    if (ABBREVIATION.test(part)) continue;
    parts.push(part.trim());
    from = match.index;
  }
  parts.push(line.slice(from).trim());
  return parts.filter((part) => part !== '');
}
