/** The encoder cannot be loaded, or cannot do what is asked of it. */
export class EncoderError extends Error {
  override name = 'EncoderError';
  constructor(
    message: string,
    /** What to do about it. */
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${message}. ${remedy}`, options);
  }
}
