/** Where a text may be cut, best first. */
const BORDERS = ['\n', '. ', '; ', ', ', ' '];

/** A text in pieces of at most `most` UTF-16 units, cut at a sentence, else at a word, never inside a surrogate pair. */
export function cutText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = borderBefore(rest, most);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function borderBefore(text: string, most: number): number {
  for (const border of BORDERS) {
    const at = text.lastIndexOf(border, most - border.length);
    if (at > most / 2) return at + border.length;
  }
  const half = text.charCodeAt(most - 1);
  return half >= 0xd800 && half <= 0xdbff ? most - 1 : most;
}
