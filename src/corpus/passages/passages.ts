import type { Aspect, Document, Layer, Section } from '../document.js';
import { passageHead } from './passageHead.js';

/** Room for the lines of one passage, in characters: with its head about half of the 512 tokens that the encoder reads. */
export const PASSAGE_LENGTH = 700;

/** What is indexed: some lines of one section, under a head that makes them understood alone. */
export interface Passage {
  document: string;
  section: string;
  layer: Layer;
  aspect?: Aspect;
  /** Head and lines, for searching. What may be quoted is `citableText`. */
  text: string;
  /** Lines of the section: from the first (counted from 0) up to, but not with, the second. */
  lines: [from: number, to: number];
}

/** All passages of a document in reading order. Each line of each section stands in at least one of them. */
export function passages(document: Document): Passage[] {
  return document.sections.flatMap((section) => sectionPassages(document, section));
}

/** The lines that a passage stands for, without its head: only these may become statements. */
export function citableText(section: Pick<Section, 'lines'>, passage: Pick<Passage, 'lines'>): string[] {
  return section.lines.slice(...passage.lines);
}

function sectionPassages(document: Document, section: Section): Passage[] {
  const head = passageHead(document, section);
  const shared = {
    document: document.id,
    section: section.path,
    layer: section.layer,
    ...(section.aspect === undefined ? {} : { aspect: section.aspect }),
  };
  return pieces(section.lines).map(({ text, lines }) => ({ ...shared, text: `${head}\n${text}`, lines }));
}

function pieces(lines: readonly string[]): Pick<Passage, 'text' | 'lines'>[] {
  const out: Pick<Passage, 'text' | 'lines'>[] = [];
  let open: { text: string; lines: [number, number] } | undefined;
  for (const [index, line] of lines.entries()) {
    if (open && open.text.length + 1 + line.length <= PASSAGE_LENGTH) {
      open.text += `\n${line}`;
      open.lines[1] = index + 1;
      continue;
    }
    open = undefined;
    // A line too long for one passage becomes several passages of this same line.
    for (const text of cutAtBlanks(line, PASSAGE_LENGTH)) out.push((open = { text, lines: [index, index + 1] }));
    if (line.length > PASSAGE_LENGTH) open = undefined;
  }
  return out;
}

function cutAtBlanks(line: string, limit: number): string[] {
  const out: string[] = [];
  let rest = line;
  while (rest.length > limit) {
    const blank = rest.lastIndexOf(' ', limit);
    const at = blank > 0 ? blank : safeCut(rest, limit);
    out.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '' || out.length === 0) out.push(rest);
  return out;
}

/** Not between the two halves of a surrogate pair. */
function safeCut(text: string, at: number): number {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at;
}
