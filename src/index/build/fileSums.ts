import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexDamagedError } from '../indexError.js';
import type { Manifest } from '../manifest.js';

/**
 * Length and SHA-256 of files in a folder, read back from disk.
 * @throws IndexDamagedError when one is missing
 */
export async function fileSums(folder: string, files: readonly string[]): Promise<Manifest['files']> {
  const sums: Manifest['files'] = {};
  for (const file of files) {
    const content = await readFile(join(folder, file)).catch((cause: unknown) => {
      throw new IndexDamagedError(`${join(folder, file)} is missing`, 'Build the index again, or go back to the generation before', { cause });
    });
    sums[file] = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  }
  return sums;
}
