import { join } from 'node:path';
import { breath } from '../breath.js';
import type { Manifest } from '../manifest.js';
import { sync } from './durable.js';
import { fileSum } from './fileSums.js';

/** Writes files beside each other: one is computed while others are synced and summed. They begin one turn apart, for whatever else waits. */
export async function writeFiles(folder: string, writers: Record<string, (path: string) => Promise<void>>): Promise<Manifest['files']> {
  return Object.fromEntries(await Promise.all(Object.entries(writers).map(async ([file, write], turn) => {
    for (let i = 0; i < turn; i++) await breath();
    const path = join(folder, file);
    await write(path);
    await sync(path);
    return [file, await fileSum(path)] as const;
  })));
}
