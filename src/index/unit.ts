import type { Aspect, Document, Layer } from '../corpus/document.js';

/**
 * What can be found: a document by its title and field, a passage of a procedure, a passage of a plan or another text (a clause),
 * a way citizens ask for a procedure or for a section of a plan, or a question that belongs elsewhere: it has no document, and tells that a question like it is none of ours.
 * Unit numbers run in this order. Plans are kept apart because their words ("cải cách hành chính") are rare among procedures and
 * tell nothing among plans.
 */
export const UNIT_KINDS = ['title', 'passage', 'clause', 'phrasing', 'clausePhrasing', 'elsewhere'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Unit numbers of one kind: from the first up to, but not with, the second. */
export type UnitRange = [from: number, to: number];
export type UnitRanges = Readonly<Record<UnitKind, UnitRange>>;

/** One thing that search can return. */
export interface Unit {
  kind: UnitKind;
  /** Number of its document in the generation; -1 for a question that belongs elsewhere. */
  document: number;
  /** Section path of a passage or of the section that a phrasing asks for, topic of a question that belongs elsewhere; empty for a title and a phrasing of a procedure. */
  section: string;
  layer?: Layer;
  aspect?: Aspect;
  /** Lines of the section that a passage stands for, from the first up to, but not with, the second. */
  lines: readonly [from: number, to: number];
  text: string;
}

/** A document without its sections. */
export type DocumentMeta = Omit<Document, 'sections'>;
