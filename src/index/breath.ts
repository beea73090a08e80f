/** Lets whatever waits in the event loop run: long work in a serving process stops here now and then. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Calls `work` with each place from 0, and takes a breath after every `size` of them. */
export async function withBreaths(count: number, size: number, work: (at: number) => unknown): Promise<void> {
  for (let at = 0; at < count; at++) {
    if (at > 0 && at % size === 0) await breath();
    work(at);
  }
}
