import { fold } from '../../text/fold.js';
import { packArrays, readArrays } from '../arrayFile.js';
import { breath } from '../breath.js';
import type { UnitRanges } from '../unit.js';
import { buildPostings, type Postings } from './buildPostings.js';
import { LexicalSide } from './lexicalSide.js';
import { numberTexts } from './numberTexts.js';
import { pairTexts, rewriteTexts } from './pairTexts.js';
import { accentedWords } from './words.js';

/** Both lexical sides of a generation. */
export interface LexicalSides {
  /** Over folded text: finds what is written without diacritics. */
  folded: LexicalSide;
  /** Over text as written: a bonus where diacritics agree. */
  accented: LexicalSide;
}

/** Splits every text once and builds both sides; a word is folded once, however often it stands in the corpus. */
export async function packLexicalSides(texts: readonly string[]): Promise<Uint8Array> {
  const accented = await pairTexts(await numberTexts(texts, accentedWords));
  const sides: [string, Postings][] = [['accented', await buildPostings(accented)]];
  await breath();
  const folded = rewriteTexts(accented, fold);
  await breath();
  sides.push(['folded', await buildPostings(folded)]);
  return packArrays(Object.fromEntries(sides.flatMap(([side, postings]) => Object.entries(postings).map(([name, array]) => [`${side}.${name}`, array]))));
}

/** Reads what `packLexicalSides` made. */
export async function readLexicalSides(path: string, ranges: UnitRanges): Promise<LexicalSides> {
  const arrays = await readArrays(path);
  const side = (name: string) => new LexicalSide(
    Object.fromEntries(Object.entries(arrays).filter(([key]) => key.startsWith(`${name}.`)).map(([key, array]) => [key.slice(name.length + 1), array])) as unknown as Postings,
    ranges,
  );
  return { folded: side('folded'), accented: side('accented') };
}
