import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Corpus } from '../../corpus/load/loadCorpus.js';
import type { Encoder } from '../../embedding/encoder.js';
import { broken, firstLine, ok, remedyOf, warning, type Finding } from './finding.js';

/** Whether the encoder loads and gives a vector; the digest says which one it is. */
export async function checkModel(encoder: () => Promise<Encoder>): Promise<Finding> {
  try {
    const opened = await encoder();
    const [vector] = await opened.embedQueries(['khai sinh']);
    const length = Math.hypot(...(vector ?? []));
    if (Math.abs(length - 1) > 0.01) return broken('Encoder', `${opened.name}: a vector of length ${length.toFixed(3)}, not 1`, RESTORE_MODEL);
    return ok('Encoder', `${opened.name}, ${opened.dimension} dimensions, digest ${opened.digest.slice(0, 12)}`);
  } catch (error) {
    return broken('Encoder', firstLine(error), remedyOf(error, RESTORE_MODEL));
  }
}

const RESTORE_MODEL = 'Put the folder models/e5-small-vi back as it is in the repository, or set MOTCUA_MODEL.';

/** Counts what the corpus holds and what in it could not be read. */
export async function checkCorpus(load: () => Promise<Corpus>): Promise<Finding> {
  try {
    const { documents, phrasings, contacts, problems } = await load();
    const count = (kind: string) => documents.filter((document) => document.kind === kind).length;
    const detail = `${count('procedure')} procedures, ${count('plan')} plans, ${count('text')} texts, ${phrasings.length} phrasings, ${contacts.length} contacts`;
    if (documents.length === 0) return broken('Corpus', detail, 'Set MOTCUA_CORPUS to the folder that holds plans/, procedures/, facts/ and contacts.yaml.');
    const errors = problems.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (first) return broken('Corpus', `${detail}; ${errors.length} left out, first ${first.file}: ${first.cause}`, first.remedy);
    if (contacts.length === 0) return warning('Corpus', detail, 'Add contacts.yaml: without it no answer can name a number to call.');
    return ok('Corpus', detail);
  } catch (error) {
    return broken('Corpus', firstLine(error), remedyOf(error, 'Set MOTCUA_CORPUS to a folder that can be read.'));
  }
}

/** Whether the state folder can be written: conversations and feedback go there. */
export async function checkState(folder: string): Promise<Finding> {
  const probe = path.join(folder, `.doctor-${process.pid}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return ok('State folder', folder);
  } catch (error) {
    return broken('State folder', firstLine(error), 'Give this user the right to write there, or set MOTCUA_STATE to a folder that it may write.');
  }
}
