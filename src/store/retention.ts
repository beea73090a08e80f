import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

const DAY_MS = 86_400_000;

/** Deletes what is older than the retention setting allows. */
export class Retention {
  constructor(private readonly db: Kysely<Schema>, private readonly now: () => number) {}

  /** Deletes messages, with their answers and feedback, asked more than `days` ago; returns how many messages went. */
  async purge(days: number): Promise<number> {
    const limit = this.now() - days * DAY_MS;
    return this.db.transaction().execute(async (trx) => {
      const messages = await trx.deleteFrom('messages').where('asked_at', '<', limit).executeTakeFirst();
      await trx.deleteFrom('conversations').where('last_at', '<', limit).execute();
      return Number(messages.numDeletedRows);
    });
  }
}
