import type { Kysely, Migration } from 'kysely';

/** Messages of the platforms: what came in, what goes out, what was said once, how fast we may send. */
export const inboxOutbox0003: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('conversations').addColumn('citizen_key', 'text', (c) => c.notNull().defaultTo('')).execute();
    await db.schema.createIndex('conversations_citizen').on('conversations').columns(['channel', 'citizen_key']).execute();

    await db.schema.createTable('inbox')
      // Never used again after a deletion: the order of arrival must not turn back.
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('message_key', 'text', (c) => c.notNull())
      .addColumn('lane', 'text', (c) => c.notNull())
      .addColumn('user_key', 'text', (c) => c.notNull())
      .addColumn('citizen_key', 'text', (c) => c.notNull())
      .addColumn('recipient', 'text', (c) => c.notNull())
      .addColumn('content', 'text', (c) => c.notNull())
      .addColumn('sent_at', 'bigint', (c) => c.notNull())
      .addColumn('received_at', 'bigint', (c) => c.notNull())
      .addColumn('not_before', 'bigint', (c) => c.notNull())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('noticed', 'integer', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('done_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('inbox_message', ['channel', 'message_key'])
      .execute();
    await db.schema.createIndex('inbox_open').on('inbox').columns(['done_at', 'seq']).execute();
    await db.schema.createIndex('inbox_lane').on('inbox').columns(['lane', 'done_at', 'seq']).execute();
    await db.schema.createIndex('inbox_citizen').on('inbox').columns(['citizen_key', 'received_at']).execute();

    await db.schema.createTable('outbox')
      .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('lane', 'text', (c) => c.notNull())
      .addColumn('citizen_key', 'text', (c) => c.notNull())
      .addColumn('recipient', 'text', (c) => c.notNull())
      .addColumn('part', 'text', (c) => c.notNull())
      .addColumn('answer_id', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('open', 'integer', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('doubts', 'integer', (c) => c.notNull())
      .addColumn('not_before', 'bigint', (c) => c.notNull())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('done_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('outbox_due').on('outbox').columns(['open', 'channel', 'not_before', 'seq']).execute();
    await db.schema.createIndex('outbox_lane').on('outbox').columns(['lane', 'open', 'seq']).execute();
    await db.schema.createIndex('outbox_done').on('outbox').columns(['state', 'done_at']).execute();
    await db.schema.createIndex('outbox_answer').on('outbox').column('answer_id').execute();
    await db.schema.createIndex('outbox_citizen').on('outbox').column('citizen_key').execute();

    await db.schema.createTable('notices')
      .addColumn('user_key', 'text', (c) => c.notNull())
      .addColumn('citizen_key', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('notices_key', ['user_key', 'kind'])
      .execute();
    await db.schema.createIndex('notices_citizen').on('notices').column('citizen_key').execute();

    await db.schema.createTable('pace')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('due', 'bigint', (c) => c.notNull())
      .execute();
  },
};
