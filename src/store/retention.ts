import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

const DAY_MS = 86_400_000;
/** A given-up message still holds the recipient's id, for staff to send it again; no platform takes it any later than this. */
const FAILED_DAYS = 7;

/** Deletes what is older than the retention setting allows. */
export class Retention {
  constructor(private readonly db: Kysely<Schema>, private readonly now: () => number) {}

  /** Deletes messages, with their answers and feedback, asked more than `days` ago, and what was sent and received; returns how many messages went. */
  async purge(days: number): Promise<number> {
    const now = this.now();
    const limit = now - days * DAY_MS;
    return this.db.transaction().execute(async (trx) => {
      const messages = await trx.deleteFrom('messages').where('asked_at', '<', limit).executeTakeFirst();
      await trx.deleteFrom('conversations').where('last_at', '<', limit).execute();
      await trx.deleteFrom('inbox').where('done_at', '>', 0).where('done_at', '<', limit).execute();
      await trx.deleteFrom('outbox').where('state', 'in', ['sent', 'failed', 'cancelled']).where('done_at', '<', limit).execute();
      await trx.updateTable('outbox').set({ recipient: '', part: '' })
        .where('state', '=', 'failed').where('done_at', '<', now - FAILED_DAYS * DAY_MS).where('part', '<>', '').execute();
      await trx.deleteFrom('notices').where('at', '<', limit).execute();
      await trx.deleteFrom('pace').where('due', '<', now - DAY_MS).execute();
      return Number(messages.numDeletedRows);
    });
  }
}
