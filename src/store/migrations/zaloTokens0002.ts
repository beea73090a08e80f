import type { Kysely, Migration } from 'kysely';

/** Token pairs of Zalo apps and when each was last heard of. */
export const zaloTokens0002: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.createTable('zalo_tokens')
      .addColumn('app_id', 'text', (c) => c.primaryKey())
      .addColumn('oa_id', 'text', (c) => c.notNull())
      .addColumn('sealed', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('obtained_at', 'bigint', (c) => c.notNull())
      .addColumn('access_until', 'bigint', (c) => c.notNull())
      .addColumn('refresh_until', 'bigint', (c) => c.notNull())
      .addColumn('seed', 'text', (c) => c.notNull())
      .addColumn('refreshing_at', 'bigint', (c) => c.notNull())
      .addColumn('trouble', 'text', (c) => c.notNull())
      .addColumn('trouble_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createTable('zalo_webhooks')
      .addColumn('app_id', 'text', (c) => c.primaryKey())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
