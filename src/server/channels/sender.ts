import type { Log } from '../../../bots/web/dependencies.js';
import type { MessagingBot, SendResult } from '../../../bots/channel.js';
import type { ClaimedPart, Outbox, SendPace } from '../../store/outbox.js';
import { backoff } from './backoff.js';
import { HeldRows } from './heldRows.js';
import { texts } from './texts.js';

export type SendOutcome = 'sent' | 'later' | 'failed' | 'again_in_doubt';

export interface SenderParts {
  outbox: Outbox;
  bot: MessagingBot;
  pace: SendPace;
  /** Names this process in leases. */
  holder: string;
  /** How long a part stays this process's without a word from it. */
  leaseMs: number;
  log: Log;
  onOutcome: (channel: string, outcome: SendOutcome) => void;
  random: () => number;
  now: () => number;
}

/** How long an idle sender sleeps when nobody wakes it: parts may be written by another process. */
const IDLE_MS = 1_000;
/** Tries before a part is left to staff: some hours with the pauses in between. */
const MOST_ATTEMPTS = 25;
const OLDEST_MS = 24 * 3_600_000;

/** Sends what the outbox holds for one channel, in the order of each recipient. */
export class Sender {
  readonly #held = new HeldRows();

  constructor(private readonly parts: SenderParts) {}

  /** Sends the next part, if there is one that may go now; returns how long to wait before the next look. */
  async step(): Promise<number> {
    const { outbox, bot, pace, holder, leaseMs, now } = this.parts;
    const { part, at } = await outbox.claim(bot.channel, holder, leaseMs, pace, texts.reasons.doubt);
    if (!part) return at === undefined ? IDLE_MS : Math.min(Math.max(at - now(), 1), IDLE_MS);
    await this.#held.during(part.seq, () => this.#deliver(part));
    return 0;
  }

  /** Prolongs the leases of what is on its way. */
  async renew(): Promise<void> {
    await this.parts.outbox.renew(this.parts.holder, this.#held.seqs, this.parts.leaseMs);
  }

  async #deliver(part: ClaimedPart): Promise<void> {
    const { outbox, onOutcome, log } = this.parts;
    const { channel, seq, doubts } = part;
    if (doubts > 0) {
      log.warn({ channel, part: seq, doubts }, 'a message is sent again: whoever sent it before died, and it is not known whether it arrived');
      onOutcome(channel, 'again_in_doubt');
    }
    const result = await this.#send(part);
    if (result.ok) {
      await outbox.sent(part);
      return onOutcome(channel, 'sent');
    }
    const reason = this.#reasonToGiveUp(part, result);
    if (reason === undefined) {
      await outbox.later(part, backoff(part.attempts, this.parts.random(), 'retryAfterMs' in result ? result.retryAfterMs : 0), result.reason);
      return onOutcome(channel, 'later');
    }
    log.warn({ channel, part: seq, reason }, 'a message was given up; `motcua questions --undelivered` shows it');
    await outbox.giveUp(part, reason);
    onOutcome(channel, 'failed');
  }

  async #send(part: ClaimedPart): Promise<SendResult> {
    try {
      return await this.parts.bot.send(part.part, part.recipient);
    } catch (error) {
      this.parts.log.error({ err: error, channel: part.channel, part: part.seq }, 'sending failed for a reason of our own');
      return { ok: false, retryAfterMs: 0, reason: texts.reasons.broken };
    }
  }

  #reasonToGiveUp({ attempts, created_at }: ClaimedPart, result: Extract<SendResult, { ok: false }>): string | undefined {
    if ('giveUp' in result) return result.reason;
    if (attempts >= MOST_ATTEMPTS) return texts.reasons.tooOften(attempts, result.reason);
    return this.parts.now() - created_at > OLDEST_MS ? texts.reasons.tooOld(result.reason) : undefined;
  }
}
