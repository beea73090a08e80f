import { toldEvent } from '../answer/toldEvent.js';
import { TOLD_CLEARLY, TOLD_SURELY } from '../retrieval/lifeEvents.js';
import type { Retriever } from '../retrieval/retriever.js';
import { tokens } from '../text/tokens.js';
import { looksAdministrative } from './administrative.js';
import type { Found } from './search.js';

/**
 * `ours`: below, the corpus does not answer and nothing is cited. `first`: below, the nearest procedures are offered instead of one answer.
 * `related`: above, a refusal names what was found all the same. From the development questions.
 */
const THRESHOLDS = { ours: 0.55, related: 0.3, first: 0.15 };
/** "gia hạn giấy phép": dozens of procedures hold all its words, and none stands out. Of 2,400 citizens' questions 45 are such, and the first is right for 11. */
const VAGUE = { alike: 35, first: 0.7 };
/** "sang tên": so few words, all of them ours, that nothing tells them from what is not ours; asked back rather than refused. */
const BARE = { words: 3, covered: 0.99 };

/** What to do with a question: answer it, ask back, or refuse; and whether a refusal names what was found. */
export type Verdict = 'answer' | 'clarify' | 'refuse' | 'refuse, with what may be related';

/** Decides by both probabilities, the life event that is told, and how much the question says. */
export function decide(retriever: Pick<Retriever, 'alike'>, { asked, retrieval }: Found): Verdict {
  const { kind, procedures, probability: { ours, first } } = retrieval;
  if (kind === 'plan') return ours < THRESHOLDS.ours ? 'refuse' : 'answer';
  if (procedures.length === 0) return 'refuse';
  const told = toldEvent(retrieval, asked);
  const isChain = told !== undefined && told.score >= (looksAdministrative(asked.text) ? TOLD_CLEARLY : TOLD_SURELY);
  if (ours < THRESHOLDS.ours && !isChain) {
    if (ours < THRESHOLDS.related) return 'refuse';
    return retrieval.inputs.decision.covered >= BARE.covered && tokens(asked.text).length <= BARE.words ? 'clarify' : 'refuse, with what may be related';
  }
  if (told) return 'answer';
  return first < THRESHOLDS.first || (first < VAGUE.first && retriever.alike(asked.text) >= VAGUE.alike) ? 'clarify' : 'answer';
}
