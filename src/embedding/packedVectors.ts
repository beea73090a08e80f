import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ByteVector } from './byteVector.js';

const PREFIX_BYTES = 8;

/** The first line of the file: whose vectors, how many, and a sum of all that follows. */
interface Head {
  encoder: string;
  dimension: number;
  texts: number;
  crc32: number;
}

/** What the file was made with, or for. */
export interface PackedFor {
  digest: string;
  dimension: number;
}

/**
 * Vectors that ship with an encoder, so that a new machine need not compute those of the shipped corpus. After a line of JSON each text has
 * 8 bytes of its key and its byte vector.
 */
export class PackedVectors {
  private readonly places = new Map<string, number>();

  private constructor(private readonly records: Int8Array, private readonly dimension: number) {
    const keys = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
    const size = PREFIX_BYTES + dimension;
    for (let at = 0; at < keys.length; at += size) this.places.set(keys.toString('latin1', at, at + PREFIX_BYTES), at + PREFIX_BYTES);
  }

  /**
   * Reads the file. One that is of another encoder or damaged is of no use but does no harm either.
   * @returns undefined when there is none, or when it is of no use: `onUnfit` says why
   */
  static read(path: string, encoder: PackedFor, onUnfit: (cause: string) => void = () => undefined): PackedVectors | undefined {
    let content: Buffer;
    try {
      content = readFileSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') onUnfit(String(error));
      return undefined;
    }
    const bodyAt = content.indexOf(10) + 1;
    const head = parseHead(content.toString('utf8', 0, bodyAt));
    const body = new Int8Array(content.buffer, content.byteOffset + bodyAt, content.length - bodyAt);
    if (!head || body.length !== head.texts * (PREFIX_BYTES + head.dimension) || crc32(body) !== head.crc32) onUnfit('the file is damaged');
    else if (head.encoder !== encoder.digest) onUnfit('its vectors are of another encoder');
    else if (head.dimension !== encoder.dimension) onUnfit(`its vectors have ${head.dimension} dimensions, not ${encoder.dimension}`);
    else return new PackedVectors(body, head.dimension);
    return undefined;
  }

  get size(): number {
    return this.places.size;
  }

  /** @param key the key of a text in the vector cache */
  get(key: string): ByteVector | undefined {
    const at = this.places.get(key.slice(0, PREFIX_BYTES));
    return at === undefined ? undefined : this.records.subarray(at, at + this.dimension);
  }
}

/** The content of such a file, sorted by key: the same vectors give the same bytes. */
export function packVectors({ digest, dimension }: PackedFor, vectors: ReadonlyMap<string, ByteVector>): Uint8Array {
  const body = Buffer.alloc(vectors.size * (PREFIX_BYTES + dimension));
  let at = 0;
  for (const key of [...vectors.keys()].sort()) {
    at += body.write(key.slice(0, PREFIX_BYTES), at, 'latin1');
    for (const value of vectors.get(key)!) at = body.writeInt8(value, at);
  }
  const head: Head = { encoder: digest, dimension, texts: vectors.size, crc32: crc32(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

function parseHead(line: string): Head | undefined {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    const whole = [head?.dimension, head?.texts, head?.crc32].every(Number.isSafeInteger);
    return whole && typeof head?.encoder === 'string' ? (head as Head) : undefined;
  } catch {
    return undefined;
  }
}
