import type { Answer } from '../answer/answer.js';
import type { Question } from '../conversation/assistant.js';

/** The Assistant as the measuring side uses it: phrasings of named procedures can be left out of one question's search. */
export interface EvaluatedAssistant {
  answer(question: Question, options?: { withoutPhrasingsOf?: string[] }): Promise<Answer>;
}
