import type { Aspect } from '../corpus/document.js';
import type { Retrieval, Retriever } from '../retrieval/retriever.js';
import type { RankedSection } from './answer.js';

const LENGTH = 20;

/** The first candidates of the side that answers, then of the other: what staff and the evaluation see. */
export function rankedSections({ generation }: Retriever, retrieval: Retrieval, aspects: readonly Aspect[]): RankedSection[] {
  const procedures = retrieval.procedures.map(({ document, score }) => ({ document: generation.documents[document]!.id, section: aspects[0] ?? 'about', score: round(score) }));
  const clauses = retrieval.clauses.map(({ document, section, score }) => ({ document: generation.documents[document]!.id, section, score: round(score) }));
  const both = retrieval.kind === 'plan' ? [...clauses, ...procedures] : [...procedures, ...clauses];
  return both.slice(0, LENGTH);
}


const round = (score: number): number => Math.round(score * 10_000) / 10_000;
