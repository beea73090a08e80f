import type { ButtonAction } from '../channel.js';
import { TELEGRAM_LIMITS } from './limits.js';

/** A button as Telegram wants it. */
export interface InlineButton {
  text: string;
  callback_data: string;
}

/**
 * What a button sends back has 64 bytes, about 40 Vietnamese letters. Nothing is kept on our side, so a button works after any
 * restart and for as long as its message exists; the message comes back with each tap, and with it the button's label:
 *
 * - `q<question>`: the question itself, where it fits;
 * - `l<rest>`: the label, and `rest` after it (`label (1.001193)`);
 * - `n<rest>`: the same for a label with a number before it (`2. label`);
 * - `f1<answer>`, `f0<answer>`: the answer was right, was wrong.
 */
export function toButton(label: string, action: ButtonAction, number?: number): InlineButton {
  const text = number === undefined ? label : `${number}. ${label}`;
  if (action.type === 'feedback') return { text, callback_data: `f${action.isRight ? 1 : 0}${action.answer}` };
  const { question } = action;
  if (fits(`q${question}`)) return { text, callback_data: `q${question}` };
  const kind = number === undefined ? 'l' : 'n';
  if (label !== '' && question.startsWith(label) && fits(kind + question.slice(label.length))) {
    return { text, callback_data: kind + question.slice(label.length) };
  }
  // A label that is no beginning of its question cannot carry it: the question is shown instead.
  return { text: number === undefined ? question : `${number}. ${question}`, callback_data: kind };
}

/** What a tap means; nothing when the label that it needs did not come with it, or when no button of ours sends this. */
export function fromButton(data: string, label: string | undefined): ButtonAction | undefined {
  const rest = data.slice(1);
  switch (data[0]) {
    case 'q': return ask(rest);
    case 'l': return label === undefined ? undefined : ask(label + rest);
    case 'n': return label === undefined ? undefined : ask(label.replace(/^\d+\. /, '') + rest);
    case 'f': return /^[01][\w-]{1,61}$/.test(rest) ? { type: 'feedback', answer: rest.slice(1), isRight: rest[0] === '1' } : undefined;
    default: return undefined;
  }
}

/** Whether Telegram takes this as what a button sends back. */
export function fits(data: string): boolean {
  return Buffer.byteLength(data) <= TELEGRAM_LIMITS.callbackBytes;
}

function ask(question: string): ButtonAction | undefined {
  return question.trim() === '' ? undefined : { type: 'ask', question };
}
