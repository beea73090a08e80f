/** A file of the corpus that can't be read as it is: what is wrong in it and what to do about it. */
export class CorpusFileError extends Error {
  override name = 'CorpusFileError';

  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
