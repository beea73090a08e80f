import { stat } from 'node:fs/promises';
import type { Contact, CorpusProblem, Document, Phrasing } from '../document.js';
import type { ElsewhereQuestion } from '../elsewhere/readElsewhere.js';
import { CorpusFileError } from '../plans/corpusFileError.js';
import { fileReader, type FileContent } from './fileReaders.js';
import { mergeDocuments, type LayeredDocument } from './mergeDocuments.js';
import { problemOf } from './problemOf.js';
import { readImports } from './readImports.js';
import { readUtf8 } from './readUtf8.js';
import { walkFolder, type FoundFile } from './walkFolder.js';

/** All that the bot knows. */
export interface Corpus {
  /** One for each id, sorted by id. */
  documents: Document[];
  phrasings: Phrasing[];
  /** Questions that the corpus cannot answer. */
  elsewhere: ElsewhereQuestion[];
  contacts: Contact[];
  /** Numbers for an emergency, which are offered apart from the others. */
  emergency: Contact[];
  /** Files left out, and what was mended in others. */
  problems: CorpusProblem[];
}

export interface LoadOptions {
  /** Folder of the portal records that an operator imported; it may be missing. */
  imports?: string;
}

/**
 * Reads the corpus folder: `plans/`, `procedures/`, `facts/`, `phrasings/`, `names/`, `elsewhere/`, `life-events/`, `contacts.yaml`, and the imported records on top.
 * A file that can't be read is named among the problems; the rest goes on. The same files give the same corpus.
 * @throws CorpusFileError when the folder itself is missing
 */
export async function loadCorpus(dir: string, { imports }: LoadOptions = {}): Promise<Corpus> {
  if (!(await isFolder(dir))) throw new CorpusFileError(`the corpus folder ${dir} does not exist`, 'set MOTCUA_CORPUS to the folder that holds plans/, procedures/, facts/ and contacts.yaml');
  const { files, problems } = await walkFolder(dir);
  const contents: FileContent[] = [{ problems }];
  for (let from = 0; from < files.length; from += AT_ONCE) contents.push(...(await Promise.all(files.slice(from, from + AT_ONCE).map(readFound))));
  if (imports !== undefined && (await isFolder(imports))) contents.push(...(await readImports(imports)));
  return gather(contents);
}

/** Files opened together: reading one waits for the disk while another is parsed. */
const AT_ONCE = 16;

async function readFound({ file, path }: FoundFile): Promise<FileContent> {
  try {
    const reader = fileReader(file);
    return reader ? reader(await readUtf8(path), file) : {};
  } catch (error) {
    return { problems: [problemOf(error, file)] };
  }
}

function gather(contents: FileContent[]): Corpus {
  const layered: LayeredDocument[] = contents.flatMap(({ layer = 'text', documents = [] }) => documents.map((document) => ({ layer, document })));
  const merged = mergeDocuments(layered);
  const names = new Map(contents.flatMap(({ names: list = [] }) => list.map(({ document, name }) => [document, name])));
  return {
    documents: merged.documents.map((document) => withName(document, names.get(document.id))),
    phrasings: contents.flatMap(({ phrasings = [] }) => phrasings),
    elsewhere: contents.flatMap(({ elsewhere = [] }) => elsewhere),
    contacts: contents.flatMap(({ contacts = [] }) => contacts),
    emergency: contents.flatMap(({ emergency = [] }) => emergency),
    problems: [...contents.flatMap(({ problems = [] }) => problems), ...merged.problems],
  };
}

/** Guidance says what people call a procedure; else the list of names does. */
function withName(document: Document, name: string | undefined): Document {
  return document.everyday !== undefined || name === undefined ? document : { ...document, everyday: name };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
