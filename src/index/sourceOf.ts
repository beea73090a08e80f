import type { Corpus } from '../corpus/load/loadCorpus.js';
import { passages } from '../corpus/passages/passages.js';
import type { IndexSource } from './source.js';

/** What a corpus gives to index: its documents, their passages, the phrasings. */
export function sourceOf({ documents, phrasings }: Pick<Corpus, 'documents' | 'phrasings'>): IndexSource {
  return { documents, passages: documents.flatMap(passages), phrasings };
}

