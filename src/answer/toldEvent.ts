import type { Aspect } from '../corpus/document.js';
import { TOLD, type ToldEvent } from '../retrieval/lifeEvents.js';
import type { Retrieval } from '../retrieval/retriever.js';
import type { UnderstoodQuestion } from '../retrieval/understand.js';
import { tokens } from '../text/tokens.js';

/** Who asks for one fact is only held up by the way through all procedures. */
const SINGLE: ReadonlySet<Aspect> = new Set(['fee', 'duration', 'legal_basis', 'result']);

/** Fewer words tell no story. */
const SHORTEST = 6;

/** The life event that a question tells, unless it asks for one fact. */
export function toldEvent({ event }: Pick<Retrieval, 'event'>, { text, aspects }: Pick<UnderstoodQuestion, 'text' | 'aspects'>): ToldEvent | undefined {
  return event && event.score >= TOLD && tokens(text).length >= SHORTEST && !(aspects[0] && SINGLE.has(aspects[0])) ? event : undefined;
}
