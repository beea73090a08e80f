import { watch } from 'node:fs';
import { readCurrent } from './current.js';
import type { Generation } from './generation.js';
import { openCurrent, type EncoderIdentity } from './openCurrent.js';

export interface LiveIndexOptions {
  encoder?: EncoderIdentity;
  /** Called after a new generation took over. */
  onSwap?: (generation: Generation) => void;
  /** Called when a new generation could not be opened; the one before serves on. */
  onProblem?: (error: unknown) => void;
  /** Milliseconds between looks at what is published, beside what the file system tells by itself. Default 2,000. */
  interval?: number;
}

/** The published generation, kept up to date in a running server. */
export interface LiveIndex {
  /**
   * Runs something on the generation that is published now. It stays open until that is done, whatever is published meanwhile.
   * @example await index.use((generation) => generation.text(0))
   */
  use<T>(work: (generation: Generation) => T | Promise<T>): Promise<T>;
  /** What is published now, for work that is done before this turn ends: it may be closed after that. */
  current(): Generation;
  /** Looks at once whether another generation was published. */
  refresh(): Promise<void>;
  /** Stops watching, and closes the generation when nobody uses it any more. */
  close(): void;
}

/** Closes a generation once it is retired and the last use has ended. */
class Lease {
  private uses = 0;
  private retired = false;
  constructor(readonly generation: Generation) {}

  async use<T>(work: (generation: Generation) => T | Promise<T>): Promise<T> {
    this.uses++;
    try {
      return await work(this.generation);
    } finally {
      this.uses--;
      this.closeIfIdle();
    }
  }

  retire(): void {
    this.retired = true;
    this.closeIfIdle();
  }

  private closeIfIdle(): void {
    if (this.retired && this.uses === 0) this.generation.close();
  }
}

/**
 * Opens what is published and follows it: a newly published generation takes over without a restart.
 * @throws the errors of `openCurrent` when there is nothing to begin with
 */
export async function watchCurrent(indexDir: string, options: LiveIndexOptions = {}): Promise<LiveIndex> {
  let lease = new Lease(await openCurrent(indexDir, options.encoder));
  let closed = false;
  let refused = '';
  let looking = Promise.resolve();

  const look = async () => {
    const current = await readCurrent(indexDir);
    if (closed || !current || current.generation === lease.generation.id || current.generation === refused) return;
    // A generation that cannot be opened is reported once, not at every look.
    refused = current.generation;
    const next = await openCurrent(indexDir, options.encoder);
    refused = '';
    const before = lease;
    lease = new Lease(next);
    before.retire();
    if (closed) lease.retire();
    else options.onSwap?.(next);
  };
  const refresh = () => (looking = looking.then(look).catch((error: unknown) => options.onProblem?.(error)));

  const timer = setInterval(() => void refresh(), options.interval ?? 2000).unref();
  const watcher = watchFolder(indexDir, () => void refresh());
  return {
    use: (work) => lease.use(work),
    current: () => lease.generation,
    refresh,
    close: () => {
      if (closed) return;
      closed = true;
      clearInterval(timer);
      watcher?.close();
      lease.retire();
    },
  };
}

/** Some file systems and full watch tables cannot tell of changes; the timer sees them then. */
function watchFolder(folder: string, onChange: () => void) {
  try {
    const watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
