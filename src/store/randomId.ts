import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 URL-safe characters; never with a dash first, which a command line would take for an option. */
export function randomId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}
