import type { Aspect } from '../corpus/document.js';
import { TOLD, type ToldEvent } from '../retrieval/lifeEvents.js';
import type { Retrieval } from '../retrieval/retriever.js';

/** Who asks for one fact is only held up by the way through all procedures. */
const SINGLE: ReadonlySet<Aspect> = new Set(['fee', 'duration', 'legal_basis', 'result']);

/** The life event that a question tells, unless it asks for one fact. */
export function toldEvent({ event }: Pick<Retrieval, 'event'>, aspects: readonly Aspect[]): ToldEvent | undefined {
  return event && event.score >= TOLD && !aspects.some((aspect) => SINGLE.has(aspect)) ? event : undefined;
}
