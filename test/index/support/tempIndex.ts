import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** An empty index folder for each test of the file. */
export function tempIndex(): { readonly path: string } {
  let path = '';
  beforeEach(() => { path = mkdtempSync(join(tmpdir(), 'index-')); });
  afterEach(() => { rmSync(path, { recursive: true, force: true }); });
  return { get path() { return path; } };
}
