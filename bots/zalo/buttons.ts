import type { ButtonAction } from '../channel.js';
import { encodeAction } from './buttonPayload.js';
import { shorten } from './splitText.js';

/** A button as Zalo wants it. Tapping a query button makes Zalo send its payload as the citizen's own message. */
export type ZaloButton =
  | { title: string; type: 'oa.query.show' | 'oa.query.hide'; payload: string }
  | { title: string; type: 'oa.open.phone'; payload: { phone_code: string } };

export const MAX_BUTTONS = 5;
export const MAX_TITLE = 100;

/** A button that sends an action; undefined where the action does not fit into a payload. */
export function actionButton(label: string, action: ButtonAction): ZaloButton | undefined {
  const payload = encodeAction(action);
  const title = shorten(label, MAX_TITLE);
  if (payload === undefined || title === '') return undefined;
  // A question shows in the chat as the citizen's own words; an opinion would show as a code, so it does not.
  return { title, type: action.type === 'ask' ? 'oa.query.show' : 'oa.query.hide', payload };
}

/** A button that opens the dialler; undefined where there is no one number to call. */
export function callButton(label: string, phones: string): ZaloButton | undefined {
  const phone_code = phoneCode(phones.split(/[,;/]/u)[0] ?? '');
  return phone_code === undefined ? undefined : { title: shorten(label, MAX_TITLE), type: 'oa.open.phone', payload: { phone_code } };
}

/** `(0207) 3.822.831` → `842073822831`; service numbers (1900…, 1800…, 113) stay as they are. */
function phoneCode(phone: string): string | undefined {
  const digits = phone.replace(/\D/gu, '');
  if (/^1\d{2,9}$/u.test(digits)) return digits;
  if (/^84\d{8,10}$/u.test(digits)) return digits;
  return /^0\d{8,10}$/u.test(digits) ? `84${digits.slice(1)}` : undefined;
}
