import type { Kysely, Transaction } from 'kysely';
import { allowedAt, countOne, readDue, type Rate } from './pace.js';
import { retryBusy } from './retryBusy.js';
import type { OutboxRow, Schema } from './schema.js';

/** A message to send, as the platform wants it. */
export interface NewPart {
  method: string;
  body: unknown;
}

/** Where parts go and whose they are. */
export interface Addressee {
  channel: string;
  lane: string;
  citizen_key: string;
  recipient: string;
}

export interface ClaimedPart extends Addressee {
  seq: number;
  part: NewPart;
  holder: string;
  attempts: number;
  /** Above 0: somebody may have sent it already. */
  doubts: number;
  created_at: number;
}

export interface SendPace {
  channel: Rate;
  recipient(recipient: string): Rate;
}

/** A part that whoever sent it left in doubt this often is left to staff: sending it may be what kills the process. */
const MOST_DOUBTS = 10;
/** Recipients looked at in one claim; those who must wait are passed over. */
const LOOK_AT = 32;

/** What is to be sent. Several server processes send from it. */
export class Outbox {
  constructor(private readonly db: Kysely<Schema>, private readonly now: () => number) {}

  /**
   * Takes the next part of a channel: the first of its recipient, when the channel's and the recipient's pace allow it. It is marked as on its
   * way before it leaves: if the process dies now, it is in doubt whether it was sent, and it is sent once more.
   * @returns the part, or the moment from which it is worth asking again (undefined: nothing waits)
   */
  async claim(channel: string, holder: string, leaseMs: number, pace: SendPace, doubtReason: string): Promise<{ part?: ClaimedPart; at?: number }> {
    const now = this.now();
    // Idle senders look often: the write lock is asked for only when there is something to take.
    const waits = await this.db.selectFrom('outbox').select('seq').where('open', '=', 1).where('channel', '=', channel).where('not_before', '<=', now).limit(1).executeTakeFirst();
    if (!waits) return nextDue(this.db, channel, now);
    return this.db.transaction().execute(async (trx) => {
      const due = await readDue(trx, channel);
      const free = allowedAt(due, pace.channel);
      if (free > now) return { at: free };
      for (let looked = 0; looked < LOOK_AT; looked++) {
        const head = await headOf(trx, channel, now);
        if (!head) return nextDue(trx, channel, now);
        const rate = pace.recipient(head.recipient);
        const laneDue = await readDue(trx, head.lane);
        if (allowedAt(laneDue, rate) > now) {
          await holdLane(trx, head.lane, allowedAt(laneDue, rate));
          continue;
        }
        const doubts = head.doubts + (head.state === 'sending' ? 1 : 0);
        if (doubts > MOST_DOUBTS) {
          await trx.updateTable('outbox').set({ state: 'failed', open: 0, holder: '', reason: doubtReason, done_at: now }).where('seq', '=', head.seq).execute();
          continue;
        }
        const attempts = head.attempts + 1;
        await trx.updateTable('outbox').set({ state: 'sending', holder, attempts, doubts, not_before: now + leaseMs }).where('seq', '=', head.seq).execute();
        await countOne(trx, channel, due, pace.channel, now);
        await countOne(trx, head.lane, laneDue, rate, now);
        return { part: { ...head, part: JSON.parse(head.part) as NewPart, holder, attempts, doubts } };
      }
      return { at: now };
    });
  }

  /** It was sent: nothing of it is kept but that. False when another process has taken it over meanwhile. */
  async sent(part: ClaimedPart): Promise<boolean> {
    return this.settle(part, { state: 'sent', open: 0, holder: '', recipient: '', part: '', reason: '', done_at: this.now() });
  }

  /** It will never be sent by itself; it stays readable for staff, who may send it again. */
  async giveUp(part: ClaimedPart, reason: string): Promise<boolean> {
    return this.settle(part, { state: 'failed', open: 0, holder: '', reason, done_at: this.now() });
  }

  /** It is tried again after a while, and what comes after it for the same recipient waits. */
  async later(part: ClaimedPart, pauseMs: number, reason: string): Promise<void> {
    const not_before = this.now() + Math.ceil(pauseMs);
    await this.db.transaction().execute(async (trx) => {
      const result = await trx.updateTable('outbox').set({ state: 'waiting', holder: '', reason })
        .where('seq', '=', part.seq).where('holder', '=', part.holder).where('attempts', '=', part.attempts).where('state', '=', 'sending').executeTakeFirst();
      if (Number(result.numUpdatedRows) === 1) await holdLane(trx, part.lane, not_before);
    });
  }

