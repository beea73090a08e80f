import type { Answer } from '../../src/answer/answer.js';
import type { ButtonAction, OutgoingPart, RenderContext } from '../channel.js';
import type { InlineButton } from './buttonData.js';
import { cutText } from './cutText.js';
import { answerKeyboard, noticeKeyboard } from './keyboard.js';
import { packMessages } from './packMessages.js';
import { parseRecipient } from './recipient.js';
import { renderAnswer } from './renderAnswer.js';
import { plain, type Rich } from './rich.js';

/** Longest line of a notice before it is cut. */
const LINE = 3000;

/** The messages of an answer: the short first one, then the long lists; the buttons stand under the last. */
export function answerParts(answer: Answer, recipient: string, context: RenderContext): OutgoingPart[] {
  const { first, details } = renderAnswer(answer, context);
  return toParts([...packMessages(first), ...packMessages(details)], recipient, answerKeyboard(answer, context.answerId));
}

/** The messages of a notice of ours. */
export function noticeParts(text: string, recipient: string, buttons: readonly { label: string; action: ButtonAction }[]): OutgoingPart[] {
  const blocks = text.split(/\n{2,}/).map((block) => block.split('\n').flatMap((line) => cutText(line, LINE).map((piece) => ({ rich: plain(piece) }))));
  return toParts(packMessages(blocks), recipient, noticeKeyboard(buttons));
}

function toParts(messages: readonly Rich[], recipient: string, rows: InlineButton[][]): OutgoingPart[] {
  return messages.map(({ html }, i) => ({
    method: 'sendMessage',
    body: {
      ...parseRecipient(recipient),
      text: html,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(i === messages.length - 1 && rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {}),
    },
  }));
}
