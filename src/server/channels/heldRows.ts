/** Rows of a table that this process works on: their leases are prolonged until they are done. */
export class HeldRows {
  readonly #rows = new Set<number>();

  /** Does some work on a row and holds it meanwhile. */
  async during<T>(seq: number, work: () => Promise<T>): Promise<T> {
    this.#rows.add(seq);
    try {
      return await work();
    } finally {
      this.#rows.delete(seq);
    }
  }

  get seqs(): number[] {
    return [...this.#rows];
  }
}
