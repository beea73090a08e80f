import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sync, writeWhole } from './build/durable.js';
import { IndexDamagedError, IndexMissingError } from './indexError.js';

const CURRENT = 'current';

/** What is published. */
export interface Current {
  generation: string;
  /** The one published before, for going back. */
  previous?: string;
}

/**
 * Which generation is published. A file with its name and not a symbolic link: renaming it is atomic on every system, links need rights on some.
 * @returns undefined when nothing was ever published
 * @throws IndexDamagedError when the file is not what was written
 */
export async function readCurrent(indexDir: string): Promise<Current | undefined> {
  const path = join(indexDir, CURRENT);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IndexMissingError(`${path} cannot be read: ${String(cause)}`, 'Check the rights of the index folder', { cause });
  }
  try {
    const { generation, previous } = JSON.parse(text) as Partial<Current>;
    if (typeof generation === 'string') return { generation, ...(typeof previous === 'string' ? { previous } : {}) };
  } catch {
    // Falls through to the one error for anything unreadable.
  }
  throw new IndexDamagedError(`${path} does not name a generation`, 'Run "motcua index" to publish one again');
}

/** Publishes a generation in one atomic step. */
export async function writeCurrent(indexDir: string, current: Current): Promise<void> {
  await writeWhole(join(indexDir, CURRENT), `${JSON.stringify(current)}\n`);
  await sync(indexDir);
}
