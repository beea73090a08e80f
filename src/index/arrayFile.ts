import { readFile } from 'node:fs/promises';
import { IndexDamagedError } from './indexError.js';

const REMEDY = 'Build the index again, or go back to the generation before';
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type TypedArray = Uint8Array | Uint16Array | Uint32Array;
interface Entry {
  name: string;
  type: keyof typeof TYPES;
  length: number;
}

/**
 * Several named number arrays in one block: a line of JSON that lists them, then each array at a multiple of 8 bytes.
 * The numbers are little-endian, as on every machine that Node runs on today.
 */
export function packArrays(arrays: Record<string, TypedArray>): Uint8Array {
  const entries: Entry[] = Object.entries(arrays).map(([name, array]) => ({ name, type: typeOf(array), length: array.length }));
  const head = Buffer.from(`${JSON.stringify(entries)}\n`);
  const total = Object.values(arrays).reduce((at, array) => aligned(at) + array.byteLength, head.length);
  const block = new Uint8Array(total);
  block.set(head);
  let at = head.length;
  for (const array of Object.values(arrays)) {
    at = aligned(at);
    block.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return block;
}

/** Views on the arrays of a packed block; nothing is copied. */
export function unpackArrays(block: Uint8Array): Record<string, TypedArray> {
  const headLength = block.indexOf(10) + 1;
  const entries = JSON.parse(Buffer.from(block.buffer, block.byteOffset, headLength).toString()) as Entry[];
  let at = headLength;
  return Object.fromEntries(entries.map(({ name, type, length }) => {
    at = aligned(at);
    const array = new TYPES[type](block.buffer as ArrayBuffer, block.byteOffset + at, length);
    at += array.byteLength;
    return [name, array];
  }));
}

/**
 * Reads a file of packed arrays.
 * @throws IndexDamagedError when it is missing or damaged.
 */
export async function readArrays(path: string): Promise<Record<string, TypedArray>> {
  const block = await readBlock(path);
  try {
    return unpackArrays(block);
  } catch (cause) {
    throw new IndexDamagedError(`${path} is cut short or no such file`, REMEDY, { cause });
  }
}

/**
 * Reads a file into memory of its own, so that arrays of any width can be laid over it.
 * @throws IndexDamagedError when it is missing.
 */
export async function readBlock(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw new IndexDamagedError(`${path} is missing`, REMEDY, { cause });
  });
  return content.byteOffset % 8 === 0 ? (content as Uint8Array<ArrayBuffer>) : new Uint8Array(content);
}

const aligned = (at: number): number => Math.ceil(at / 8) * 8;

function typeOf(array: TypedArray): keyof typeof TYPES {
  if (array instanceof Uint8Array) return 'u8';
  return array instanceof Uint16Array ? 'u16' : 'u32';
}
