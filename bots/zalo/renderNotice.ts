import type { ButtonAction, OutgoingPart } from '../channel.js';
import { actionButton, MAX_BUTTONS, type ZaloButton } from './buttons.js';
import { consultation } from './consultation.js';
import { packBlocks } from './splitText.js';

/** A notice as messages; the buttons stand below the last one. */
export function renderNotice(text: string, recipient: string, buttons: readonly { label: string; action: ButtonAction }[] = []): OutgoingPart[] {
  return withButtons(packBlocks(text.split(/\n{2,}/u)), recipient, buttons.flatMap(({ label, action }) => actionButton(label, action) ?? []));
}

/** Texts as messages to one recipient, with the buttons that fit below the last. */
export function withButtons(texts: readonly string[], recipient: string, buttons: readonly ZaloButton[]): OutgoingPart[] {
  return texts.map((text, i) => consultation(recipient, text, i === texts.length - 1 ? buttons.slice(0, MAX_BUTTONS) : []));
}
