import { expect, test } from 'vitest';
import { RateLimiter } from '../../src/server/rateLimiter.js';
import { fakeApp } from '../fakes/webChat.js';

test('half a minute’s share may come at once, then one at a time', () => {
  let now = 0;
  const limiter = new RateLimiter({ perMinute: 4, now: () => now });
  expect([1, 2, 3].map(() => limiter.allow('a'))).toEqual([true, true, false]);
  expect(limiter.allow('b')).toBe(true);
  now += 15_000;
  expect([1, 2].map(() => limiter.allow('a'))).toEqual([true, false]);
});

test('remembers only so many clients, forgetting the one longest unseen', () => {
  const limiter = new RateLimiter({ perMinute: 2, now: () => 0, maxClients: 2 });
  limiter.allow('a');
  limiter.allow('b');
  limiter.allow('c');
  expect(limiter.allow('c')).toBe(false);
  expect(limiter.allow('a')).toBe(true);
});

test('too many questions get the limited answer with status 429, at every door', async () => {
  const { app, assistant } = await fakeApp({ config: { host: '', port: 0, retentionDays: 1, rateLimit: 2 } });
  const from = { 'x-forwarded-for': '203.0.113.9' };
  expect((await app.request('/?q=con+moi+sinh', { headers: from })).status).toBe(200);
  const page = await app.request('/?q=con+moi+sinh', { headers: from });
  expect(page.status).toBe(429);
  expect(await page.text()).toContain('data-status="limited"');
  const json = await app.request('/api/ask', {
    method: 'POST', headers: { ...from, 'content-type': 'application/json' }, body: JSON.stringify({ question: 'con moi sinh' }),
  });
  expect(json.status).toBe(429);
  expect(await json.json()).toMatchObject({ status: 'limited', statements: [] });
  expect(assistant.asked).toHaveLength(1);
});

test('a client cannot escape by inventing hops before the proxy’s own', async () => {
  const { app } = await fakeApp({ config: { host: '', port: 0, retentionDays: 1, rateLimit: 2 } });
  const ask = (hops: string) => app.request('/?q=con+moi+sinh', { headers: { 'x-forwarded-for': hops } });
  expect((await ask('1.1.1.1, 203.0.113.9')).status).toBe(200);
  expect((await ask('2.2.2.2, 203.0.113.9')).status).toBe(429);
});
