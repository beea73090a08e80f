import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, Migrator } from 'kysely';
import { cachedStatements } from './cachedStatements.js';
import { Conversations } from './conversations.js';
import { FeedbackBox } from './feedbackBox.js';
import { Inbox } from './inbox.js';
import { Leases } from './leases.js';
import { Messages } from './messages.js';
import { migrations } from './migrations/all.js';
import { Notices } from './notices.js';
import { Outbox } from './outbox.js';
import { Retention } from './retention.js';
import type { Schema } from './schema.js';
import { retryBusy } from './retryBusy.js';
import { StoreError } from './storeError.js';
import { SharedSqliteDialect } from './sqliteDialect.js';
import { WalSync } from './walSync.js';
import { ZaloTokens } from './zaloTokens.js';

export { StoreError } from './storeError.js';

/** How long SQLite itself waits for another process, blocking this one; `retryBusy` waits longer without blocking. */
const BUSY_TIMEOUT_MS = 100;

export interface StoreOptions {
  /** Path of the database; its folder is made when missing. `:memory:` for tests. */
  file: string;
  /** Masks identity numbers, phone numbers and e-mails; runs on every text of a citizen before it is written. */
  mask: (text: string) => string;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** State of the service: who asked what, what was answered, what citizens thought of it. */
export interface Store {
  conversations: Conversations;
  feedback: FeedbackBox;
  retention: Retention;
  leases: Leases;
  inbox: Inbox;
  outbox: Outbox;
  notices: Notices;
  messages: Messages;
  zaloTokens: ZaloTokens;
  close(): Promise<void>;
}

/**
 * Opens the state database and brings its tables up to date.
 * @throws StoreError when the file cannot be opened or a migration fails.
 */
export async function openStore({ file, mask, now = Date.now }: StoreOptions): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new SharedSqliteDialect(cachedStatements(openFile(file))) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  try {
    await retryBusy(async () => {
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
    });
  } catch (error) {
    await db.destroy();
    throw new StoreError(
      `the tables of the state database "${file}" could not be brought up to date: ${reason(error)}`,
      'If a newer version wrote it, start that version; else move the file away to begin with an empty one.', error,
    );
  }
  return storeOver(db, { file, mask, now });
}

/** The store over a database whose tables are up to date. */
export function storeOver(db: Kysely<Schema>, { file, mask, now = Date.now }: StoreOptions): Store {
  const leases = new Leases(db, now);
  const conversations = new Conversations(db, mask, now);
  return {
    conversations,
    feedback: new FeedbackBox(db, mask, now),
    retention: new Retention(db, now),
    leases,
    inbox: new Inbox(db, new WalSync(file), now),
    outbox: new Outbox(db, now),
    notices: new Notices(db),
    messages: new Messages(db, conversations, now),
    zaloTokens: new ZaloTokens(db, leases, now),
    close: () => db.destroy(),
  };
}

function openFile(file: string): Database.Database {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    database.pragma('journal_mode = WAL');
    // NORMAL loses at most the last moments of a power cut, never the database; a commit is then cheap enough for every answer.
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    // What was deleted or masked is overwritten, not only unlinked.
    database.pragma('secure_delete = ON');
    return database;
  } catch (cause) {
    throw new StoreError(
      `the state database "${file}" cannot be opened: ${reason(cause)}`,
      'Check that MOTCUA_STATE names a folder this user may write to and that the disk is not full.', cause,
    );
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
