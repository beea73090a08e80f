import type { Document, Phrasing } from '../document.js';
import type { LifeEvent } from './lifeEvent.js';

/** Heading of the chain in answers and on the page of the document. */
const STEPS_HEADING = 'Các việc nên làm, theo thứ tự';

/** A life event as a document of its own; the ways it is told find it like phrasings find a procedure. */
export function toDocument({ id, title, updated, intro, steps, situations, files }: LifeEvent): { document: Document; phrasings: Phrasing[] } {
  return {
    document: {
      id,
      kind: 'life_event',
      title,
      date: updated,
      levels: [],
      validity: { status: 'in_force' },
      warnings: [],
      sections: [
        { path: 'about', heading: title, trail: [], layer: 'guidance', lines: intro },
        { path: 'steps', heading: STEPS_HEADING, trail: [], aspect: 'steps', layer: 'guidance', lines: steps.map((step, i) => `${i + 1}. ${step.title}: ${step.text}`) },
      ],
      chain: steps.map(({ code }) => code),
      files,
    },
    phrasings: situations.map((text) => ({ document: id, kind: 'situation', text })),
  };
}
