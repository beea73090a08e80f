import { openCurrent } from '../src/index/openCurrent.js';
import type { SearchText } from './engines/engine.js';

/** The very texts that the product has indexed: title and field of each document, its passages, the ways citizens ask. */
export async function indexedTexts(index: string): Promise<SearchText[]> {
  const generation = await openCurrent(index);
  const texts = generation.units.map(({ document, section }, unit) => ({
    document: generation.documents[document]?.id ?? '',
    section,
    text: generation.text(unit),
  }));
  generation.close();
  return texts;
}
