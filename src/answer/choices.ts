import { familyKey } from '../retrieval/families.js';
import type { DocumentMeta } from '../index/unit.js';
import type { RankedProcedure, Retrieval, Retriever } from '../retrieval/retriever.js';
import type { Choice } from './answer.js';

/** DESIGN: a clarification has 2 to 4 choices. */
const MOST = 4;
/** Beside an answer: buttons are few, and most of them lead on with the answer. */
const BESIDE = 2;

/** Choices between the best procedures, in everyday words. */
export function clarification(retriever: Retriever, { procedures }: Retrieval): Choice[] {
  return choices(retriever, procedures, ({ everyday, title }) => everyday ?? title).slice(0, MOST);
}

/** What else than the first may have been meant, beside its answer. Nothing is cited for them, so names with a figure are left out. */
export function alternatives(retriever: Retriever, { procedures: [first, ...others] }: Retrieval): Choice[] {
  if (first === undefined) return [];
  const { title } = retriever.generation.documents[first.document]!;
  return choices(retriever, others, plainName, familyKey(title)).slice(0, BESIDE);
}

/** What was found for a question that is not answered, without figures as well. */
export function nearest(retriever: Retriever, { procedures }: Retrieval): Choice[] {
  return choices(retriever, procedures, plainName).slice(0, BESIDE);
}

/** What people call the procedure, unless a figure is in it: a figure stands only where it is cited. */
export function nameWithoutFigures({ everyday }: DocumentMeta): string | undefined {
  return everyday === undefined ? undefined : withoutFigures(everyday);
}

function plainName(document: DocumentMeta): string | undefined {
  return nameWithoutFigures(document) ?? withoutFigures(document.title);
}

function withoutFigures(text: string): string | undefined {
  return /\d/u.test(text) ? undefined : text;
}

/**
 * One of each family and each name: records of the same procedure are no choice for a citizen.
 * @param taken a family that is told already
 */
function choices({ generation: { documents } }: Retriever, procedures: readonly RankedProcedure[], labelOf: (document: DocumentMeta) => string | undefined, taken?: string): Choice[] {
  const families = new Set([taken]);
  const labels = new Set<string>();
  return procedures.flatMap(({ document: number }) => {
    const document = documents[number]!;
    const label = labelOf(document);
    const family = familyKey(document.title);
    if (label === undefined || families.has(family) || labels.has(label)) return [];
    families.add(family);
    labels.add(label);
    return [{ label, document: document.id, question: `${label} (${document.id})` }];
  });
}
