import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readCurrent } from '../../src/index/current.js';

/** Bytes of all files in a folder; links are not followed. */
export function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** Bytes of the published generation, without the one before and the cache of vectors. */
export async function generationSize(index: string): Promise<number> {
  const current = await readCurrent(index);
  return current === undefined ? 0 : folderSize(path.join(index, current.generation));
}
