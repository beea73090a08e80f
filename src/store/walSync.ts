import { open } from 'node:fs/promises';

/**
 * Brings what was committed onto the disk without blocking the event loop. Commits are not synced one by one (`synchronous = NORMAL`), so that
 * a power cut may take the last ones. What a platform is told to have arrived must survive that: the write-ahead log is
 * synced before. One sync serves all who wait.
 */
export class WalSync {
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** @param file the database; in memory there is nothing to sync */
  constructor(private readonly file: string) {}

  /** Resolves when everything that was committed before the call is on the disk. */
  async flush(): Promise<void> {
    if (this.file === ':memory:') return;
    // A running sync may have begun before our commit: the one after it is ours, and everyone's who comes meanwhile.
    this.#next ??= (this.#running ?? Promise.resolve()).catch(() => undefined).then(() => {
      this.#running = this.#next;
      this.#next = undefined;
      return sync(`${this.file}-wal`);
    });
    return this.#next;
  }
}

async function sync(file: string): Promise<void> {
  // A checkpoint syncs both files and may take the log away: there is nothing left to do then.
  const handle = await open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
