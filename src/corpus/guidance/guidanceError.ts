/** A guidance file that cannot be used: names the file, what is wrong and the remedy. */
export class GuidanceError extends Error {
  override name = 'GuidanceError';
  constructor(readonly file: string, readonly what: string, readonly remedy: string) {
    super(`${file}: ${what}; ${remedy}`);
  }
}
