import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILES = {
  'app.css': 'text/css; charset=utf-8',
  'app.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;
export type AssetName = keyof typeof FILES;

export interface Asset {
  body: string;
  type: string;
  hash: string;
}

/** The page's own style, script and icon, held in memory. */
export interface Assets {
  get(name: string): Asset | undefined;
  /** Address that changes with the content, so that browsers may keep it for good. */
  url(name: AssetName): string;
}

/** A file of the page is missing. */
export class AssetError extends Error {
  override readonly name = 'AssetError';
  readonly remedy = 'Restore it from the repository, then run `npm run build`.';
}

/**
 * Reads the assets, which stand beside this module (the build copies them along).
 * @throws AssetError when a file is missing.
 */
export function loadAssets(folder: string = fileURLToPath(new URL('./assets/', import.meta.url))): Assets {
  const assets = new Map<string, Asset>();
  for (const [name, type] of Object.entries(FILES)) {
    const file = join(folder, name);
    if (!existsSync(file)) throw new AssetError(`the web page's file "${file}" is missing`);
    const body = readFileSync(file, 'utf8');
    assets.set(name, { body, type, hash: createHash('sha256').update(body).digest('base64url').slice(0, 12) });
  }
  return {
    get: (name) => assets.get(name),
    url: (name) => `/assets/${name}?v=${assets.get(name)?.hash ?? ''}`,
  };
}
