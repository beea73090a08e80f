/** The state database cannot be used. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(message: string, readonly remedy: string, cause: unknown) {
    super(message, { cause });
  }
}
