import type { LexicalSide } from '../index/lexical/lexicalSide.js';
import { UNIT_KINDS, type UnitKind } from '../index/unit.js';
import { fold, hasDiacritics } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** Puts diacritics back into a text that was typed without them, and mends wrong ones; what is written rightly stays. */
export type DiacriticsRestorer = (text: string) => string;

interface Reading {
  word: string;
  /** Has no diacritics itself. */
  isBare: boolean;
  count: number;
}

/** Official texts are many and speak of bộ, hội, mặt; citizens of bố, hỏi, mất. */
const AS_CITIZENS_SPEAK: Readonly<Record<UnitKind, number>> = { title: 1, passage: 1, clause: 1, phrasing: 10, clausePhrasing: 10, elsewhere: 10 };
/** Weight of the word pair against the word alone. */
const PAIR = 0.9;
/** Readings of one bare syllable that are weighed. */
const MOST_READINGS = 12;
/** In a text with diacritics a syllable without any was meant so, the surer the more of its words are marked: about three in four are in ordinary text. */
const BARE_IN_MARKED = (share: number): number => Math.log(1 + 3000 * share ** 8);

/** Words and pairs whose counts are kept. */
const MOST_COUNTED = 50_000;
/** What a word that is written with diacritics must gain by other ones ("cấp lạy" → "cấp lại"), as a logarithm. */
const CHANGED = -12;
const CHANGED_UNKNOWN = -4;

/**
 * Viterbi over a bigram model (Forney, "The Viterbi algorithm", 1973): each bare syllable takes the reading that makes the whole text
 * likeliest, by how many texts of the index hold the word and the pair; a word with diacritics takes another one only against a strong wish to stay.
 * Names, codes and words that the index does not know stay as they are.
 */
export function createDiacriticsRestorer(accented: LexicalSide): DiacriticsRestorer {
  const marked = markedUnits(accented);
  const { ranges } = accented;
  const inKind = (term: string, kind: UnitKind, isBare: boolean): number => {
    if (!isBare) return accented.frequency(term, kind);
    // Many phrasings are typed without diacritics: what has none is counted in texts that have some.
    const [from, to] = ranges[kind];
    return accented.unitsWith(term).reduce((sum, unit) => sum + (unit >= from && unit < to ? marked[unit]! : 0), 0);
  };
  const counted = new Map<string, number>();
  const frequency = (term: string, isBare: boolean): number => {
    let count = counted.get(term);
    if (count === undefined) {
      count = UNIT_KINDS.reduce((sum, kind) => sum + AS_CITIZENS_SPEAK[kind] * inKind(term, kind, isBare), 0);
      // Questions bring any word; a map that only grows would be a leak.
      if (counted.size < MOST_COUNTED) counted.set(term, count);
    }
    return count;
  };
  const readings = new Map<string, Reading[]>();
  let total = 0;
  for (const word of accented.vocabulary()) {
    if (!/^\p{L}+$/u.test(word)) continue;
    const bare = fold(word);
    const reading = { word, isBare: bare === word, count: frequency(word, bare === word) };
    total += reading.count;
    const list = readings.get(bare);
    if (list) list.push(reading);
    else readings.set(bare, [reading]);
  }
  for (const list of readings.values()) {
    list.sort((a, b) => b.count - a.count);
    list.length = Math.min(list.length, MOST_READINGS);
  }

  return (text) => {
    const words = tokens(text.toLowerCase());
    const bare = words.map((word) => fold(word) === word && /^\p{L}+$/u.test(word));
    const share = bare.filter((isBare) => !isBare).length / Math.max(1, words.length);
    const choices = words.map((word, i): Reading[] => {
      const own = { word, isBare: bare[i]!, count: frequency(word, bare[i]!) };
      const known = /^\p{L}+$/u.test(word) ? (readings.get(fold(word)) ?? []) : [];
      return bare[i] && known.length > 0 ? known : [own, ...known.filter((reading) => reading.word !== word)];
    });

    let scores: number[] = [];
    const back: number[][] = [];
    choices.forEach((options, i) => {
      const before = choices[i - 1];
      const from: number[] = [];
      const next = options.map(({ word, count, isBare }, o) => {
        const alone = ((1 - PAIR) * (count + 0.5)) / (total + 1);
        const bonus = bare[i] ? (isBare ? BARE_IN_MARKED(share) : 0) : word === words[i] ? 0 : options[0]!.count > 0 ? CHANGED : CHANGED_UNKNOWN;
        if (!before) return Math.log((count + 0.5) / (total + 1)) + bonus;
        let best = -Infinity;
        before.forEach((previous, p) => {
          const pair = frequency(`${previous.word}_${word}`, previous.isBare && isBare);
          const score = scores[p]! + Math.log(alone + (PAIR * pair) / (previous.count + 1));
          if (score > best) {
            best = score;
            from[o] = p;
          }
        });
        return best + bonus;
      });
      back.push(from);
      scores = next;
    });

    let at = scores.indexOf(Math.max(...scores));
    const out: string[] = [];
    for (let i = words.length - 1; i >= 0; i--) {
      out.unshift(choices[i]![at]!.word);
      at = back[i]![at] ?? 0;
    }
    return out.join(' ');
  };
}

/** 1 for each unit that has a word with diacritics. */
function markedUnits(accented: LexicalSide): Uint8Array {
  const marked = new Uint8Array(Math.max(0, ...UNIT_KINDS.map((kind) => accented.ranges[kind][1])));
  for (const word of accented.vocabulary()) if (hasDiacritics(word)) for (const unit of accented.unitsWith(word)) marked[unit] = 1;
  return marked;
}
