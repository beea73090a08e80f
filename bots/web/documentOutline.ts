import type { Document, Layer, Section } from '../../src/corpus/document.js';

/** A section as the document page shows it. */
export interface OutlinedSection {
  section: Section;
  /** Unique in the page: the path, with the layer added where two layers have the same path. */
  anchor: string;
  /** Heading level 2 to 6; never more than one deeper than the section before. */
  level: number;
}

const LAYER_ORDER: readonly Layer[] = ['guidance', 'facts', 'record', 'plan', 'text'];

/** The sections of a document in the order they are shown, each with its anchor and heading level. */
export function outlineDocument(document: Document): OutlinedSection[] {
  const layers = [...new Set(document.sections.map((section) => section.layer))]
    .sort((a, b) => LAYER_ORDER.indexOf(a) - LAYER_ORDER.indexOf(b));
  const ordered = layers.flatMap((layer) => document.sections.filter((section) => section.layer === layer));
  const taken = new Set<string>();
  let before = 1;
  return ordered.map((section) => {
    const anchor = taken.has(section.path) ? `${section.path}--${section.layer}` : section.path;
    taken.add(section.path);
    const level = Math.min(2 + section.trail.length, before + 1, 6);
    before = level;
    return { section, anchor, level };
  });
}

/** A table row's cell (`Thời gian: quý I`) as label and value; undefined for a line that is plain text. */
export function splitCell(line: string): { label: string; value: string } | undefined {
  const match = /^([^:\n]{2,40}):\s+(\S[\s\S]*)$/.exec(line);
  return match ? { label: match[1] as string, value: match[2] as string } : undefined;
}
