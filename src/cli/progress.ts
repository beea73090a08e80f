import cliProgress from 'cli-progress';

/** How far long work has come. Written to standard error, so that standard output stays a result. */
export interface Progress {
  /** Call it as often as you like; `what` may name the present piece. */
  update(done: number, total: number, what?: string): void;
  /** Ends it; safe to call twice. */
  stop(): void;
}

export interface ProgressOptions {
  stream?: NodeJS.WriteStream;
  /** Without a terminal: a line for every so many percent. */
  everyPercent?: number;
}

/** A bar on a terminal; elsewhere (a log, a pipe) a line every few percent. */
export function createProgress(label: string, { stream = process.stderr, everyPercent = 5 }: ProgressOptions = {}): Progress {
  return stream.isTTY ? bar(label, stream) : lines(label, stream, everyPercent);
}

function bar(label: string, stream: NodeJS.WriteStream): Progress {
  const format = `${label} [{bar}] {percentage}% {value}/{total} ETA {eta_formatted} {what}`;
  const shown = new cliProgress.SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: false, etaBuffer: 50, barsize: 24 }, cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total, what = '') {
      if (!started) {
        started = true;
        shown.start(total, done, { what });
        return;
      }
      shown.setTotal(total);
      shown.update(done, { what });
    },
    stop() {
      if (started) shown.stop();
      started = false;
    },
  };
}

function lines(label: string, stream: NodeJS.WriteStream, everyPercent: number): Progress {
  let told = -1;
  return {
    update(done, total, what) {
      const percent = total <= 0 ? 100 : Math.floor((100 * done) / total);
      const step = Math.floor(percent / everyPercent);
      // Starting over (a new phase under the same label) tells from the beginning again.
      if (step === told) return;
      told = step;
      stream.write(`${label}: ${percent}% (${done}/${total})${what ? ` ${what}` : ''}\n`);
    },
    stop() {
      told = -1;
    },
  };
}
