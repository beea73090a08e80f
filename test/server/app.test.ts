import { describe, expect, test } from 'vitest';
import type { IndexingStatus } from '../../bots/web/dependencies.js';
import { Metrics } from '../../src/server/metrics.js';
import { fakeApp, quietLog } from '../fakes/webChat.js';

const indexing: IndexingStatus = { state: 'indexing', done: 1_200, total: 20_000, note: '' };

describe('health', () => {
  test('/healthz says that the process lives, whatever the index', async () => {
    const { app } = await fakeApp({ status: () => indexing });
    expect((await app.request('/healthz')).status).toBe(200);
  });

  test('/readyz is 503 until the index is ready', async () => {
    let status: IndexingStatus = indexing;
    const { app } = await fakeApp({ status: () => status });
    const before = await app.request('/readyz');
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({ state: 'indexing', done: 1_200, total: 20_000 });
    status = { ...indexing, state: 'ready' };
    expect((await app.request('/readyz')).status).toBe(200);
  });

  test('/readyz is 503 while the server shuts down', async () => {
    const { app } = await fakeApp({ draining: () => true });
    expect((await app.request('/readyz')).status).toBe(503);
  });

  test('/metrics counts answers by status and requests by route, never by what strangers ask for', async () => {
    const metrics = new Metrics();
    const { app } = await fakeApp({ metrics });
    await app.request('/?q=con+moi+sinh');
    await app.request('/documents/some-secret-path');
    await app.request('/wp-login.php');
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('motcua_answers_total{status="answered"} 1');
    expect(text).toContain('motcua_http_requests_total{method="GET",route="/",status="200"} 1');
    expect(text).toContain('route="/documents/*",status="404"');
    expect(text).toContain('route="other",status="404"');
    expect(text).toContain('motcua_ready 1');
    expect(text).not.toContain('wp-login');
    expect(text).not.toContain('con moi sinh');
  });
});

describe('every response', () => {
  test.each(['/', '/?q=con+moi+sinh', '/documents/1.001193', '/privacy', '/assets/app.js', '/nowhere', '/healthz'])('%s carries a strict content policy', async (path) => {
    const { app } = await fakeApp();
    const { headers } = await app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  test.each(['/', '/?q=con+moi+sinh', '/documents/1.001193', '/privacy'])('%s has no inline script or style and asks no other site for anything', async (path) => {
    const { app } = await fakeApp();
    const html = await (await app.request(path)).text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    for (const [, url] of html.matchAll(/<(?:script|link|img)[^>]*\s(?:src|href)="([^"]*)"/g)) expect(url).toMatch(/^\/assets\//);
  });
});

describe('when something breaks', () => {
  test('an assistant that throws gives the failed answer, status 500 and a log line without the question', async () => {
    const lines: unknown[] = [];
    const log = { ...quietLog, error: (...line: unknown[]) => lines.push(line) };
    const { app } = await fakeApp({ log, assistant: { answer: () => { throw new Error('index gone'); } } });
    const response = await app.request('/?q=cau+hoi+rieng');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('data-status="failed"');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('cau hoi rieng');
  });

  test('a store that fails does not silence the answer', async () => {
    const { store } = await fakeApp();
    const broken = { ...store, conversations: { ...store.conversations, record: () => Promise.reject(new Error('disk full')), recentQuestions: () => Promise.reject(new Error('disk full')) } };
    const { app } = await fakeApp({ store: broken as never });
    const response = await app.request('/?q=con+moi+sinh');
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('Đăng ký khai sinh');
    expect(html).not.toContain('action="/feedback"');
  });

  test('a document reader that throws gives a page, not a stack', async () => {
    const { app } = await fakeApp({ documents: { get: () => { throw new Error('secret path /srv/x'); } } });
    const response = await app.request('/documents/1.001193');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('/srv/x');
  });
});
