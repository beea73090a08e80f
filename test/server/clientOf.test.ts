import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clientOf } from '../../src/server/clientOf.js';

async function client(peer: string | undefined, forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(clientOf(c) ?? 'nobody'));
  const env = peer === undefined ? {} : { incoming: { socket: { remoteAddress: peer } } };
  const response = await app.request('/', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }, env);
  return response.text();
}

test('a citizen is the peer, whatever the header says', async () => {
  expect(await client('203.0.113.9')).toBe('203.0.113.9');
  expect(await client('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(await client('2001:db8::9', '198.51.100.1')).toBe('2001:db8::9');
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '172.18.0.3', 'fd00::3'])('behind a proxy at %s the last hop counts', async (proxy) => {
  expect(await client(proxy, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
});

test('the machine itself counts against nobody; a neighbour counts as itself', async () => {
  expect(await client('127.0.0.1')).toBe('nobody');
  expect(await client(undefined)).toBe('nobody');
  expect(await client('192.168.1.20')).toBe('192.168.1.20');
});
