import { createHash } from 'node:crypto';
import type { ConsultationBody } from './consultation.js';

/** An echo that has not come by then will not come. */
const KEPT_MS = 15 * 60_000;
const MOST = 1_000;

interface Doubt {
  at: number;
  arrivedAs: string | undefined;
}

/**
 * Messages whose sending got no answer. Zalo echoes each message that the account sent (`oa_send_text`): if the echo comes before the
 * message is tried again, it had arrived and is not sent twice. Kept in memory: after a restart the message is sent again.
 */
export class DoubtfulSends {
  readonly #doubts = new Map<string, Doubt>();

  constructor(private readonly now: () => number) {}

  /** Notes that a message leaves: its echo can come before the answer, or instead of it. */
  begin(body: ConsultationBody): void {
    const now = this.now();
    for (const [key, { at }] of this.#doubts) {
      if (now - at <= KEPT_MS && this.#doubts.size < MOST) break;
      this.#doubts.delete(key);
    }
    const key = keyOf(body);
    if (!this.#doubts.has(key)) this.#doubts.set(key, { at: now, arrivedAs: undefined });
  }

  /** Zalo answered: there is no doubt, whatever the answer was. */
  end(body: ConsultationBody): void {
    this.#doubts.delete(keyOf(body));
  }

  /** Zalo says that the account sent this text to that citizen. */
  echoed(recipient: string, text: string, messageId: string): void {
    const doubt = this.#doubts.get(hash(recipient, text));
    if (doubt) doubt.arrivedAs ??= messageId;
  }

  /** The message's id when it arrived after all; it is in doubt no more. */
  settle(body: ConsultationBody): string | undefined {
    const key = keyOf(body);
    const doubt = this.#doubts.get(key);
    if (doubt?.arrivedAs !== undefined) this.#doubts.delete(key);
    return doubt?.arrivedAs;
  }
}

function keyOf({ recipient, message }: ConsultationBody): string {
  return hash('user_id' in recipient ? recipient.user_id : recipient.anonymous_id, message.text);
}

function hash(recipient: string, text: string): string {
  return createHash('sha256').update(`${recipient}\n${text.normalize('NFC').trim()}`).digest('base64url');
}
