import type { Answer } from '../../src/answer/answer.js';
import { actionButton, callButton, MAX_BUTTONS, type ZaloButton } from './buttons.js';
import { shorten } from './splitText.js';
import { texts } from './texts.js';

/** Longer titles are cut by phones; the whole choice stands in the text. */
const SHOWN = 60;
const SHOWN_NAME = 32;
/** Statuses that need no opinion of the citizen: nothing was claimed, or the next tap is the answer. */
const WITHOUT_OPINION = new Set<Answer['status']>(['greeting', 'thanks', 'limited', 'invalid', 'failed', 'clarify']);

/**
 * Five buttons at most: the choices first, since without one there is no answer; then the opinion and the first number to call keep
 * their places, and next questions take what is left.
 */
export function answerButtons({ status, choices, contacts, next }: Answer, answerId: string): ZaloButton[] {
  const opinion = WITHOUT_OPINION.has(status) ? [] : [
    actionButton(texts.right, { type: 'feedback', answer: answerId, isRight: true }),
    actionButton(texts.wrong, { type: 'feedback', answer: answerId, isRight: false }),
  ].flatMap((button) => button ?? []);
  const chosen = choices
    .flatMap(({ label, question }, i) => actionButton(shorten(`${i + 1}. ${label}`, SHOWN), { type: 'ask', question }) ?? [])
    .slice(0, MAX_BUTTONS - (status === 'clarify' ? 0 : opinion.length));
  let room = MAX_BUTTONS - opinion.length - chosen.length;
  const call = room > 0 ? contacts.flatMap(({ name, phone }) => callButton(texts.call(shorten(name, SHOWN_NAME)), phone) ?? []).slice(0, 1) : [];
  room -= call.length;
  const asked = next.flatMap((question) => actionButton(shorten(question, SHOWN), { type: 'ask', question }) ?? []).slice(0, Math.max(0, room));
  return [...chosen, ...asked, ...call, ...opinion];
}
