import { webcrypto } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexDamagedError } from '../indexError.js';
import type { Manifest } from '../manifest.js';

/**
 * Length and SHA-256 of files in a folder, read back from disk.
 * @throws IndexDamagedError when one is missing
 */
export async function fileSums(folder: string, files: readonly string[]): Promise<Manifest['files']> {
  const sums: Manifest['files'] = {};
  for (const file of files) sums[file] = await fileSum(join(folder, file));
  return sums;
}

/** Length and SHA-256 of one file; computed beside the event loop. */
export async function fileSum(path: string): Promise<Manifest['files'][string]> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw new IndexDamagedError(`${path} is missing`, 'Build the index again, or go back to the generation before', { cause });
  });
  return { bytes: content.length, sha256: Buffer.from(await webcrypto.subtle.digest('SHA-256', content)).toString('hex') };
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
