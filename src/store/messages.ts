import type { Kysely } from 'kysely';
import { forgetCitizen, type Conversations, type Exchange } from './conversations.js';
import { markDone, type ClaimedMessage, type NewMessage } from './inbox.js';
import { sayOnce } from './notices.js';
import { addParts, cancelParts, type NewPart } from './outbox.js';
import type { Schema } from './schema.js';

/** What a message led to. */
export interface Finished {
  /** An answer's status or the name of another outcome, for the inbox. */
  outcome: string;
  /** Kept for staff, with the parts under its answer. */
  exchange?: Exchange & { answerId: string };
  parts: readonly NewPart[];
  /** What is said with the parts and is not to be said again within a period (for ever without one). */
  says?: readonly { kind: string; periodMs?: number }[];
  /** Without a new saying there is nothing to send. */
  onlyWhenNew?: boolean;
  /** Deletes what is kept of the citizen. */
  forgets?: boolean;
  /** The recipient is gone: what waits for them is dropped. */
  leaves?: boolean;
}

/** From the inbox to the outbox: what one message leads to is written all at once or not at all. */
export class Messages {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly conversations: Conversations,
    private readonly now: () => number,
  ) {}

  /** Writes what became of a message and marks it as done; false when another process has taken it over, and nothing is written then. */
  async finish(message: ClaimedMessage, { outcome, exchange, parts, says = [], onlyWhenNew, forgets, leaves }: Finished): Promise<boolean> {
    const now = this.now();
    return this.db.transaction().execute(async (trx) => {
      if (!await markDone(trx, message, outcome, now)) return false;
      if (forgets) await forgetCitizen(trx, message.channel, message.citizen_key);
      if (leaves) await cancelParts(trx, message.lane, now);
      if (exchange) await this.conversations.keep(trx, exchange);
      let isNew = false;
      for (const { kind, periodMs } of says) isNew = await sayOnce(trx, message, kind, periodMs, now) || isNew;
      // Of a citizen who is forgotten the confirmation is sent, and nothing says whose it was.
      const to = forgets ? { ...message, citizen_key: '' } : message;
      if (isNew || onlyWhenNew !== true) await addParts(trx, to, parts, exchange?.answerId ?? null, now);
      return true;
    });
  }

  /** Tells the citizen of a waiting message something, once in a period, and never twice of one message. */
  async tellWaiting(message: NewMessage & { seq: number }, kind: string, periodMs: number, parts: readonly NewPart[]): Promise<boolean> {
    const now = this.now();
    return this.db.transaction().execute(async (trx) => {
      const result = await trx.updateTable('inbox').set({ noticed: 1 })
        .where('seq', '=', message.seq).where('noticed', '=', 0).where('done_at', '=', 0).executeTakeFirst();
      if (Number(result.numUpdatedRows) === 0 || !await sayOnce(trx, message, kind, periodMs, now)) return false;
      await addParts(trx, message, parts, null, now);
      return true;
    });
  }
}
