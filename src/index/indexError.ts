/** Base of everything that can be wrong with an index; `remedy` is what to do about it. */
export class IndexError extends Error {
  override name = 'IndexError';
  constructor(message: string, readonly remedy: string, options?: ErrorOptions) {
    super(`${message}. ${remedy}`, options);
  }
}

/** Nothing is published yet, or what is published is gone. */
export class IndexMissingError extends IndexError {
  override name = 'IndexMissingError';
}

/** The published generation was built in another format, or with another encoder or dimension than the one in use. */
export class IndexMismatchError extends IndexError {
  override name = 'IndexMismatchError';
}

/** A file of a generation is not what its manifest says. */
export class IndexDamagedError extends IndexError {
  override name = 'IndexDamagedError';
}

/** Another process is building. */
export class IndexLockedError extends IndexError {
  override name = 'IndexLockedError';
}

/** The documents, passages or phrasings given to a build contradict each other. */
export class IndexSourceError extends IndexError {
  override name = 'IndexSourceError';
}

/** A vector, label or number that must not reach the native library. */
export class VectorError extends IndexError {
  override name = 'VectorError';
}
