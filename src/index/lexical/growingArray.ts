/** Numbers in one block that doubles its room. */
export class GrowingArray {
  private values = new Uint32Array(1 << 16);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    this.makeRoom(1);
    this.values[this.used++] = value;
  }

  /** Appends what stands at a place of it once more. */
  repeat(from: number, to: number): void {
    this.makeRoom(to - from);
    this.values.copyWithin(this.used, from, to);
    this.used += to - from;
  }

  get array(): Uint32Array {
    return this.values.subarray(0, this.used);
  }

  private makeRoom(count: number): void {
    if (this.used + count <= this.values.length) return;
    const larger = new Uint32Array(2 * (this.used + count));
    larger.set(this.values);
    this.values = larger;
  }
}
