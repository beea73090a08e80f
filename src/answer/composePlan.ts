import type { Section } from '../corpus/document.js';
import type { DocumentMeta } from '../index/unit.js';
import type { Statement } from './answer.js';
import { selectLines, type LineBudget } from './selectLines.js';
import type { Sources } from './sources.js';

/** A section of a plan that answers, and how sure the search is of it. */
export interface PlanHit {
  document: DocumentMeta;
  section: Section;
}

const FIRST: LineBudget = { lines: 12, characters: 2600 };
/** Lines of a signature: for whom, office, name. */
const SIGNATURE = 3;
const OTHERS: LineBudget = { lines: 4, characters: 1000 };

/** Answers from sections of plans, best first: its lines as they stand, under the section's own heading. */
export function composePlan(hits: readonly PlanHit[], relevance: (line: string) => number, sources: Sources): { statements: Statement[]; cut: boolean } {
  const statements: Statement[] = [];
  let cut = false;
  hits.forEach(({ document, section }, i) => {
    // Who signed stands at the very end, below all who receive the document.
    const { picked, cut: isCut } = selectLines(section.path === 'KT' ? section.lines.slice(-SIGNATURE) : section.lines, relevance, i === 0 ? FIRST : OTHERS);
    if (picked.length === 0) return;
    const citation = sources.cite(document, section);
    for (const { text } of picked) statements.push({ text, citation, heading: headingOf(hits, document, section) });
    cut ||= isCut;
  });
  return { statements, cut };
}

/** With two plans in one answer each group names its plan. */
function headingOf(hits: readonly PlanHit[], document: DocumentMeta, section: Section): string {
  const mixed = hits.some((hit) => hit.document.id !== document.id);
  return mixed ? `${section.heading} (${document.title})` : section.heading;
}