  /** Prolongs the leases of everything that a holder sends. */
  async renew(holder: string, seqs: readonly number[], leaseMs: number): Promise<void> {
    if (seqs.length === 0) return;
    await retryBusy(() => this.db.updateTable('outbox').set({ not_before: this.now() + leaseMs })
      .where('holder', '=', holder).where('state', '=', 'sending').where('seq', 'in', seqs).execute());
  }

  /** Puts given-up parts of an answer (by its id) or one part (by its number) back; returns how many. */
  async resend(what: { answerId: string } | { seq: number }): Promise<number> {
    const now = this.now();
    return retryBusy(async () => {
      let query = this.db.updateTable('outbox')
        .set({ state: 'waiting', open: 1, attempts: 0, doubts: 0, not_before: now, created_at: now, reason: '', done_at: 0 })
        .where('state', '=', 'failed').where('part', '<>', '');
      query = 'seq' in what ? query.where('seq', '=', what.seq) : query.where('answer_id', '=', what.answerId);
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    });
  }

  /** How many parts wait or are on their way. */
  async waiting(): Promise<number> {
    return Number((await this.db.selectFrom('outbox').select((eb) => eb.fn.countAll<number>().as('parts')).where('open', '=', 1).executeTakeFirstOrThrow()).parts);
  }

  private async settle({ seq, holder, attempts }: ClaimedPart, values: Partial<Omit<OutboxRow, 'seq'>>): Promise<boolean> {
    const result = await retryBusy(() => this.db.updateTable('outbox').set(values)
      .where('seq', '=', seq).where('holder', '=', holder).where('attempts', '=', attempts).where('state', '=', 'sending').executeTakeFirst());
    return Number(result.numUpdatedRows) === 1;
  }
}

/** The part that has been due longest among those that are the first of their recipient. */
async function headOf(trx: Transaction<Schema>, channel: string, now: number) {
  return trx.selectFrom('outbox as head')
    .select(['head.seq', 'head.channel', 'head.lane', 'head.citizen_key', 'head.recipient', 'head.part', 'head.state', 'head.attempts', 'head.doubts', 'head.created_at'])
    .where('head.open', '=', 1).where('head.channel', '=', channel).where('head.not_before', '<=', now)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('outbox as before').select('before.seq')
      .where('before.open', '=', 1)
      .whereRef('before.lane', '=', 'head.lane')
      .whereRef('before.seq', '<', 'head.seq'))))
    .orderBy('head.not_before').orderBy('head.seq').limit(1).executeTakeFirst();
}

/** When something becomes due. What is due already waits for a part before it, and is looked for again when that one is done. */
async function nextDue(db: Kysely<Schema>, channel: string, now: number): Promise<{ at?: number }> {
  const row = await db.selectFrom('outbox').select((eb) => eb.fn.min('not_before').as('at'))
    .where('open', '=', 1).where('channel', '=', channel).where('not_before', '>', now).executeTakeFirst();
  return typeof row?.at === 'number' ? { at: row.at } : {};
}

/** Nothing leaves to this recipient before: all parts wait, so that a claim need not pass over the later ones again and again. */
async function holdLane(trx: Transaction<Schema>, lane: string, not_before: number): Promise<void> {
  await trx.updateTable('outbox').set({ not_before }).where('lane', '=', lane).where('open', '=', 1).execute();
}

/** Adds parts in the order they are to be sent. For the transaction that writes what they belong to. */
export async function addParts(trx: Transaction<Schema>, to: Addressee, parts: readonly NewPart[], answerId: string | null, now: number): Promise<void> {
  for (const part of parts) {
    await trx.insertInto('outbox').values({
      channel: to.channel, lane: to.lane, citizen_key: to.citizen_key, recipient: to.recipient, part: JSON.stringify(part), answer_id: answerId,
      state: 'waiting', open: 1, attempts: 0, doubts: 0, not_before: now, holder: '', reason: '', created_at: now, done_at: 0,
    }).execute();
  }
}

/** The recipient is gone: what waits for them is not sent any more. */
export async function cancelParts(trx: Transaction<Schema>, lane: string, now: number): Promise<void> {
  await trx.updateTable('outbox').set({ state: 'cancelled', open: 0, recipient: '', part: '', done_at: now }).where('lane', '=', lane).where('state', '=', 'waiting').execute();
}
