import type { Corpus } from '../corpus/load/loadCorpus.js';
import { passages } from '../corpus/passages/passages.js';
import type { IndexSource } from './source.js';

/** What a corpus gives to index: its documents, their passages, the phrasings, and the questions that belong elsewhere. */
export function sourceOf({ documents, phrasings, elsewhere }: Pick<Corpus, 'documents' | 'phrasings' | 'elsewhere'>): IndexSource {
  return { documents, passages: documents.flatMap(passages), phrasings, elsewhere };
}
