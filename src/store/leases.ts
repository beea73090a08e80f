import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

/** Lets one of several server processes do a job that must not run twice at a time. */
export class Leases {
  constructor(private readonly db: Kysely<Schema>, private readonly now: () => number) {}

  /** Takes or renews the lease; false while another holder's has not run out. */
  async take(name: string, holder: string, ms: number): Promise<boolean> {
    const now = this.now();
    const row = await this.db.transaction().execute((trx) => trx.insertInto('leases')
      .values({ name, holder, until: now + ms })
      .onConflict((conflict) => conflict.column('name')
        .doUpdateSet({ holder, until: now + ms })
        .where((where) => where.or([where('leases.until', '<', now), where('leases.holder', '=', holder)])))
      .returning('holder')
      .executeTakeFirst());
    return row?.holder === holder;
  }
}
