import type { Answer } from '../../src/answer/answer.js';
import type { WebChatDependencies } from './dependencies.js';
import { localAnswer } from './localAnswer.js';

/** How many earlier questions the Assistant gets, and how old they may be. */
const CONTEXT_QUESTIONS = 5;
const CONTEXT_MS = 30 * 60_000;
const CHANNEL = 'web';

export interface AskInput {
  question: string;
  /** Key of the browser's conversation. */
  userKey: string;
  /** Id of the answer this question follows; without it the last questions of the conversation count. */
  after?: string | undefined;
}

/** A question with its answer. */
export interface Turn {
  /** Id of the stored answer; undefined when it could not be stored. */
  id: string | undefined;
  question: string;
  answer: Answer;
}

/** Asks the Assistant and keeps the exchange. Never throws: a citizen always gets an answer, if only that something broke. */
export async function ask(deps: WebChatDependencies, input: AskInput): Promise<Turn> {
  const { question } = input;
  const started = performance.now();
  const context = await earlierQuestions(deps, input);
  const answer = await Promise.resolve()
    .then(() => deps.assistant.answer({ text: question, context }))
    .catch((error: unknown) => {
      deps.log.error({ err: error }, 'the assistant failed on a question of the web chat');
      return localAnswer('failed');
    });
  deps.metrics.answered(answer.status, (performance.now() - started) / 1000);
  return { id: await keep(deps, input, answer), question, answer };
}

async function earlierQuestions(deps: WebChatDependencies, { userKey, after }: AskInput): Promise<string[]> {
  const since = (deps.now ?? Date.now)() - CONTEXT_MS;
  try {
    return after === undefined
      ? await deps.conversations.recentQuestions(CHANNEL, userKey, since, CONTEXT_QUESTIONS)
      : await deps.conversations.questionsUpTo(after, CONTEXT_QUESTIONS);
  } catch (error) {
    deps.log.error({ err: error }, 'earlier questions could not be read; the question is answered without them');
    return [];
  }
}

async function keep(deps: WebChatDependencies, { question, userKey }: AskInput, answer: Answer): Promise<string | undefined> {
  const used = new Set(answer.citations.map((citation) => `${citation.document} ${citation.section}`));
  const passages = answer.ranking.map((ranked) => ({ ...ranked, used: used.has(`${ranked.document} ${ranked.section}`) }));
  try {
    return await deps.conversations.record({ channel: CHANNEL, userKey, question, answer: { ...answer, passages } });
  } catch (error) {
    // A full disk must not silence the answer.
    deps.log.error({ err: error }, 'the exchange could not be stored; it was answered all the same');
    return undefined;
  }
}
