/** Set-up talks on the error stream only: standard output belongs to the command that follows (the batch door prints JSON there). */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A problem that the person at the machine can mend; `lines` say how, in Vietnamese and English. */
export class SetupError extends Error {
  constructor(lines) {
    super(lines.join('\n'));
    this.name = 'SetupError';
  }
}

/** Runs a script's work: a SetupError ends it with its text alone, anything else with its stack. */
export async function runScript(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    say(error instanceof SetupError ? `\n${error.message}\n` : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}
