import type { LexicalSide } from '../index/lexical/lexicalSide.js';
import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** Puts diacritics back into a text that was typed without them; what has them stays. */
export type DiacriticsRestorer = (text: string) => string;

interface Reading {
  word: string;
  /** Has no diacritics itself. */
  isBare: boolean;
  count: number;
}

/** Kinds of units that are written with diacritics throughout. */
const OFFICIAL = ['title', 'passage', 'clause'] as const;
/** Weight of the word pair against the word alone. */
const PAIR = 0.9;
/** Readings of one bare syllable that are weighed. */
const MOST_READINGS = 12;
/** In a text with diacritics a syllable without any was meant so: each marked word speaks for that. */
const BARE_IN_MARKED = 3;

/**
 * Viterbi over a bigram model (Forney, "The Viterbi algorithm", 1973): each bare syllable takes the reading that makes the whole text
 * likeliest, by how many texts of the index hold the word and the pair. Names, codes and words that the index does not know stay as they are.
 */
export function createDiacriticsRestorer(accented: LexicalSide): DiacriticsRestorer {
  // Many phrasings are typed without diacritics: what has none is counted in official texts only.
  const frequency = (term: string, isBare: boolean): number =>
    (isBare ? OFFICIAL.reduce((sum, kind) => sum + accented.frequency(term, kind), 0) : accented.totalFrequency(term));
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
    if (!bare.includes(true)) return text;
    const marked = bare.filter((isBare) => !isBare).length / Math.max(1, words.length);
    const choices = words.map((word, i): Reading[] => {
      const known = bare[i] ? readings.get(word) : undefined;
      return known ?? [{ word, isBare: bare[i]!, count: frequency(word, bare[i]!) }];
    });

    let scores: number[] = [];
    const back: number[][] = [];
    choices.forEach((options, i) => {
      const before = choices[i - 1];
      const from: number[] = [];
      const next = options.map(({ word, count, isBare }, o) => {
        const alone = ((1 - PAIR) * (count + 0.5)) / (total + 1);
        const bonus = bare[i] && isBare ? Math.log(1 + BARE_IN_MARKED * marked) : 0;
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
