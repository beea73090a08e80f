import {
  CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver,
  type DatabaseConnection, type DialectAdapter, type Driver, type SqliteDatabase,
} from 'kysely';
import { retryBusy } from './retryBusy.js';

/**
 * Kysely begins transactions as readers. Under WAL a reader that turns writer while another process wrote in between fails
 * at once, whatever the busy timeout: so every transaction asks for the write lock first and waits for it.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await retryBusy(() => connection.executeQuery(CompiledQuery.raw('begin immediate')));
  }
}

/** SQLite can roll back table changes: migrations run in one transaction, which also makes two starting processes take turns. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect for a database that other processes write too. */
export class SharedSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#database });
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }
}
