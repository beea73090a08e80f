import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ByteVector } from './byteVector.js';

const KEY_BYTES = 32;
const CHECK_BYTES = 4;

/**
 * Vectors by the digest of their text, in a file that is only ever appended to: a process may be killed at any moment,
 * and the next one finds every vector that was written whole. One file for each encoder and dimension.
 * Record: 32 bytes of SHA-256 of the text, the byte vector, a CRC-32 of both.
 */
export class VectorCache {
  private constructor(
    private readonly path: string,
    private file: number,
    private readonly dimension: number,
    private readonly vectors: Map<string, ByteVector>,
  ) {}

  /** Opens or creates the cache of an encoder in a folder. A torn or damaged tail is cut off. */
  static open(folder: string, encoder: { digest: string; dimension: number }): VectorCache {
    mkdirSync(folder, { recursive: true });
    const { dimension } = encoder;
    const path = join(folder, `${encoder.digest.slice(0, 16)}-${dimension}.int8`);
    const vectors = new Map<string, ByteVector>();
    const size = recordBytes(dimension);
    const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    let good = 0;
    for (; good + size <= content.length; good += size) {
      const record = content.subarray(good, good + size);
      const body = record.subarray(0, size - CHECK_BYTES);
      if (crc32(body) !== record.readUInt32LE(size - CHECK_BYTES)) break;
      vectors.set(body.toString('latin1', 0, KEY_BYTES), new Int8Array(content.buffer, content.byteOffset + good + KEY_BYTES, dimension));
    }
    const file = openSync(path, 'a');
    if (good < content.length) ftruncateSync(file, good);
    return new VectorCache(path, file, dimension, vectors);
  }

  /** The key of a text. */
  static key(text: string): string {
    return hash('sha256', text, 'binary');
  }

  get size(): number {
    return this.vectors.size;
  }

  get(key: string): ByteVector | undefined {
    return this.vectors.get(key);
  }

  /** Adds vectors in one write. */
  add(entries: readonly (readonly [key: string, vector: ByteVector])[]): void {
    if (entries.length === 0) return;
    const fresh = entries.map(([key, vector]) => {
      if (vector.length !== this.dimension) throw new RangeError(`The cache ${this.path} holds vectors of ${this.dimension} dimensions, not ${vector.length}`);
      this.vectors.set(key, vector);
      return toRecord(key, vector);
    });
    writeAll(this.file, Buffer.concat(fresh));
  }

  /** Rewrites the file with these keys only, when more than half of it is of no use any more. */
  compact(keep: ReadonlySet<string>): void {
    if (this.vectors.size <= 2 * keep.size) return;
    for (const key of [...this.vectors.keys()]) if (!keep.has(key)) this.vectors.delete(key);
    const temporary = `${this.path}.tmp`;
    const file = openSync(temporary, 'w');
    writeAll(file, Buffer.concat([...this.vectors].map(([key, vector]) => toRecord(key, vector))));
    fsyncSync(file);
    closeSync(file);
    closeSync(this.file);
    renameSync(temporary, this.path);
    this.file = openSync(this.path, 'a');
  }

  close(): void {
    closeSync(this.file);
  }
}

const recordBytes = (dimension: number): number => KEY_BYTES + dimension + CHECK_BYTES;

function toRecord(key: string, vector: ByteVector): Buffer {
  const body = Buffer.concat([Buffer.from(key, 'latin1'), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)]);
  const check = Buffer.alloc(CHECK_BYTES);
  check.writeUInt32LE(crc32(body));
  return Buffer.concat([body, check]);
}

function writeAll(file: number, data: Buffer): void {
  for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
}
