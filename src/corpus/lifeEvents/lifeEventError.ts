/** A life-event file that cannot be used: names the file, what is wrong and the remedy. */
export class LifeEventError extends Error {
  override name = 'LifeEventError';
  constructor(readonly file: string, readonly what: string, readonly remedy: string) {
    super(`${file}: ${what}; ${remedy}`);
  }
}
