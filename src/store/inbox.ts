import type { Kysely, Transaction } from 'kysely';
import { retryBusy } from './retryBusy.js';
import type { InboxRow, Schema } from './schema.js';
import type { WalSync } from './walSync.js';

/** A verified message, ready to be kept. */
export type NewMessage = Pick<InboxRow, 'channel' | 'message_key' | 'lane' | 'user_key' | 'citizen_key' | 'recipient' | 'content' | 'sent_at'>;

/** A message that one worker has taken: until the lease runs out nobody else works on it. */
export interface ClaimedMessage extends NewMessage {
  seq: number;
  received_at: number;
  holder: string;
  /** This try included. */
  attempts: number;
}

/** Messages beyond this share of a citizen's limit are not even queued. */
const FLOOD_FACTOR = 3;
const MINUTE_MS = 60_000;
/** How often it is looked whether the inbox is full. */
const LOOK_EVERY_MS = 500;

/** Too many messages wait: taking more would only make everybody wait longer, and the platform brings them again. */
export class InboxFullError extends Error {
  override readonly name = 'InboxFullError';
  readonly remedy = 'Nothing to do if it passes: the platform brings the message again. Else see why answers take long (motcua doctor, /metrics).';
}

/** What platforms handed over. Several server processes work on it. */
export class Inbox {
  #fullness: { at: number; isFull: boolean } | undefined;

  constructor(
    private readonly db: Kysely<Schema>,
    private readonly wal: Pick<WalSync, 'flush'>,
    private readonly now: () => number,
  ) {}

  /**
   * Keeps messages in the order given; one that is known already is left out. They are on the disk when it returns.
   * A citizen who writes much faster than the limit is not queued any more: those messages are noted as limited.
   * @returns how many were new
   * @throws InboxFullError when `most` messages wait already; none is kept then
   */
  async put(messages: readonly NewMessage[], { perMinute, most }: { perMinute: number; most: number }): Promise<number> {
    const received_at = this.now();
    const kept = await this.db.transaction().execute(async (trx) => {
      if (await this.isFull(trx, most, received_at)) throw new InboxFullError(`more than ${most} messages wait to be answered`);
      let count = 0;
      for (const message of messages) {
        const isFlood = await this.countSince(trx, message.citizen_key, received_at) >= perMinute * FLOOD_FACTOR;
        const open = { recipient: message.recipient, content: message.content, outcome: '', done_at: 0 };
        const result = await trx.insertInto('inbox')
          .values({ ...message, ...(isFlood ? { recipient: '', content: '', outcome: 'limited', done_at: received_at } : open), received_at, not_before: 0, holder: '', attempts: 0, noticed: 0 })
          .onConflict((conflict) => conflict.columns(['channel', 'message_key']).doNothing())
          .executeTakeFirst();
        count += Number(result.numInsertedOrUpdatedRows ?? 0);
      }
      return count;
    });
    if (kept > 0) await this.wal.flush();
    return kept;
  }

