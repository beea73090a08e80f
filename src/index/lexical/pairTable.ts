/** Numbers for pairs of numbers, in flat arrays: a Map of strings would take ten times the memory and the time. */
export class PairTable {
  private constructor(
    /** First and second of a pair and its number plus one, three values a slot; 0 in the third: an empty slot. */
    private slots: Uint32Array,
    private used: number,
  ) {}

  static empty(): PairTable {
    return new PairTable(new Uint32Array(3 * 1024), 0);
  }

  static from(slots: Uint32Array): PairTable {
    return new PairTable(slots, slots.length / 3);
  }

  /** The table as it is saved. */
  get array(): Uint32Array {
    return this.slots;
  }

  /** Every pair with its number. */
  *entries(): Generator<[first: number, second: number, number: number]> {
    for (let at = 0; at < this.slots.length; at += 3) {
      if (this.slots[at + 2] !== 0) yield [this.slots[at]!, this.slots[at + 1]!, this.slots[at + 2]! - 1];
    }
  }

  find(first: number, second: number): number | undefined {
    const value = this.slots[this.slotOf(first, second) + 2]!;
    return value === 0 ? undefined : value - 1;
  }

  /** The number of a pair; `next` when it is new. */
  findOrAdd(first: number, second: number, next: number): number {
    const slot = this.slotOf(first, second);
    const value = this.slots[slot + 2]!;
    if (value !== 0) return value - 1;
    this.slots[slot] = first;
    this.slots[slot + 1] = second;
    this.slots[slot + 2] = next + 1;
    if (++this.used * 2 * 3 > this.slots.length) this.grow();
    return next;
  }

  private slotOf(first: number, second: number): number {
    const mask = this.slots.length / 3 - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let at = (hash ^ (hash >>> 13)) & mask; ; at = (at + 1) & mask) {
      const slot = at * 3;
      if (this.slots[slot + 2] === 0 || (this.slots[slot] === first && this.slots[slot + 1] === second)) return slot;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] === 0) continue;
      this.slots.set(old.subarray(at, at + 3), this.slotOf(old[at]!, old[at + 1]!));
    }
  }
}
