import { withBreaths } from '../breath.js';
import { GrowingArray } from './growingArray.js';

/** Texts as numbers of words, end to end. */
export interface NumberedTexts {
  /** The words, by number; every one stands in some text. */
  words: string[];
  numbers: Uint32Array;
  /** Where the numbers of each text begin; one more than there are texts. */
  starts: Uint32Array;
}

/**
 * Numbers the words of texts in the order they come. A piece of text that came before is copied and not split again: the headings over a passage
 * stand over many, and fact sheets repeat whole lines.
 * @param wordsOf splits a piece; no word may go over a line break or the sign between headings
 */
export async function numberTexts(texts: readonly string[], wordsOf: (piece: string) => readonly string[]): Promise<NumberedTexts> {
  const known = new Map<string, number>();
  const numbers = new GrowingArray();
  const pieces = new Map<string, readonly [from: number, to: number]>();
  const add = (piece: string): void => {
    const before = pieces.get(piece);
    if (before) {
      numbers.repeat(...before);
      return;
    }
    const from = numbers.length;
    for (const word of wordsOf(piece)) {
      let number = known.get(word);
      if (number === undefined) known.set(word, (number = known.size));
      numbers.push(number);
    }
    pieces.set(piece, [from, numbers.length]);
  };
  const starts = new Uint32Array(texts.length + 1);
  await withBreaths(texts.length, BREATH, (text) => {
    const whole = texts[text]!;
    const headEnd = whole.indexOf('\n');
    for (const heading of (headEnd < 0 ? whole : whole.slice(0, headEnd)).split(' › ')) add(heading);
    for (let from = headEnd + 1; from > 0; ) {
      const end = whole.indexOf('\n', from);
      add(end < 0 ? whole.slice(from) : whole.slice(from, end));
      from = end + 1;
    }
    starts[text + 1] = numbers.length;
  });
  return { words: [...known.keys()], numbers: numbers.array, starts };
}

const BREATH = 2048;
