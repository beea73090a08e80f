/** One procedure of a chain, at the place where a family meets it. */
export interface LifeEventStep {
  /** Code of the procedure. A code stands twice where two people do their parts of one procedure. */
  code: string;
  /** The step in everyday words. */
  title: string;
  /** When and where, with the values of the procedure's guidance. */
  text: string;
}

/** What happens in a family and the procedures it brings, in their order. */
export interface LifeEvent {
  /** Slug without diacritics, the same as the file's name: `sinh-con`. */
  id: string;
  title: string;
  /** Month in which the steps were last compared with the guidance: `2026-11`. */
  updated: string;
  /** How citizens tell it. They find the event and are never shown or cited. */
  situations: string[];
  /** One or two sentences. */
  intro: string[];
  steps: LifeEventStep[];
  /** Files the event was read from, relative to the corpus folder. */
  files: string[];
}
