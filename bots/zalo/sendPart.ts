import type { OutgoingPart, SendResult } from '../channel.js';
import type { AccessTokens } from './accessTokens.js';
import type { ApiClient } from './apiClient.js';
import { ANONYMOUS, CONSULTATION, type ConsultationBody } from './consultation.js';
import type { Log, SendOutcome, ZaloMetrics } from './dependencies.js';
import type { DoubtfulSends } from './doubtfulSends.js';
import { errorCode } from './errorCodes.js';
import { texts } from './texts.js';
import { ZaloReconnectError, ZaloRefusedError, ZaloUnavailableError } from './zaloError.js';

const SECOND_MS = 1_000;
const RETRY_MS = {
  /** The app's limit is counted by the minute. */
  limited: 20 * SECOND_MS,
  failed: 30 * SECOND_MS,
  unreachable: 5 * SECOND_MS,
  /** Long enough for the echo of a message that did arrive. */
  inDoubt: 30 * SECOND_MS,
  /** People have to do something first. */
  staff: 10 * 60 * SECOND_MS,
} as const;

const RATE_LIMITED = -32;

export interface SendParts {
  api: Pick<ApiClient, 'post'>;
  tokens: Pick<AccessTokens, 'current' | 'insteadOf'>;
  doubts: DoubtfulSends;
  log: Log;
  metrics: Pick<ZaloMetrics, 'sent'>;
  now: () => number;
}

/** Sends parts to Zalo and says what became of each. Never throws. */
export class PartSender {
  /** Set when Zalo limits the app: until then nothing is tried, since each try counts. */
  #pausedUntil = 0;

  constructor(private readonly parts: SendParts) {}

  async send({ method, body }: OutgoingPart): Promise<SendResult> {
    if (method !== CONSULTATION && method !== ANONYMOUS) return this.#giveUp(0, texts.reasons.unknownMethod);
    const message = body as ConsultationBody;
    const arrivedAs = this.parts.doubts.settle(message);
    if (arrivedAs !== undefined) return this.#sent(arrivedAs);
    const pause = this.#pausedUntil - this.parts.now();
    if (pause > 0) return { ok: false, retryAfterMs: pause, reason: texts.reasons.slowDown };
    this.parts.doubts.begin(message);
    try {
      const id = await this.#post(method, message);
      this.parts.doubts.end(message);
      return this.#sent(id);
    } catch (error) {
      if (!isDoubtful(error)) this.parts.doubts.end(message);
      return this.#explain(error, message, method);
    }
  }

  async #post(method: string, body: ConsultationBody): Promise<string> {
    const { api, tokens } = this.parts;
    const token = await tokens.current();
    try {
      return idOf(await api.post(method, body, token));
    } catch (error) {
      if (!(error instanceof ZaloRefusedError) || errorCode(error.code).class !== 'refresh') throw error;
      return idOf(await api.post(method, body, await tokens.insteadOf(token)));
    }
  }

  async #explain(error: unknown, body: ConsultationBody, method: string): Promise<SendResult> {
    const { log } = this.parts;
    if (error instanceof ZaloReconnectError) return this.#later('staff', 0, RETRY_MS.staff, texts.reasons.reconnect);
    if (error instanceof ZaloUnavailableError) {
      log.warn({ error: error.message }, 'zalo: a message could not be sent yet');
      return isDoubtful(error)
        ? this.#later('in_doubt', 0, RETRY_MS.inDoubt, texts.reasons.inDoubt)
        : this.#later('later', 0, RETRY_MS.unreachable, texts.reasons.unreachable);
    }
    if (!(error instanceof ZaloRefusedError)) {
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'zalo: a message could not be sent for a reason of our own');
      return this.#later('later', 0, RETRY_MS.failed, texts.reasons.unreachable);
    }
    const { code, explanation } = error;
    const { class: what, meaning } = errorCode(code);
    const reason = texts.reasons.code(code, meaning);
    switch (what) {
      case 'later': {
        if (code === RATE_LIMITED) this.#pausedUntil = this.parts.now() + RETRY_MS.limited;
        return this.#later('later', code, code === RATE_LIMITED ? RETRY_MS.limited : RETRY_MS.failed, reason);
      }
      case 'unreachable':
        return this.#giveUp(code, reason);
      case 'defect':
        log.error({ code, explanation, buttons: body.message.attachment !== undefined }, 'zalo: a message was refused; it is not sent again');
        return body.message.attachment === undefined ? this.#giveUp(code, reason) : this.#withoutButtons(method, body);
      case 'refresh':
      case 'staff':
        // A new token was refused like the old one: not the token is at fault.
        log.error({ code, meaning, remedy: 'docs/channels/zalo.md, error codes' }, 'zalo: nothing can be sent until staff act');
        return this.#later('staff', code, RETRY_MS.staff, reason);
    }
  }

  /** The text is what matters: it goes alone where Zalo refuses the buttons below it. */
  #withoutButtons(method: string, { recipient, message: { text } }: ConsultationBody): Promise<SendResult> {
    return this.send({ method, body: { recipient, message: { text } } satisfies ConsultationBody });
  }

  #sent(platformId: string): SendResult {
    this.parts.metrics.sent('sent', 0);
    return { ok: true, platformId };
  }

  #later(outcome: SendOutcome, code: number, retryAfterMs: number, reason: string): SendResult {
    this.parts.metrics.sent(outcome, code);
    return { ok: false, retryAfterMs, reason };
  }

  #giveUp(code: number, reason: string): SendResult {
    this.parts.metrics.sent('given_up', code);
    return { ok: false, giveUp: true, reason };
  }
}

function idOf(data: Record<string, unknown>): string {
  const id = data['message_id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

/** The request left this machine and no answer came: the message may have arrived. */
function isDoubtful(error: unknown): boolean {
  return error instanceof ZaloUnavailableError && error.left;
}
