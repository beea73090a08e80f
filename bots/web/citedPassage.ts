import type { Document } from '../../src/corpus/document.js';

export interface PassageLine {
  text: string;
  /** An answer's statement was taken from this line. */
  used: boolean;
}

/** Lines shown around a used one; the rest of a long section is one click away, in its document. */
const AROUND = 3;
const GAP: PassageLine = { text: '…', used: false };
/** A line shorter than this may stand in a statement by chance. */
const SHORTEST_WITHIN = 12;

/** The cited passage in its document, with the lines that statements were taken from; undefined when the section is gone. */
export function citedPassage(document: Document | undefined, path: string, statements: readonly string[]): PassageLine[] | undefined {
  const sections = document?.sections.filter((section) => section.path === path) ?? [];
  if (sections.length === 0) return undefined;
  // One path may stand in several layers (guidance, facts, record): show those that were used.
  const used = sections.filter((section) => section.lines.some((line) => isUsed(line, statements)));
  return (used.length > 0 ? used : sections).flatMap(({ lines }) => aroundUsed(lines.map((text) => ({ text, used: isUsed(text, statements) }))));
}

function aroundUsed(lines: readonly PassageLine[]): PassageLine[] {
  const anchors = lines.flatMap((line, index) => (line.used ? [index] : []));
  if (anchors.length === 0) anchors.push(0);
  const shown: PassageLine[] = [];
  lines.forEach((line, index) => {
    if (anchors.some((anchor) => Math.abs(anchor - index) <= AROUND)) shown.push(line);
    else if (shown.at(-1) !== GAP) shown.push(GAP);
  });
  return shown;
}

function isUsed(line: string, statements: readonly string[]): boolean {
  return statements.some((statement) => {
    const cut = statement.replace(/\s*…$/u, '');
    return cut !== '' && (line.includes(cut) || (line.length >= SHORTEST_WITHIN && statement.includes(line)));
  });
}
