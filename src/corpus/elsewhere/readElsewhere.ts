import { basename } from 'node:path';
import type { CorpusProblem, Phrasing } from '../document.js';

const KINDS = ['plain', 'situation', 'chat'] as const satisfies readonly Phrasing['kind'][];
const HEADER = 'topic\tkind\ttext';

/** The longest question that is kept: a citizen's message, not a document. */
export const LONGEST = 300;

/** The files of the folder `elsewhere/` and what the questions of each ask for instead of the corpus. */
export const ELSEWHERE_FILES = {
  'other-ministries.tsv': 'ministry',
  'not-administrative.tsv': 'chat',
  'other-plans.tsv': 'plan',
} as const;

/** `ministry`: a procedure or service of another body; `chat`: nothing administrative; `plan`: a plan or report that is not here. */
export type ElsewhereGroup = (typeof ELSEWHERE_FILES)[keyof typeof ELSEWHERE_FILES];

/** A question that nothing in the corpus answers. */
export interface ElsewhereQuestion {
  topic: string;
  kind: Phrasing['kind'];
  text: string;
  group: ElsewhereGroup;
}

/** What a file of such questions holds, and the lines of it that were left out. */
export interface ElsewhereFile {
  questions: ElsewhereQuestion[];
  problems: CorpusProblem[];
}

/**
 * Reads a table `topic, kind, text` of the folder `elsewhere/`. A bad line is named and left out; the others are kept.
 * @param file name of the file: it says the group, and the problems name it
 */
export function readElsewhere(text: string, file: string): ElsewhereFile {
  const group = groupOf(file);
  if (!group) return refused(file, `the file name ${JSON.stringify(basename(file))}`, `name it ${Object.keys(ELSEWHERE_FILES).join(', ')}: the name says what is asked for`);
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (head !== HEADER) return refused(file, `line 1: the header is ${JSON.stringify(head ?? '')}`, 'begin the file with the columns topic, kind, text, separated by tabs');
  const questions: ElsewhereQuestion[] = [];
  const problems: CorpusProblem[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const read = readLine(line, group);
    if ('cause' in read) problems.push({ file, severity: 'repaired', cause: `line ${index + 2}: ${read.cause}; the line is left out`, remedy: read.remedy });
    else questions.push(read);
  });
  return { questions, problems };
}

function groupOf(file: string): ElsewhereGroup | undefined {
  return Object.entries(ELSEWHERE_FILES).find(([name]) => name === basename(file))?.[1];
}

function refused(file: string, cause: string, remedy: string): ElsewhereFile {
  return { questions: [], problems: [{ file, severity: 'error', cause, remedy }] };
}

function readLine(line: string, group: ElsewhereGroup): ElsewhereQuestion | { cause: string; remedy: string } {
  const cells = line.split('\t').map((cell) => cell.normalize('NFC').trim());
  const [topic = '', name = '', text = ''] = cells;
  if (cells.length !== 3) return { cause: `${cells.length} columns`, remedy: 'write topic, kind and text, separated by one tab each' };
  if (topic === '') return { cause: 'no topic', remedy: 'name what is asked for, the same for all its lines' };
  const kind = KINDS.find((known) => known === name);
  if (!kind) return { cause: `the kind ${JSON.stringify(name)}`, remedy: `write one of ${KINDS.join(', ')}` };
  if (text === '') return { cause: 'no text', remedy: 'write what a citizen says, or delete the line' };
  if (text.length > LONGEST) return { cause: `${text.length} characters`, remedy: `write it in at most ${LONGEST}, as in a message` };
  return { topic, kind, text, group };
}
