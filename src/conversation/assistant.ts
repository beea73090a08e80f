import type { Answer } from '../answer/answer.js';

/** One message of a citizen, from any channel. */
export interface Question {
  text: string;
  /** Earlier messages of the same citizen, oldest first. */
  context?: string[];
  /** Province or commune the citizen is known to ask from. */
  place?: string;
}

/** The one door that channels know: a question in, an Answer out. Never throws for what a citizen may send. */
export interface Assistant {
  answer(question: Question): Promise<Answer>;
}
