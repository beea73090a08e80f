import type { OutgoingPart } from '../channel.js';
import type { ZaloButton } from './buttons.js';
import { toRecipient } from './recipient.js';

/** The address of consultation messages (tin tư vấn). */
export const CONSULTATION = 'v3.0/oa/message/cs';
/** The older address, which is left for anonymous readers: texts only. */
export const ANONYMOUS = 'v2.0/oa/message';

export interface ConsultationBody {
  recipient: { user_id: string } | { anonymous_id: string; conversation_id: string };
  message: { text: string; attachment?: { type: 'template'; payload: { buttons: ZaloButton[] } } };
}

/** One message as Zalo wants it. Buttons stand in a payload without a template's name: the form that is attested for v3.0. */
export function consultation(recipient: string, text: string, buttons: readonly ZaloButton[]): OutgoingPart {
  const to = toRecipient(recipient);
  const withButtons = 'user_id' in to && buttons.length > 0;
  const body: ConsultationBody = {
    recipient: to,
    message: { text, ...(withButtons ? { attachment: { type: 'template', payload: { buttons: [...buttons] } } } : {}) },
  };
  return { method: 'user_id' in to ? CONSULTATION : ANONYMOUS, body };
}
