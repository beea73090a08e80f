import { headingNumber } from '../plans/headingNumber.js';

/** Lines of a text joined into paragraphs: a line that begins small, after one that ended no sentence, goes on with it. */
export function paragraphs(text: string): string[] {
  const out: string[][] = [];
  let broken = true;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r\f\u2028\u2029]/)) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') {
      broken = true;
      continue;
    }
    const open = out.at(-1);
    const goesOn = !broken && open && !/[.:;!?]$/.test(open.at(-1) ?? '') && /^[\p{Ll}\d(]/u.test(line) && !headingNumber(line);
    if (goesOn) open.push(line);
    else out.push([line.replace(/^[-–•+*] +/, '')]);
    broken = false;
  }
  return out.map((lines) => lines.join(' '));
}
