import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { IndexLockedError } from '../indexError.js';

/**
 * Lets one build run at a time. The lock is SQLite's own on a small file: the system lets go of it when the process ends,
 * however it ends, so a killed build never leaves a stale lock behind.
 * @returns a function that lets go
 * @throws IndexLockedError naming the process that is building
 */
export function lockBuild(indexDir: string): () => void {
  mkdirSync(indexDir, { recursive: true });
  const holder = join(indexDir, '.lock-holder');
  const database = new Database(join(indexDir, '.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw cause;
    throw new IndexLockedError(`Another build of ${indexDir} is running (process ${readHolder(holder)})`, 'Wait until it ends, or stop it and start again', { cause });
  }
  writeFileSync(holder, String(process.pid));
  return () => database.close();
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'unknown';
  }
}
