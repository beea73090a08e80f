/** Longest text of one message. Zalo does not say what it counts: UTF-16 units, the stricter count, fit either way. */
export const MAX_TEXT = 2_000;

/**
 * Puts blocks together into as few texts as fit, in order. A block that does not fit goes whole into the next text; only one that is too
 * long by itself is parted, between its lines, and only a line that is too long by itself is cut: after a sentence, else at a blank.
 */
export function packBlocks(blocks: readonly string[], max: number = MAX_TEXT): string[] {
  const texts: string[] = [];
  let open = '';
  const add = (piece: string, border: string): void => {
    const joined = open === '' ? piece : `${open}${border}${piece}`;
    if (joined.length > max && open !== '') texts.push(open);
    open = joined.length > max ? piece : joined;
  };
  for (const block of blocks.map(tidy).filter(Boolean)) {
    if (block.length <= max) add(block, '\n\n');
    else block.split('\n').flatMap((line) => cutLine(line, max)).forEach((line, i) => add(line, i === 0 ? '\n\n' : '\n'));
  }
  if (open !== '') texts.push(open);
  return texts;
}

/** NFC, so that Vietnamese letters count once, and without what shows nothing or breaks a line's direction. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/[^\P{C}\n]/gu, '').trim();
}

/** At most `max` characters, cut at a word where one ends near, with an ellipsis. */
export function shorten(text: string, max: number): string {
  const whole = tidy(text).replace(/\s+/gu, ' ');
  if (whole.length <= max) return whole;
  const cut = whole.slice(0, safeEnd(whole, max - 1));
  const blank = cut.lastIndexOf(' ');
  return `${(blank > max / 2 ? cut.slice(0, blank) : cut).replace(/[\s,;:–-]+$/u, '')}…`;
}

function cutLine(line: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = line.trim();
  while (rest.length > max) {
    const end = cutAt(rest, max);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest].filter(Boolean);
}

function cutAt(text: string, max: number): number {
  for (const border of ['. ', '; ', ' ']) {
    const at = text.lastIndexOf(border, max - border.length);
    if (at > max / 2) return at + border.length;
  }
  return safeEnd(text, max);
}

/** The end at or before `end` that parts neither a surrogate pair nor a letter from its marks. */
function safeEnd(text: string, end: number): number {
  let at = end;
  while (at > end - 32 && at > 1 && /^[\p{M}\u{DC00}-\u{DFFF}\u200D]/u.test(text.slice(at, at + 1))) at -= 1;
  return at;
}
