import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { openStore, StoreError } from '../../src/store/openStore.js';

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});
const mask = (text: string): string => text;

test('makes the folder and the tables, in WAL mode', async () => {
  const file = join(folder(), 'deep', 'state.sqlite');
  const store = await openStore({ file, mask });
  await store.close();
  const database = new Database(file);
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  expect(tables).toEqual(expect.arrayContaining(['conversations', 'messages', 'answers', 'feedback', 'leases']));
  database.close();
});

test('several that open a new database at once all get it', async () => {
  const file = join(folder(), 'state.sqlite');
  const stores = await Promise.all(Array.from({ length: 4 }, () => openStore({ file, mask })));
  await Promise.all(stores.map((store) => store.close()));
});

test('opening again keeps what was there', async () => {
  const file = join(folder(), 'state.sqlite');
  const first = await openStore({ file, mask });
  await first.leases.take('job', 'one', 60_000);
  await first.close();
  const second = await openStore({ file, mask });
  expect(await second.leases.take('job', 'two', 60_000)).toBe(false);
  await second.close();
});

test('a file that is no database is refused with its name and a remedy', async () => {
  const file = join(folder(), 'state.sqlite');
  writeFileSync(file, 'this is not a database, and long enough to be read as one'.repeat(20));
  const error = await openStore({ file, mask }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StoreError);
  expect((error as StoreError).message).toContain(file);
  expect((error as StoreError).remedy).toContain('MOTCUA_STATE');
});

test('a database of a newer version is refused', async () => {
  const file = join(folder(), 'state.sqlite');
  await (await openStore({ file, mask })).close();
  const database = new Database(file);
  database.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run('9999_later', new Date().toISOString());
  database.close();
  await expect(openStore({ file, mask })).rejects.toThrow(StoreError);
});
