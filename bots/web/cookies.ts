import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isId, newId } from './ids.js';

const CONVERSATION = 'motcua_c';
const TYPE = 'motcua_type';
const YEAR_S = 365 * 24 * 3600;
/** A conversation is over after a day: a shared computer should not lean on what someone asked yesterday. */
const DAY_S = 24 * 3600;

/** The key under which this browser's conversation is stored; undefined when it has none. */
export function conversationKey(c: Context): string | undefined {
  const id = getCookie(c, CONVERSATION);
  return isId(id) ? keyOf(id) : undefined;
}

/** The key of this browser's conversation; begins one when it has none. */
export function ensureConversation(c: Context): string {
  const known = getCookie(c, CONVERSATION);
  const id = isId(known) ? known : newId();
  setCookie(c, CONVERSATION, id, { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(c), maxAge: DAY_S });
  return keyOf(id);
}

/** Ends this browser's conversation. */
export function endConversation(c: Context): void {
  deleteCookie(c, CONVERSATION, { path: '/' });
}

/** True when the citizen chose large type. */
export function isLargeType(c: Context): boolean {
  return getCookie(c, TYPE) === 'large';
}

/** Remembers the chosen type size. */
export function rememberType(c: Context, large: boolean): void {
  setCookie(c, TYPE, large ? 'large' : 'normal', { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(c), maxAge: YEAR_S });
}

// The cookie opens the conversation, so only its hash is stored: who reads the database cannot take a conversation over.
function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function isSecure(c: Context): boolean {
  return c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
}
