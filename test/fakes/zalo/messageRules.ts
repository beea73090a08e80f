import type { FakeButton, FakeState, FakeUser, Reply } from './state.js';
import { refusal } from './state.js';

const HOUR_MS = 3_600_000;
const PRICE = 55;

export interface CheckedMessage {
  userId: string;
  text: string;
  buttons: FakeButton[];
}

/** Checks a consultation message as the real endpoint documents it; a reply is a refusal. */
export function checkMessage(state: FakeState, body: unknown): CheckedMessage | Reply {
  const { recipient, message } = isObject(body) ? body : {};
  if (!isObject(recipient) || typeof recipient['user_id'] !== 'string') return refusal(-201, 'user_id is invalid!');
  if (!isObject(message)) return refusal(-201, 'message is invalid!');
  const { text, attachment } = message;
  if (typeof text !== 'string' || text === '') return refusal(-201, 'text is invalid!');
  if (text !== text.normalize('NFC')) state.violations.push('a text is not NFC');
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) state.violations.push('a text holds half a character');
  if (text.normalize('NFC').length > 2_000) return refusal(-210, 'Parameter exceeds allowable limit: text');
  for (const key of Object.keys(message)) if (!['text', 'attachment', 'quote_message_id'].includes(key)) state.violations.push(`unknown field message.${key}`);
  const buttons = attachment === undefined ? [] : checkButtons(state, attachment);
  return Array.isArray(buttons) ? { userId: recipient['user_id'], text, buttons } : buttons;
}

function checkButtons(state: FakeState, attachment: unknown): FakeButton[] | Reply {
  if (!isObject(attachment) || attachment['type'] !== 'template' || !isObject(attachment['payload'])) return refusal(-201, 'attachment is invalid!');
  if (state.refusesButtons || attachment['payload']['template_type'] !== undefined) return refusal(-233, 'Message type is not supported');
  const { buttons } = attachment['payload'];
  if (!Array.isArray(buttons) || buttons.length === 0) return refusal(-201, 'buttons is invalid!');
  if (buttons.length > 5) return refusal(-210, 'Parameter exceeds allowable limit: buttons');
  for (const button of buttons as FakeButton[]) {
    if (typeof button.title !== 'string' || button.title === '') return refusal(-201, 'title is invalid!');
    if (button.title.length > 100) return refusal(-210, 'Parameter exceeds allowable limit: title');
    const bad = payloadProblem(button);
    if (bad) return bad;
  }
  return buttons as FakeButton[];
}

function payloadProblem({ type, payload }: FakeButton): Reply | undefined {
  if (type === 'oa.query.show' || type === 'oa.query.hide') {
    if (typeof payload !== 'string' || payload === '') return refusal(-201, 'payload is invalid!');
    return payload.length > 1_000 ? refusal(-210, 'Parameter exceeds allowable limit: payload') : undefined;
  }
  const fields = isObject(payload) ? payload : {};
  if (type === 'oa.open.url') return /^https:\/\//.test(String(fields['url'])) ? undefined : refusal(-201, 'url is invalid!');
  if (type === 'oa.open.phone') return /^\d{3,12}$/.test(String(fields['phone_code'])) ? undefined : refusal(-201, 'phone_code is invalid!');
  return refusal(-201, 'type is invalid!');
}

/** Whether the account may write to this citizen now: the windows of 48 hours and 7 days. */
export function checkWindow(state: FakeState, user: FakeUser | undefined): { billed: boolean } | Reply {
  if (!user) return refusal(-201, 'user_id is invalid!');
  if (user.banned) return refusal(-227, 'User is banned or has been inactive for more than 45 days');
  if (user.restricted) return refusal(-244, 'User restricts this type of message');
  if (user.lastInteractionAt === 0) return user.follows ? refusal(-232, 'No interaction') : refusal(-213, 'User has not followed OA');
  const age = state.now() - user.lastInteractionAt;
  if (age > 7 * 24 * HOUR_MS) return refusal(-230, 'User has not interacted with the OA in the past 7 days');
  if (age <= 48 * HOUR_MS) return { billed: false };
  if (!state.oa.linked) return refusal(-320, 'Your app needs a Zalo Cloud Account');
  if (state.oa.balance < PRICE) return refusal(-321, 'Zalo Cloud Account is out of money');
  state.oa.balance -= PRICE;
  return { billed: true };
}

export function isReply(value: object): value is Reply {
  return 'body' in value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
