import type { CorpusProblem } from '../document.js';

const HEADER = 'code\tname';
const CODE = /^\d\.\d{6}$/;
/** What fits on a button of every channel. */
export const LONGEST_NAME = 80;

/** What people call a procedure. */
export interface EverydayName {
  document: string;
  name: string;
}

/** What a file of names holds, and the lines of it that were left out. */
export interface NamesFile {
  names: EverydayName[];
  problems: CorpusProblem[];
}

/**
 * Reads a table `code, name` of the folder `names/`. A bad line is named and left out; the others are kept.
 * @param file name of the file, for the problems
 */
export function readNames(text: string, file: string): NamesFile {
  const names: EverydayName[] = [];
  const problems: CorpusProblem[] = [];
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (head !== HEADER) {
    const cause = `line 1: the header is ${JSON.stringify(head ?? '')}`;
    return { names, problems: [{ file, severity: 'error', cause, remedy: 'begin the file with the columns code and name, separated by a tab' }] };
  }
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    if ('cause' in read) problems.push({ file, severity: 'repaired', cause: `line ${index + 2}: ${read.cause}; the line is left out`, remedy: read.remedy });
    else names.push(read);
  });
  return { names, problems };
}

function readLine(line: string): EverydayName | { cause: string; remedy: string } {
  const cells = line.split('\t').map((cell) => cell.normalize('NFC').trim());
  const [document = '', name = ''] = cells;
  if (cells.length !== 2) return { cause: `${cells.length} columns`, remedy: 'write code and name, separated by one tab' };
  if (!CODE.test(document)) return { cause: `the code ${JSON.stringify(document)}`, remedy: 'write the code of a procedure, such as 1.001193' };
  if (name === '') return { cause: 'no name', remedy: 'write what people call the procedure, or delete the line' };
  if (name.length > LONGEST_NAME) return { cause: `${name.length} characters`, remedy: `write it in at most ${LONGEST_NAME}, since it stands on a button` };
  return { document, name };
}
