import { fold } from '../../text/fold.js';
import { packArrays, readBlock, unpackArrays } from '../arrayFile.js';
import type { UnitRanges } from '../unit.js';
import { buildPostings, type Postings } from './buildPostings.js';
import { LexicalSide } from './lexicalSide.js';
import { accentedWords, numberWords } from './words.js';

/** Both lexical sides of a generation. */
export interface LexicalSides {
  /** Over folded text: finds what is written without diacritics. */
  folded: LexicalSide;
  /** Over text as written: a bonus where diacritics agree. */
  accented: LexicalSide;
}

/** Splits every text once and builds both sides; a word is folded once, however often it stands in the corpus. */
export function packLexicalSides(texts: readonly string[]): Uint8Array {
  const accented = numberWords(eachOf(texts, splitter()));
  const { words, texts: [foldedOf] } = numberWords([accented.words.map(fold)]);
  const folded = { words, texts: accented.texts.map((text) => text.map((word) => foldedOf![word]!)) };
  return packArrays(Object.fromEntries(Object.entries({ accented, folded }).flatMap(([side, numbered]) =>
    Object.entries(buildPostings(numbered)).map(([name, array]) => [`${side}.${name}`, array]))));
}

/** Reads what `packLexicalSides` made. */
export async function readLexicalSides(path: string, ranges: UnitRanges): Promise<LexicalSides> {
  const arrays = unpackArrays(await readBlock(path));
  const side = (name: string) => new LexicalSide(
    Object.fromEntries(Object.entries(arrays).filter(([key]) => key.startsWith(`${name}.`)).map(([key, array]) => [key.slice(name.length + 1), array])) as unknown as Postings,
    ranges,
  );
  return { folded: side('folded'), accented: side('accented') };
}

/** One at a time, so that the words of one text are gone before those of the next are made. */
function* eachOf<T, R>(list: readonly T[], make: (item: T) => R): Generator<R> {
  for (const item of list) yield make(item);
}

/**
 * Gives the words of texts. The headings in the first line of a passage stand over many passages: each is split once.
 * No word goes over a line break or the sign between headings, so the parts give the words of the whole.
 */
function splitter(): (text: string) => string[] {
  const headings = new Map<string, string[]>();
  return (text) => {
    const end = text.indexOf('\n');
    if (end < 0) return accentedWords(text);
    const words: string[] = [];
    for (const heading of text.slice(0, end).split(' › ')) {
      let known = headings.get(heading);
      if (known === undefined) headings.set(heading, (known = accentedWords(heading)));
      words.push(...known);
    }
    words.push(...accentedWords(text.slice(end)));
    return words;
  };
}
