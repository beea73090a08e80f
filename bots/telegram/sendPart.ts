import type { OutgoingPart, SendResult } from '../channel.js';
import type { ApiClient } from './apiClient.js';
import { withoutMarkup } from './rich.js';
import { TelegramError } from './telegramError.js';

/** How long to wait where Telegram does not say. The sender lets it grow. */
const RETRY_MS = { slow: 1_000, failing: 3_000, unreachable: 5_000, refused: 60_000 };

interface Message {
  chat_id?: unknown;
  text?: unknown;
  parse_mode?: unknown;
}

/** Sends one part and says what became of it. */
export async function sendPart(api: ApiClient, { method, body }: OutgoingPart): Promise<SendResult> {
  const message = body as Message;
  try {
    return sent(await api.call(method, message));
  } catch (error) {
    const mended = mend(message, error);
    if (mended === undefined) return failed(error);
    try {
      return sent(await api.call(method, mended));
    } catch (again) {
      return failed(again);
    }
  }
}

/** The message in a form that Telegram takes, where the error says what was wrong with it. */
function mend(message: Message, error: unknown): Message | undefined {
  if (!(error instanceof TelegramError) || error.code !== 400) return undefined;
  if (error.details.migratedTo !== undefined) return { ...message, chat_id: error.details.migratedTo };
  // An answer without bold letters is better than none.
  if (/can't parse entities/i.test(error.description) && typeof message.text === 'string') {
    return { ...message, parse_mode: undefined, text: withoutMarkup(message.text) };
  }
  return undefined;
}

function sent(result: unknown): SendResult {
  const id = typeof result === 'object' && result !== null ? (result as { message_id?: unknown }).message_id : undefined;
  return { ok: true, platformId: typeof id === 'number' ? String(id) : '' };
}

function failed(error: unknown): SendResult {
  if (!(error instanceof TelegramError)) throw error;
  const { code, description, details } = error;
  const reason = code === undefined ? description : `${code} ${description}`;
  if (code === undefined) return { ok: false, retryAfterMs: RETRY_MS.unreachable, reason: details.isInDoubt === true ? `${reason}, may have arrived` : reason };
  if (code === 429) return { ok: false, retryAfterMs: (details.retryAfterSeconds ?? 0) * 1_000 || RETRY_MS.slow, reason };
  // A wrong token is mended by the operator: the message waits.
  if (code === 401 || code === 404) return { ok: false, retryAfterMs: RETRY_MS.refused, reason: `${reason} (check MOTCUA_TELEGRAM_TOKEN)` };
  if (code >= 500 || code === 409) return { ok: false, retryAfterMs: RETRY_MS.failing, reason };
  return { ok: false, giveUp: true, reason };
}
