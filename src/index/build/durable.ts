import { open, rename, writeFile } from 'node:fs/promises';

/** Makes what was written to a file, or the names in a folder, survive a loss of power. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  // Folders cannot be opened or synced on some systems; their renames are ordered there all the same.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Writes a file whole: a reader finds the old content or the new, never half of it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  await writeFile(temporary, content, { flush: true });
  await rename(temporary, path);
}
