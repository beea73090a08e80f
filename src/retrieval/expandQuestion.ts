import type { Lexicon } from '../corpus/lexicon/lexicon.js';
import { fold } from '../text/fold.js';
import { isSyllable } from '../text/syllable.js';
import { tokens } from '../text/tokens.js';

/** A question in the words of the documents, beside the citizen's own. */
export interface ExpandedQuestion {
  /** Short forms written out: what is embedded. */
  text: string;
  /** What may also be meant (other readings of a short form, current names of old ones): more to search for, never instead of what was written. */
  also: string[];
}

export type QuestionExpander = (question: string) => ExpandedQuestion;

/** How many texts of the index hold two adjacent folded words, joined by `_`. */
export type PairFrequency = (pair: string) => number;

interface Reading {
  to: string;
  /** Folded words of `to`. */
  words: string[];
  /** It can stand for nothing else. */
  certain: boolean;
}

/** Longest name of the lexicon that is looked for, in words. */
const MAX_WORDS = 5;
/** A number right before makes these a unit: 50k, 14t, 23h. */
const UNITS = new Set(['k', 'tr', 'm', 'h', 'kg', 't']);
const HAS_VOWEL = /[aeiouy]/u;
/** A word of the language stays as written unless another reading fits its neighbours clearly better. */
const STAYS = 1.5;
/** Readings named first are the usual ones. */
const LATER = 0.3;

/**
 * Compiles the lexicon. A short form with several readings takes the one whose words stand beside its neighbours most often in the index
 * ("bn ngày" → "bao nhiêu ngày"); old names are followed by the current ones and are known without diacritics too.
 */
export function createQuestionExpander(lexicon: Lexicon, frequency: PairFrequency): QuestionExpander {
  const shortForms = new Map<string, Reading[]>();
  for (const { variant, standard, ambiguous, note } of [...lexicon.teencode, ...lexicon.abbreviations]) {
    // A form of address says nothing of what is asked: it need not be written out.
    add(shortForms, tokens(variant.toLowerCase()).join(' '), standard, !ambiguous && !note.startsWith('xưng hô'));
  }
  const oldNames = new Map<string, Reading[]>();
  for (const { old, current } of lexicon.oldNames) {
    for (const name of old) {
      const key = tokens(name.toLowerCase()).join(' ');
      add(oldNames, key, current);
      // "nhap khau" alone is too short to be told from other words; longer names are safe.
      if (key.includes(' ')) add(oldNames, fold(key), current);
    }
  }
  const isShortForm = (word: string | undefined): boolean => word !== undefined && shortForms.has(word);

  return (question) => {
    const words = tokens(question.toLowerCase());
    const out: string[] = [];
    const also = new Set<string>();
    for (let at = 0; at < words.length; ) {
      const length = longest(words, at, shortForms);
      const afterNumber = at > 0 && UNITS.has(words[at]!) && /^\d+$/u.test(words[at - 1]!);
      if (length === 0 || afterNumber) {
        out.push(words[at++]!);
        continue;
      }
      const written = words.slice(at, at + length);
      const readings = shortForms.get(written.join(' '))!;
      const before = out.at(-1)?.split(' ').at(-1);
      const next = isShortForm(words[at + length]) ? undefined : words[at + length];
      const chosen = choose(written, readings, before, next, frequency);
      out.push(chosen);
      for (const { to } of readings) if (to !== chosen) also.add(to);
      at += length;
    }
    const text = out.join(' ');
    for (const name of namesIn(tokens(text), oldNames)) also.add(name);
    return { text, also: [...also] };
  };
}

function add(map: Map<string, Reading[]>, key: string, to: string, certain = false): void {
  const reading = { to: to.toLowerCase(), words: tokens(fold(to)), certain };
  const known = map.get(key) ?? [];
  if (key && !known.some((one) => one.to === reading.to)) map.set(key, [...known, reading]);
}

/** Number of words, from `at`, of the longest entry; 0 when none begins there. */
function longest(words: readonly string[], at: number, entries: ReadonlyMap<string, unknown>): number {
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--) {
    if (entries.has(words.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

/** The reading that fits its neighbours best; what was written competes when it could be a word. */
function choose(written: readonly string[], readings: readonly Reading[], before: string | undefined, next: string | undefined, frequency: PairFrequency): string {
  const fit = (words: readonly string[]): number =>
    (before === undefined ? 0 : Math.log1p(frequency(`${fold(before)}_${words[0]}`))) + (next === undefined ? 0 : Math.log1p(frequency(`${words.at(-1)}_${fold(next)}`)));
  const original = written.join(' ');
  if (readings.length === 1 && readings[0]!.certain && !written.some(isSyllable)) return readings[0]!.to;
  let best = original;
  let bestFit = written.every((word) => HAS_VOWEL.test(fold(word))) ? fit(written.map(fold)) + STAYS : -Infinity;
  // A short form that is no word in any text of the index is not weighed against itself.
  if (readings.length === 1 && (before === undefined && next === undefined)) return readings[0]!.to;
  readings.forEach(({ to, words }, i) => {
    const value = fit(words) - i * LATER;
    if (value > bestFit) {
      best = to;
      bestFit = value;
    }
  });
  return best;
}

function namesIn(words: readonly string[], names: ReadonlyMap<string, Reading[]>): string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--) {
      const key = words.slice(at, at + length).join(' ');
      const readings = names.get(key) ?? (length > 1 ? names.get(fold(key)) : undefined);
      if (readings) found.push(...readings.map(({ to }) => to));
    }
  }
  return found;
}