  /** Takes the message that waits longest, of these channels, among those whose conversation nobody works on. */
  async claim(holder: string, leaseMs: number, channels: readonly string[]): Promise<ClaimedMessage | undefined> {
    const now = this.now();
    return retryBusy(() => this.db.updateTable('inbox')
      .set((eb) => ({ holder, not_before: now + leaseMs, attempts: eb('attempts', '+', 1) }))
      .where('seq', '=', (eb) => eb.selectFrom('inbox as head').select('head.seq')
        .where('head.done_at', '=', 0)
        .where('head.not_before', '<=', now)
        .where('head.channel', 'in', channels)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom('inbox as before').select('before.seq')
          .where('before.done_at', '=', 0)
          .whereRef('before.lane', '=', 'head.lane')
          .whereRef('before.seq', '<', 'head.seq'))))
        .orderBy('head.seq')
        .limit(1))
      .returning(['seq', 'channel', 'message_key', 'lane', 'user_key', 'citizen_key', 'recipient', 'content', 'sent_at', 'received_at', 'holder', 'attempts'])
      .executeTakeFirst());
  }

  /** Prolongs the leases of everything that a holder works on. */
  async renew(holder: string, seqs: readonly number[], leaseMs: number): Promise<void> {
    if (seqs.length === 0) return;
    await retryBusy(() => this.db.updateTable('inbox').set({ not_before: this.now() + leaseMs })
      .where('holder', '=', holder).where('done_at', '=', 0).where('seq', 'in', seqs).execute());
  }

  /** Gives a message back after a failure; it is tried again after a pause. */
  async release({ seq, holder, attempts }: ClaimedMessage, pauseMs: number): Promise<void> {
    await retryBusy(() => this.db.updateTable('inbox').set({ not_before: this.now() + pauseMs, holder: '' })
      .where('seq', '=', seq).where('holder', '=', holder).where('attempts', '=', attempts).where('done_at', '=', 0).execute());
  }

  /** How many messages the citizen wrote within a minute before this one, itself included. */
  async writtenLately({ citizen_key, received_at, seq }: ClaimedMessage): Promise<number> {
    return this.countSince(this.db, citizen_key, received_at, seq);
  }

  /** Messages that wait longer than `ms` and whose citizen has not been told so. */
  async overdue(ms: number, limit: number): Promise<(NewMessage & { seq: number })[]> {
    return this.db.selectFrom('inbox')
      .select(['seq', 'channel', 'message_key', 'lane', 'user_key', 'citizen_key', 'recipient', 'content', 'sent_at'])
      .where('done_at', '=', 0).where('noticed', '=', 0).where('received_at', '<=', this.now() - ms)
      .orderBy('seq').limit(limit).execute();
  }

  /** Messages that wait or are worked on, and since when the first of them. */
  async waiting(): Promise<{ messages: number; since: number | undefined }> {
    const { messages, since } = await this.db.selectFrom('inbox')
      .select((eb) => [eb.fn.countAll<number>().as('messages'), eb.fn.min('received_at').as('since')])
      .where('done_at', '=', 0).executeTakeFirstOrThrow();
    return { messages: Number(messages), since: since ?? undefined };
  }

  /** Whether message number `most` waits; found by walking no further than that, and not for each message. */
  private async isFull(trx: Transaction<Schema>, most: number, now: number): Promise<boolean> {
    if (this.#fullness === undefined || this.#fullness.isFull || Math.abs(now - this.#fullness.at) > LOOK_EVERY_MS) {
      const last = await trx.selectFrom('inbox').select('seq').where('done_at', '=', 0).orderBy('seq').limit(1).offset(most - 1).executeTakeFirst();
      this.#fullness = { at: now, isFull: last !== undefined };
    }
    return this.#fullness.isFull;
  }

  private async countSince(db: Kysely<Schema>, citizen: string, at: number, seq?: number): Promise<number> {
    let query = db.selectFrom('inbox').select((eb) => eb.fn.countAll<number>().as('count'))
      .where('citizen_key', '=', citizen).where('received_at', '>', at - MINUTE_MS).where('received_at', '<=', at);
    if (seq !== undefined) query = query.where('seq', '<=', seq);
    return Number((await query.executeTakeFirstOrThrow()).count);
  }
}

/**
 * Marks a message as done and forgets what was in it; false when it is no longer this holder's, whose work must then be dropped.
 * For the transaction that writes what the message led to.
 */
export async function markDone(trx: Transaction<Schema>, { seq, holder, attempts }: ClaimedMessage, outcome: string, now: number): Promise<boolean> {
  const result = await trx.updateTable('inbox').set({ done_at: now, outcome, recipient: '', content: '', holder: '' })
    .where('seq', '=', seq).where('holder', '=', holder).where('attempts', '=', attempts).where('done_at', '=', 0).executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
