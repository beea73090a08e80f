import type { Retrieval, RetrieveOptions, Retriever } from '../retrieval/retriever.js';
import { understand, type UnderstoodQuestion } from '../retrieval/understand.js';
import { leansOnBefore } from './followUp.js';

/** A question as it was understood, alone or with the messages before it, and what was found. */
export interface Found {
  asked: UnderstoodQuestion;
  retrieval: Retrieval;
}

/** Below this the corpus does not answer a message. */
const NOT_OURS = 0.2;
/** Above this a message needs nothing from those before it. */
const WHOLE = 0.85;
/** Above this a message that goes on names a procedure of its own. */
const NAMED = 0.75;
/** A choice that was tapped ("Cấp lại thẻ căn cước (1.000001)"): it picks a procedure, and what was asked before stays asked. */
const TAPPED = /\(\d\.\d{6}\)$/u;

/**
 * A message after others either goes on with them or begins anew: it is looked up both ways and taken the way that is surer of its answer.
 * One that says that it goes on is taken together; one that asks nothing of any procedure and is none of ours is taken alone, so that the topic
 * before it is not answered again.
 */
export async function search(retriever: Retriever, message: string, before: readonly string[], options: RetrieveOptions | undefined): Promise<Found> {
  const look = async (asked: UnderstoodQuestion): Promise<Found> => ({ asked, retrieval: await retriever.retrieve(asked, options) });
  const alone = (): Promise<Found> => look(understand(message, [], retriever));
  const last = before.at(-1);
  if (last === undefined) return alone();
  const together = understand(message, before, retriever);
  if (TAPPED.test(message)) return look({ ...together, aspects: together.aspects.length > 0 ? together.aspects : understand(last, [], retriever).aspects });
  if (leansOnBefore(message)) {
    const { code } = understand(last, [], retriever);
    // What was picked stays picked, unless the message names something else.
    return look(code === undefined || together.code !== undefined || sureness(await alone()) >= NAMED ? together : { ...together, code });
  }
  const first = await alone();
  if (first.retrieval.probability.ours < NOT_OURS && first.asked.aspects.length === 0) return first;
  if (sureness(first) >= WHOLE) return first;
  const second = await look(together);
  return sureness(first) > sureness(second) ? first : second;
}

const sureness = ({ retrieval: { probability } }: Found): number => probability.ours * probability.first;
