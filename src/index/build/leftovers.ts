import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Current } from '../current.js';

const BUILDING = '.building-';
const GENERATION = /^\d{8}T\d{9}-[0-9a-f]{8}$/;

/** Name of a generation: when it was built, and the start of its corpus digest. */
export function generationId(now: Date, digest: string): string {
  return `${now.toISOString().replace(/[-:.Z]/g, '')}-${digest.slice(0, 8)}`;
}

/** Where a generation is written before it is published. */
export const buildingFolder = (indexDir: string, id: string): string => join(indexDir, BUILDING + id);

/**
 * Removes what killed builds left, and generations other than the published one and the one before it. Call it under the lock.
 * While it is not known what is published, whole generations stay.
 */
export async function removeLeftovers(indexDir: string, current: Current | undefined): Promise<void> {
  const unwanted = (name: string) => current !== undefined && GENERATION.test(name) && name !== current.generation && name !== current.previous;
  for (const name of await readdir(indexDir)) {
    if (name.startsWith(BUILDING) || unwanted(name)) await rm(join(indexDir, name), { recursive: true, force: true });
  }
}
