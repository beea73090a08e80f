import { GrammyError, HttpError } from 'grammy';

/** Errors that say that nothing was sent. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * A call to Telegram that failed. It holds nothing of the request: the address of each one has the token in it, and grammY's own
 * errors keep that address inside.
 */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';

  constructor(
    readonly method: string,
    /** Telegram's code; absent when there was no answer that could be read. */
    readonly code: number | undefined,
    readonly description: string,
    readonly details: {
      readonly retryAfterSeconds?: number;
      /** The group became another chat. */
      readonly migratedTo?: number;
      /** No answer came, but the request may have been carried out. */
      readonly isInDoubt?: boolean;
    } = {},
  ) {
    super(`Telegram ${method}: ${code === undefined ? '' : `${code} `}${description}`);
  }
}

/** What grammY throws, without the token and without the message that was sent. */
export function toTelegramError(method: string, error: unknown): TelegramError {
  if (error instanceof GrammyError) {
    const { retry_after: retryAfterSeconds, migrate_to_chat_id: migratedTo } = error.parameters;
    return new TelegramError(method, Number(error.error_code), withoutToken(String(error.description)), {
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
      ...(typeof migratedTo === 'number' ? { migratedTo } : {}),
    });
  }
  const cause = error instanceof HttpError ? error.error : error;
  const { code, type, name } = (typeof cause === 'object' && cause !== null ? cause : {}) as { code?: unknown; type?: unknown; name?: unknown };
  const what = [code, type, name].find((part): part is string => typeof part === 'string') ?? 'unknown';
  return new TelegramError(method, undefined, `no answer (${withoutToken(what)})`, { isInDoubt: !(typeof code === 'string' && NEVER_LEFT.has(code)) });
}

/** A text without any bot token. */
export function withoutToken(text: string): string {
  return text.replace(/(bot)?\d+:[\w-]{6,}/g, '[token]');
}
