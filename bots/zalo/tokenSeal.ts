import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { ZaloApp } from './settings.js';

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Encrypts the token pair with AES-256-GCM before it is stored. The key is derived from the app secret, not kept in a file beside
 * the database: a copy of the state folder alone then opens nothing, several server processes need to share nothing more, and there
 * is no key file to lose. Who has the app secret could use the tokens anyway. With another secret the pair cannot be read any
 * more, and the account has to be connected again.
 */
export class TokenSeal {
  readonly #key: Buffer;
  readonly #appId: Buffer;

  constructor({ appId, appSecret }: ZaloApp) {
    this.#key = Buffer.from(hkdfSync('sha256', appSecret, 'motcua zalo tokens 1', appId, KEY_BYTES));
    this.#appId = Buffer.from(appId);
  }

  seal(pair: TokenPair): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(this.#appId);
    const text = Buffer.concat([cipher.update(JSON.stringify([pair.accessToken, pair.refreshToken]), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
  }

  /** The pair, or undefined when another secret sealed it or it was changed. */
  open(sealed: string): TokenPair | undefined {
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(this.#appId)
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
      const [accessToken, refreshToken] = JSON.parse(text) as [string, string];
      return { accessToken, refreshToken };
    } catch {
      return undefined;
    }
  }
}
