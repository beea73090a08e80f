import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LexiconError, type Lexicon } from './lexicon.js';
import { readAbbreviations } from './readAbbreviations.js';
import { readOldNames } from './readOldNames.js';
import { readCommunes, readProvinces } from './readPlaces.js';

/**
 * Reads the folder `lexicon/` of a corpus.
 * @throws LexiconError that names the file, the line or entry, and the remedy
 */
export async function readLexicon(dir: string): Promise<Lexicon> {
  const read = async <T>(file: string, parse: (text: string, file: string) => T): Promise<T> => {
    let text: string;
    try {
      text = await readFile(join(dir, file), 'utf8');
    } catch (cause) {
      throw new LexiconError(file, `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`, `the folder ${dir} must hold it`);
    }
    return parse(text, file);
  };
  const [abbreviations, teencode, oldNames, provinces, communes] = await Promise.all([
    read('abbreviations.tsv', readAbbreviations),
    read('teencode.tsv', readAbbreviations),
    read('old-names.yaml', readOldNames),
    read('places.tsv', readProvinces),
    read('places-communes.tsv', readCommunes),
  ]);
  return { abbreviations, teencode, oldNames, places: [...provinces, ...communes] };
}
