import { extname } from 'node:path';
import { readContacts } from '../contacts/readContacts.js';
import type { Contact, CorpusProblem, Document, Layer, Phrasing } from '../document.js';
import { readElsewhere, type ElsewhereQuestion } from '../elsewhere/readElsewhere.js';
import { readFacts } from '../facts/readFacts.js';
import { readGuidance } from '../guidance/readGuidance.js';
import { readLifeEvent } from '../lifeEvents/readLifeEvent.js';
import { toDocument as lifeEventDocument } from '../lifeEvents/toDocument.js';
import { readNames, type EverydayName } from '../names/readNames.js';
import { readPhrasings } from '../phrasings/readPhrasings.js';
import { readPlan } from '../plans/readPlan.js';
import { readText } from '../text/readText.js';
import { CorpusFileError } from '../plans/corpusFileError.js';

/** What one file of the corpus gives. */
export interface FileContent {
  layer?: Layer;
  documents?: Document[];
  phrasings?: Phrasing[];
  names?: EverydayName[];
  elsewhere?: ElsewhereQuestion[];
  contacts?: Contact[];
  emergency?: Contact[];
  problems?: CorpusProblem[];
}

export type FileReader = (text: string, file: string) => FileContent;

/** The readers by folder and extension. */
const READERS: Record<string, Record<string, FileReader>> = {
  plans: {
    '.md': (text, file) => ({ layer: 'plan', documents: [readPlan(text, file)] }),
    '.txt': (text, file) => ({ layer: 'text', documents: [readText(text, file)] }),
  },
  procedures: { '.md': (text, file) => ({ layer: 'guidance', documents: [readGuidance(text, file)] }) },
  facts: { '.jsonl': (text, file) => ({ layer: 'facts', ...readFacts(text, file) }) },
  phrasings: { '.tsv': readPhrasings },
  names: { '.tsv': readNames },
  'life-events': {
    '.md': (text, file) => {
      const { document, phrasings } = lifeEventDocument(readLifeEvent(text, file));
      return { layer: 'guidance', documents: [document], phrasings };
    },
  },
  elsewhere: {
    '.tsv': (text, file) => {
      const { questions, problems } = readElsewhere(text, file);
      return { elsewhere: questions, problems };
    },
  },
};

/** Read by others: the lexicon by the retrieval, the list of known problems by the import. */
const OTHERS_FILES = /^(lexicon\/|facts\/known-problems\.yaml$)/;

/** Formats that offices send and that are not read as they are. */
const OTHER_FORMATS: Record<string, string> = {
  '.docx': 'Word',
  '.doc': 'Word',
  '.pdf': 'PDF',
  '.html': 'HTML',
  '.htm': 'HTML',
  '.odt': 'OpenDocument',
  '.rtf': 'RTF',
  '.xlsx': 'Excel',
};

/**
 * The reader for a file, by where it stands; nothing for files that are no documents.
 * @throws CorpusFileError when the place or the format is unknown
 */
export function fileReader(file: string): FileReader | undefined {
  const [folder = '', ...below] = file.split('/');
  const name = below.at(-1) ?? folder;
  const extension = extname(name).toLowerCase();
  if (/^(readme|license)(\.|$)/i.test(name) || OTHERS_FILES.test(file)) return undefined;
  if (file === 'contacts.yaml') return readContacts;
  const readers = below.length > 0 ? READERS[folder] : undefined;
  const reader = readers?.[extension];
  if (reader) return reader;
  const format = OTHER_FORMATS[extension];
  if (format) {
    throw new CorpusFileError(`${format} files (${extension}) are not read yet`, 'save the text as a Markdown file with front matter (.md), or as plain text in UTF-8 (.txt), in the folder plans/');
  }
  if (readers) throw new CorpusFileError(`the folder ${folder}/ holds no files of the kind "${extension}"`, `use ${Object.keys(readers).join(' or ')}, or move the file out of the corpus`);
  throw new CorpusFileError('no reader knows this place', `put documents into ${Object.keys(READERS).map((known) => `${known}/`).join(', ')}, hotlines into contacts.yaml`);
}
