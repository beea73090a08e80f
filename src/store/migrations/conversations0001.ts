import type { Kysely, Migration } from 'kysely';

/** Conversations, messages, answers, feedback, leases. */
export const conversations0001: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.createTable('conversations')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('channel', 'text', (c) => c.notNull())
      .addColumn('user_key', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('conversations_user', ['channel', 'user_key'])
      .execute();
    await db.schema.createTable('messages')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('conversation_id', 'text', (c) => c.notNull().references('conversations.id').onDelete('cascade'))
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('messages_by_conversation').on('messages').columns(['conversation_id', 'asked_at']).execute();
    await db.schema.createIndex('messages_by_time').on('messages').column('asked_at').execute();
    await db.schema.createTable('answers')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('message_id', 'text', (c) => c.notNull().unique().references('messages.id').onDelete('cascade'))
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('lead', 'text', (c) => c.notNull())
      .addColumn('statements', 'text', (c) => c.notNull())
      .addColumn('citations', 'text', (c) => c.notNull())
      .addColumn('passages', 'text', (c) => c.notNull())
      .addColumn('confidence', 'double precision', (c) => c.notNull())
      .addColumn('ms', 'double precision', (c) => c.notNull())
      .addColumn('answered_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createTable('feedback')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('answer_id', 'text', (c) => c.notNull().unique().references('answers.id').onDelete('cascade'))
      .addColumn('is_right', 'integer', (c) => c.notNull())
      .addColumn('comment', 'text', (c) => c.notNull())
      .addColumn('given_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createTable('leases')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('holder', 'text', (c) => c.notNull())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .execute();
  },
};
