/** The vocabulary of the corpus: a Document is a tree of Sections, cut into lines that can be cited one by one. */

/** What is asked of a procedure. */
export const ASPECTS = ['dossier', 'duration', 'fee', 'place', 'steps', 'channel', 'condition', 'result', 'legal_basis'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Sections of a procedure that answer no single aspect. */
export const OTHER_SECTIONS = ['about', 'who', 'pitfalls', 'cases'] as const;
export type OtherSection = (typeof OTHER_SECTIONS)[number];

/**
 * Where a section's words come from. For one procedure code they are shown in this order:
 * our own guidance, then the fact sheet, then the official record that an operator imported.
 */
export const LAYERS = ['guidance', 'facts', 'record', 'plan', 'text'] as const;
export type Layer = (typeof LAYERS)[number];

/** A life event chains procedures in the order a family meets them. */
export type DocumentKind = 'procedure' | 'plan' | 'text' | 'life_event';
export type Level = 'central' | 'province' | 'commune';

/** A node of a document's heading tree. */
export interface Section {
  /** `IV.8`, `PL.3`, `MD`, `KT` in a plan; an aspect or one of OTHER_SECTIONS in a procedure. Unique within its document and layer. */
  path: string;
  heading: string;
  /** Headings above this one, outermost first, without the document's title. */
  trail: string[];
  aspect?: Aspect;
  layer: Layer;
  /** Sentences, list items or table rows in reading order. One line can become one statement; it is cut, never rewritten. */
  lines: string[];
  /** The source does not say this clearly: `lines` say only that, and no value. */
  unclear?: boolean;
}

export interface Validity {
  status: 'in_force' | 'replaced' | 'outdated';
  /** Code or number of what replaced it. */
  replacedBy?: string;
  note?: string;
}

export interface Document {
  /** A procedure's code (`1.001193`) or a plan's id (`000-thai-nguyen-2026`). */
  id: string;
  kind: DocumentKind;
  title: string;
  /** What people call a procedure; carries no figure. */
  everyday?: string;
  issuer?: string;
  number?: string;
  /** As the document writes it, or the date the portal's record was captured (`2026-07`, `2026-03-05`). */
  date?: string;
  /** Province or commune the document holds for, as written (`Thái Nguyên`, `xã Vĩnh Thông`). Absent: the whole country. */
  place?: string;
  levels: Level[];
  /** Lĩnh vực of a procedure. */
  field?: string;
  /** Years a plan covers. */
  years?: number[];
  /** Đối tượng thực hiện. */
  who?: string[];
  signer?: string;
  /** Public page of the document. */
  url?: string;
  validity: Validity;
  warnings: string[];
  sections: Section[];
  /** Codes of the procedures that a life event chains, in their order. */
  chain?: string[];
  /** Files the document was read from, relative to the corpus folder. */
  files: string[];
}

/** One way a citizen asks for a procedure. It finds the procedure and is never shown or cited. */
export interface Phrasing {
  document: string;
  /** Path of the section of a plan that is asked for; a procedure is asked for as a whole. */
  section?: string;
  kind: 'plain' | 'situation' | 'chat';
  text: string;
}

/** A hotline or an office. */
export interface Contact {
  id: string;
  name: string;
  phones: string[];
  email?: string;
  address?: string;
  hours?: string;
  scope: {
    /** Province or commune; absent: the whole country. */
    place?: string;
    /** Fields (lĩnh vực) it answers for; absent: all. */
    fields?: string[];
  };
  source: string;
  /** Date the number was last seen at its source. */
  verified: string;
}

/** A file that could not be read, or something in it that was repaired. */
export interface CorpusProblem {
  file: string;
  /** `error`: the file is left out; `repaired`: it is in, with what was mended. */
  severity: 'error' | 'repaired';
  cause: string;
  remedy: string;
}
