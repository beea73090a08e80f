import { splitSentences } from '../../text/sentences.js';

/** Longest line that is kept whole: what a citizen still reads as one statement on a phone. */
export const LONG_LINE = 400;
/** Longest text that is given to the segmenter at once. */
const SEGMENTED = 4000;

/** A list item is one line; when it is too long, each of its sentences is. */
export function citableLines(text: string): string[] {
  const whole = text.replace(/\s+/g, ' ').trim();
  if (whole === '') return [];
  if (whole.length <= LONG_LINE) return [whole];
  return citableSentences(whole);
}

/** A paragraph gives a line for each sentence; one that is too long is cut at `;`, then at `,`. */
export function citableSentences(text: string): string[] {
  return closedSentences(text).flatMap(cutSentence);
}

/** The mark `./.` that closes an official text belongs to its last sentence. */
function closedSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const piece of shortTexts(text).flatMap(splitSentences)) {
    if (/^[^\p{L}\p{N}]*\//u.test(piece) && sentences.length > 0) sentences[sentences.length - 1] += piece;
    else sentences.push(piece);
  }
  return sentences;
}

/** The platform's segmenter takes a time that grows with the square of a text: a paragraph of megabytes is cut at the ends of words first. */
function shortTexts(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  while (text.length - from > SEGMENTED) {
    const window = text.slice(from, from + SEGMENTED);
    const stop = Math.max(window.lastIndexOf('. ') + 1, window.lastIndexOf('\n'));
    const at = from + (stop > 0 ? stop : Math.max(window.lastIndexOf(' '), 0) || SEGMENTED);
    out.push(text.slice(from, at));
    from = at;
  }
  out.push(text.slice(from));
  return out;
}

function cutSentence(sentence: string): string[] {
  if (sentence.length <= LONG_LINE) return [sentence];
  const parts = pack(sentence.split(/(?<=;) /));
  return parts.flatMap((part) => (part.length <= LONG_LINE * 1.5 ? [part] : pack(part.split(/(?<=,) /))));
}

/** Joins neighbours while they fit into one line. */
function pack(pieces: string[]): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= LONG_LINE) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
}
