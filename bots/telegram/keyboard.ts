import type { Answer, AnswerStatus } from '../../src/answer/answer.js';
import type { ButtonAction } from '../channel.js';
import { fits, toButton, type InlineButton } from './buttonData.js';
import { printable } from './rich.js';
import { texts } from './texts.js';

export type Keyboard = { inline_keyboard: InlineButton[][] };

/** Statuses that need no opinion of the citizen. */
const WITHOUT_FEEDBACK: ReadonlySet<AnswerStatus> = new Set(['greeting', 'thanks', 'limited', 'invalid', 'failed']);

/** The buttons under an answer: the choices, the next questions, right or wrong. */
export function answerKeyboard({ status, choices, next }: Answer, answerId: string): InlineButton[][] {
  const right: ButtonAction = { type: 'feedback', answer: answerId, isRight: true };
  const opinion = [toButton(texts.right, right), toButton(texts.wrong, { ...right, isRight: false })];
  const asksOpinion = !WITHOUT_FEEDBACK.has(status) && answerId !== '' && opinion.every(({ callback_data: data }) => fits(data));
  return [
    ...choices.map(({ label, question }, i) => [askButton(label, question, i + 1)]),
    ...next.map((question) => [askButton(question, question)]),
    ...(asksOpinion ? [opinion] : []),
  ];
}

/** The buttons under a notice, one a row. */
export function noticeKeyboard(buttons: readonly { label: string; action: ButtonAction }[]): InlineButton[][] {
  return buttons.map(({ label, action }) => [action.type === 'ask' ? askButton(label, action.question) : toButton(oneLine(label), action)]);
}

function askButton(label: string, question: string, number?: number): InlineButton {
  return toButton(oneLine(label), { type: 'ask', question: oneLine(question) }, number);
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
