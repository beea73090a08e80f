import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexDamagedError } from '../indexError.js';
import type { Manifest } from '../manifest.js';

const PIECE = 1024 * 1024;

/**
 * Length and SHA-256 of files in a folder, read back from disk.
 * @throws IndexDamagedError when one is missing
 */
export async function fileSums(folder: string, files: readonly string[]): Promise<Manifest['files']> {
  const sums: Manifest['files'] = {};
  for (const file of files) sums[file] = await fileSum(join(folder, file));
  return sums;
}

/** Length and SHA-256 of one file, read in pieces: whole files beside each other would take most of a build's memory. */
async function sumPieces(path: string): Promise<Manifest['files'][string]> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Length and SHA-256 of one file, read back from disk.
 * @throws IndexDamagedError when it is missing
 */
export async function fileSum(path: string): Promise<Manifest['files'][string]> {
  return sumPieces(path).catch((cause: unknown) => {
    throw new IndexDamagedError(`${path} cannot be read`, 'Build the index again, or go back to the generation before', { cause });
  });
}

/**
 * Quick look that the files of a generation are there and have their length.
 * @throws IndexDamagedError naming the first that does not
 */
export async function checkSizes(folder: string, files: Manifest['files']): Promise<void> {
  for (const [file, { bytes }] of Object.entries(files)) {
    const size = await stat(join(folder, file)).then((info) => info.size, () => undefined);
    if (size !== bytes) {
      throw new IndexDamagedError(`${join(folder, file)} has ${size ?? 'no'} bytes instead of ${bytes}`, 'Build the index again, or go back to the generation before');
    }
  }
}
