import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 URL-safe characters. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** True for a text that looks like one of our random ids. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{22}$/.test(text);
}
