import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.js';

/** Whom something is said to. */
export interface NoticeTo {
  user_key: string;
  citizen_key: string;
}

/** What citizens were told and need not be told again for a while: the disclosure, a greeting, a limit. */
export class Notices {
  constructor(private readonly db: Kysely<Schema>) {}

  /** When it was said last; undefined when never. */
  async saidAt(userKey: string, kind: string): Promise<number | undefined> {
    return (await this.db.selectFrom('notices').select('at').where('user_key', '=', userKey).where('kind', '=', kind).executeTakeFirst())?.at;
  }
}

/** Notes that it is said now, unless it was said within `periodMs` (for ever when undefined); false then. */
export async function sayOnce(trx: Transaction<Schema>, { user_key, citizen_key }: NoticeTo, kind: string, periodMs: number | undefined, now: number): Promise<boolean> {
  const row = await trx.insertInto('notices').values({ user_key, citizen_key, kind, at: now })
    .onConflict((conflict) => {
      const columns = conflict.columns(['user_key', 'kind']);
      return periodMs === undefined ? columns.doNothing() : columns.doUpdateSet({ at: now }).where('notices.at', '<=', now - periodMs);
    })
    .returning('at')
    .executeTakeFirst();
  return row !== undefined;
}
