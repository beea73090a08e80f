import type { CorpusProblem, Phrasing } from '../document.js';

const KINDS = ['plain', 'situation', 'chat'] as const satisfies readonly Phrasing['kind'][];
const HEADER = 'code\tkind\ttext';
const CODE = /^\d\.\d{6}$/;
/** A section of a plan: the plan's id and the section's path. */
const SECTION = /^([a-z0-9-]+)#([\p{L}\d.]+)$/u;

/** What a file of phrasings holds, and the lines of it that were left out. */
export interface PhrasingsFile {
  phrasings: Phrasing[];
  problems: CorpusProblem[];
}

/**
 * Reads a table `code, kind, text` of the folder `phrasings/`. A bad line is named and left out; the others are kept.
 * @param file name of the file, for the problems
 */
export function readPhrasings(text: string, file: string): PhrasingsFile {
  const phrasings: Phrasing[] = [];
  const problems: CorpusProblem[] = [];
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (head !== HEADER) {
    const cause = `line 1: the header is ${JSON.stringify(head ?? '')}`;
    return { phrasings, problems: [{ file, severity: 'error', cause, remedy: 'begin the file with the columns code, kind, text, separated by tabs' }] };
  }
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    if ('cause' in read) problems.push({ file, severity: 'repaired', cause: `line ${index + 2}: ${read.cause}; the line is left out`, remedy: read.remedy });
    else phrasings.push(read);
  });
  return { phrasings, problems };
}

function readLine(line: string): Phrasing | { cause: string; remedy: string } {
  const cells = line.split('\t').map((cell) => cell.normalize('NFC').trim());
  const [code = '', name = '', text = ''] = cells;
  if (cells.length !== 3) return { cause: `${cells.length} columns`, remedy: 'write code, kind and text, separated by one tab each' };
  const [, plan, section] = SECTION.exec(code) ?? [];
  if (plan === undefined && !CODE.test(code)) return { cause: `the code ${JSON.stringify(code)}`, remedy: 'write the code of a procedure, such as 1.001193, or the section of a plan, such as 000-thai-nguyen-2026#IV.8' };
  const kind = KINDS.find((known) => known === name);
  if (!kind) return { cause: `the kind ${JSON.stringify(name)}`, remedy: `write one of ${KINDS.join(', ')}` };
  if (text === '') return { cause: 'no text', remedy: 'write what a citizen says, or delete the line' };
  return plan === undefined ? { document: code, kind, text } : { document: plan, section: section!, kind, text };
}
