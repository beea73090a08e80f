import { fold } from './fold.js';

/** A Vietnamese syllable without its marks: an onset, a vowel group, a coda. */
const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/u;

/** Whether a word could be a syllable of Vietnamese, with or without its marks. Numbers, codes and most short forms are none. */
export function isSyllable(word: string): boolean {
  return SYLLABLE.test(fold(word));
}
