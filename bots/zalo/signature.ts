import { createHash, timingSafeEqual } from 'node:crypto';

/** Places where a body may hold its timestamp: the first is the event's own unless Zalo changes the order of its fields. */
const MAX_CANDIDATES = 4;
const TIMESTAMP = /(?<!\\)"timestamp"\s*:\s*"?(\d{1,20})/gu;

/**
 * Checks `X-ZEvent-Signature: mac=SHA-256(app id + body + timestamp + secret)` on the bytes as they came, before they are parsed. The timestamp
 * is part of the body and is looked up there without parsing.
 * @returns the timestamp that was signed; undefined when the signature is wrong
 */
export function signedTimestamp(body: Buffer, header: string, appId: string, secret: string): string | undefined {
  const hex = header.trim().replace(/^mac=/i, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hex)) return undefined;
  const given = Buffer.from(hex, 'hex');
  const begun = createHash('sha256').update(appId, 'utf8').update(body);
  let signed: string | undefined;
  for (const timestamp of candidates(body)) {
    const mac = begun.copy().update(timestamp, 'utf8').update(secret, 'utf8').digest();
    if (timingSafeEqual(mac, given)) signed = timestamp;
  }
  return signed;
}

function candidates(body: Buffer): Set<string> {
  const found = new Set<string>();
  for (const [, timestamp] of body.toString('latin1').matchAll(TIMESTAMP)) {
    found.add(timestamp!);
    if (found.size === MAX_CANDIDATES) break;
  }
  return found;
}
