import type { ButtonAction } from '../channel.js';
import { tidy } from './splitText.js';

/** Longest payload of a query button. */
export const MAX_PAYLOAD = 1_000;
/** Stands before a question that a button asked. It shows in the chat. */
const ASKED = '» ';
const OPINION = /^#(dung|sai):([\w-]{1,64})$/u;
const ANSWER_ID = /^[\w-]{1,64}$/u;

/**
 * An action as the text that a button sends; undefined when it does not fit. Anyone can type such a text: it carries no authority, and an
 * answer's id is random, so that only who got the answer can speak of it.
 */
export function encodeAction(action: ButtonAction): string | undefined {
  if (action.type === 'feedback') return ANSWER_ID.test(action.answer) ? `#${action.isRight ? 'dung' : 'sai'}:${action.answer}` : undefined;
  const question = tidy(action.question).replace(/\s+/gu, ' ');
  const payload = `${ASKED}${question}`;
  return question === '' || payload.length > MAX_PAYLOAD ? undefined : payload;
}

/** The action behind a text, when one of our buttons sent it. */
export function decodeAction(text: string): ButtonAction | undefined {
  if (text.length > MAX_PAYLOAD) return undefined;
  const [, verdict, answer] = OPINION.exec(text.trim()) ?? [];
  if (verdict !== undefined && answer !== undefined) return { type: 'feedback', answer, isRight: verdict === 'dung' };
  if (!text.startsWith(ASKED)) return undefined;
  const question = text.slice(ASKED.length).trim();
  return question === '' ? undefined : { type: 'ask', question };
}
