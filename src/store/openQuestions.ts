import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrations } from './migrations/all.js';
import { Questions } from './questions.js';
import type { Schema } from './schema.js';
import { StoreError } from './storeError.js';

/** The state database for reading only: nothing is made, mended or brought up to date. */
export interface OpenQuestions {
  questions: Questions;
  close(): Promise<void>;
}

/**
 * Opens the state database to read what was asked.
 * @throws StoreError when there is none, it cannot be read, or another version wrote it
 */
export async function openQuestions(file: string): Promise<OpenQuestions> {
  if (!existsSync(file)) {
    throw new StoreError(`there is no state database "${file}": nobody has asked anything yet`, 'Start the server once (motcua serve), or set MOTCUA_STATE to the folder of the one that runs.', undefined);
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: () => Promise.resolve(new Database(file, { readonly: true, fileMustExist: true })) }) });
  try {
    const done = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').execute();
    const names = new Set(done.map(({ name }) => name));
    const missing = Object.keys(migrations).filter((name) => !names.has(name));
    if (missing.length > 0) throw new Error(`its tables are older than this version (${missing.join(', ')} not done)`);
    return { questions: new Questions(db), close: () => db.destroy() };
  } catch (cause) {
    await db.destroy();
    throw new StoreError(
      `the state database "${file}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      'Start the server once with this version: it brings the tables up to date. If the file is damaged, restore it from a backup.', cause,
    );
  }
}
