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

/**
 * A message after others either goes on with them or begins anew: it is looked up both ways and taken the way that is surer of its answer.
 * One that says that it goes on is taken together; one that asks nothing of any procedure and is none of ours is taken alone, so that the topic
 * before it is not answered again.
 */
export async function search(retriever: Retriever, message: string, before: readonly string[], options: RetrieveOptions | undefined): Promise<Found> {
  const look = async (earlier: readonly string[]): Promise<Found> => {
    const asked = goingOn(understand(message, earlier, retriever), message, earlier, retriever);
    return { asked, retrieval: await retriever.retrieve(asked, options) };
  };
  if (before.length === 0) return look([]);
  if (leansOnBefore(message) || TAPPED.test(message)) return look(before);
  const alone = await look([]);
  if (alone.retrieval.probability.ours < NOT_OURS && alone.asked.aspects.length === 0) return alone;
  if (sureness(alone) >= WHOLE) return alone;
  const together = await look(before);
  return sureness(alone) > sureness(together) ? alone : together;
}

/** A choice that was tapped ("Cấp lại thẻ căn cước (1.000001)"). */
const TAPPED = /\(\d\.\d{6}\)$/u;

/** What a message leaves to the one before it: the aspect where it only picks a procedure, the picked procedure where it goes on. */
function goingOn(asked: UnderstoodQuestion, message: string, earlier: readonly string[], retriever: Retriever): UnderstoodQuestion {
  const last = earlier.at(-1);
  if (last === undefined) return asked;
  const before = understand(last, [], retriever);
  if (TAPPED.test(message) && asked.aspects.length === 0) return { ...asked, aspects: before.aspects };
  return asked.code === undefined && before.code !== undefined && leansOnBefore(message) ? { ...asked, code: before.code } : asked;
}

const sureness = ({ retrieval: { probability } }: Found): number => probability.ours * probability.first;
