import { createHash, randomBytes } from 'node:crypto';

/** A random PKCE verifier: 43 URL-safe characters. */
export function newVerifier(): string {
  return randomBytes(32).toString('base64url');
}

/** The challenge of a verifier (S256). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}
