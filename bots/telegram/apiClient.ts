import { Api } from 'grammy';
import { toTelegramError } from './telegramError.js';

/** Calls a method of the Bot API. */
export interface ApiClient {
  /** @throws TelegramError, which never holds the token */
  call(method: string, body: object, signal?: AbortSignal): Promise<unknown>;
}

export interface ApiClientOptions {
  token: string;
  apiRoot: string;
  timeoutSeconds: number;
}

type AnyMethod = (...parameters: unknown[]) => Promise<unknown>;

/** Methods that grammY takes no body for: their first parameter is the signal. */
const WITHOUT_BODY = new Set(['getMe', 'getWebhookInfo']);

/** The Bot API through grammY, with errors that can be logged. */
export function createApiClient({ token, apiRoot, timeoutSeconds }: ApiClientOptions): ApiClient {
  const raw = new Api(token, { apiRoot, timeoutSeconds, sensitiveLogs: false }).raw as unknown as Record<string, AnyMethod>;
  return {
    async call(method, body, signal) {
      try {
        return await (WITHOUT_BODY.has(method) ? raw[method]!(signal) : raw[method]!(body, signal));
      } catch (error) {
        throw toTelegramError(method, error);
      }
    },
  };
}
