import type { Answer, Choice, RankedSection } from '../answer/answer.js';
import { clarification, nearest } from '../answer/choices.js';
import { composeAnswer, confidenceOf } from '../answer/composeAnswer.js';
import { contactsFor } from '../answer/contactsFor.js';
import { rankedSections } from '../answer/ranking.js';
import { statusAnswer } from '../answer/statusAnswer.js';
import { texts } from '../answer/texts.js';
import type { Contact } from '../corpus/document.js';
import { breath } from '../index/breath.js';
import type { RetrieveOptions, Retriever } from '../retrieval/retriever.js';
import { cleanQuestion } from '../text/clean.js';
import { tokens } from '../text/tokens.js';
import type { Assistant, Question } from './assistant.js';
import { looksAdministrative } from './administrative.js';
import { decide } from './decide.js';
import { isVietnamese } from './language.js';
import { pickedIndex, pickedQuestion } from './pick.js';
import { readContext } from './readContext.js';
import { search } from './search.js';
import { smallTalk, type SmallTalk } from './smallTalk.js';

export interface AssistantParts {
  /** Runs something on the generation that is published now. */
  withRetriever<T>(work: (retriever: Retriever) => Promise<T>): Promise<T>;
  contacts: readonly Contact[];
  emergency: readonly Contact[];
  /** Milliseconds, for timing. */
  now(): number;
}

/** The Assistant as the measuring side uses it. */
export interface MeasuredAssistant extends Assistant {
  answer(question: Question, options?: RetrieveOptions): Promise<Answer>;
}

/** Below this a few words that ask an aspect of nothing are asked back. From the development questions. */
const SURE_ENOUGH = 0.6;
/** A single word shorter than this asks nothing ("a", "ok", "1"). */
const SHORTEST_WORD = 3;
/** "bao nhiêu tiền" without a topic. */
const FEW_WORDS = 5;

/** One question in, one Answer out. */
export function createAssistant(parts: AssistantParts): MeasuredAssistant {
  return {
    async answer(question, options) {
      const started = parts.now();
      const answer = await answerOf(parts, question, options);
      return { ...answer, ms: Math.round((parts.now() - started) * 100) / 100 };
    },
  };
}

async function answerOf(parts: AssistantParts, question: Question, options: RetrieveOptions | undefined): Promise<Answer> {
  const { text, place } = question;
  const clean = cleanQuestion(text);
  if (!clean.ok) return statusAnswer('invalid', texts.invalid[clean.reason]);
  return parts.withRetriever(async (retriever) => {
    const answerTo = (asked: string, context: string[]): Promise<Answer> => answerOf(parts, { ...question, text: asked, context }, options);
    const [before, answerBefore] = await readContext(question.context ?? [], answerTo);
    const picked = pickedIndex(clean.text);
    const choice = picked === undefined ? undefined : (await answerBefore())?.choices.at(picked);
    if (choice) return answerTo(pickedQuestion(before.at(-1)!, choice), []);
    if (picked !== undefined) return statusAnswer('invalid', texts.invalid.which);

    const message = retriever.expand(clean.text).text;
    const talk = smallTalk(message) ?? smallTalk(clean.text);
    if (talk) return talkAnswer(parts, talk);
    if (!isVietnamese(message)) return statusAnswer('invalid', texts.invalid.language);
    const words = tokens(message);
    if (words.length === 1 && words[0]!.length < SHORTEST_WORD) return statusAnswer('invalid', texts.invalid.no_words);

    const { asked, retrieval } = await search(retriever, clean.text, before, options);
    await breath();
    const ranking = rankedSections(retriever, retrieval, asked.aspects);
    const communes = retriever.communes(asked.written);
    const places = [...(place === undefined ? [] : [place]), ...asked.plan.places, ...communes.flatMap(({ provinces }) => (provinces.length === 1 ? provinces : []))];
    const confidence = confidenceOf(retrieval);
    if (before.length === 0 && words.length <= FEW_WORDS && asked.aspects.length > 0 && confidence < SURE_ENOUGH) return statusAnswer('invalid', texts.invalid.which, { ranking, confidence });
    const verdict = decide(retriever, { asked, retrieval });
    if (verdict === 'refuse') return refusal(parts, asked.text, { places, ranking, confidence, related: [] });
    if (verdict === 'refuse, with what may be related') return refusal(parts, asked.text, { places, ranking, confidence, related: nearest(retriever, retrieval) });
    // Asked back once: whoever does not choose gets the best there is.
    if (verdict === 'clarify' && (await answerBefore())?.status !== 'clarify') {
      return { ...statusAnswer('clarify', texts.clarify, { ranking, confidence }), choices: clarification(retriever, retrieval), contacts: contactsFor(parts.contacts, { places }) };
    }
    const answer = composeAnswer({ retriever, question: asked, message, retrieval, contacts: parts.contacts, places, ranking });
    return { ...answer, notes: [...answer.notes, ...communes.filter(({ isAmbiguous }) => isAmbiguous).map(({ name }) => texts.twoPlaces(name))] };
  });
}

interface RefusalParts {
  places: readonly string[];
  ranking: RankedSection[];
  confidence: number;
  /** What was found and may have to do with it. */
  related: Choice[];
}

function refusal({ contacts }: AssistantParts, question: string, { places, ranking, confidence, related }: RefusalParts): Answer {
  if (!looksAdministrative(question)) return statusAnswer('out_of_scope', texts.out_of_scope, { ranking, confidence });
  return { ...statusAnswer('no_source', texts.no_source, { ranking, confidence }), choices: related, contacts: contactsFor(contacts, { places }) };
}

function talkAnswer({ contacts, emergency }: AssistantParts, talk: SmallTalk): Answer {
  const general = contactsFor(contacts, { places: [] });
  switch (talk) {
    case 'greeting': return statusAnswer('greeting', texts.greeting);
    case 'thanks': return statusAnswer('thanks', texts.thanks);
    case 'handoff': return { ...statusAnswer('handoff', texts.handoff), contacts: general };
    case 'emergency': return statusAnswer('handoff', texts.emergency, { contacts: emergency });
    case 'abuse': return { ...statusAnswer('out_of_scope', texts.abuse), contacts: general };
    case 'illegal': return statusAnswer('out_of_scope', texts.illegal);
    case 'injection': return statusAnswer('out_of_scope', texts.injection);
  }
}
