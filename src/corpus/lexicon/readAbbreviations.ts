import type { Abbreviation } from './lexicon.js';
import { filled, readTable } from './readTable.js';

const AMBIGUOUS = /^mơ hồ/;

/**
 * Reads a table `variant, standard, note`. A note that begins with "mơ hồ" marks the variant as ambiguous.
 * @throws LexiconError at the first line that does not fit
 */
export function readAbbreviations(text: string, file: string): Abbreviation[] {
  return readTable(text, file, ['variant', 'standard', 'note']).map(({ row, line }) => {
    const note = row['note'] ?? '';
    return { variant: filled(row, 'variant', file, line), standard: filled(row, 'standard', file, line), ambiguous: AMBIGUOUS.test(note), note };
  });
}
