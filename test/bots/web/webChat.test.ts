import { describe, expect, test } from 'vitest';
import type { IndexingStatus } from '../../../bots/web/dependencies.js';
import { texts } from '../../../bots/web/texts.js';
import { fakeAnswer } from '../../fakes/assistant.js';
import { fakeApp } from '../../fakes/webChat.js';

type App = Awaited<ReturnType<typeof fakeApp>>['app'];
const page = async (app: App, path: string, headers: Record<string, string> = {}): Promise<string> => (await app.request(path, { headers })).text();
const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] as string;
const form = (values: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST', body: new URLSearchParams(values), headers: { origin: 'http://localhost', host: 'localhost', ...headers },
});

describe('the chat page', () => {
  test('says first that it is an automatic assistant and no officer', async () => {
    const { app } = await fakeApp();
    const html = await page(app, '/');
    const main = html.slice(html.indexOf('<main'));
    expect(main.replace(/<[^>]+>/g, '').trim().startsWith('Đây là trợ lý tự động, không phải cán bộ.')).toBe(true);
    expect(main).toContain('134/2025/QH15');
  });

  test('answers a question of the address, with sources, contacts and next questions', async () => {
    const { app } = await fakeApp();
    const html = await page(app, '/?q=con+moi+sinh+lam+giay+to+o+dau');
    expect(html).toContain('<h3 class="title">Đăng ký khai sinh</h3>');
    expect(html).toContain('<mark>Miễn lệ phí khi đăng ký đúng hạn, trong 60 ngày từ ngày sinh.</mark>');
    expect(html).toContain('href="/documents/1.001193?section=fee#fee"');
    expect(html).toContain('href="https://dichvucong.gov.vn/');
    expect(html).toContain('Cổng Dịch vụ công quốc gia, tháng 7/2026');
    expect(html).toContain('href="tel:18001096"');
    expect(html).toMatch(/data-ask="Đăng ký khai sinh mất bao lâu\?" href="\/\?q=[^"]+&amp;c=[\w-]{22}"/);
  });

  test('shows only the layer that the statements came from', async () => {
    const { app } = await fakeApp();
    expect(await page(app, '/?q=con+moi+sinh')).not.toContain('8.000 đồng');
  });

  test('offers the choices of an unclear question as links', async () => {
    const { app } = await fakeApp();
    const html = await page(app, `/?q=${encodeURIComponent('làm lại hộ khẩu')}`);
    expect(html).toMatch(/<a class="option" data-ask="Đăng ký thường trú cần giấy tờ gì\?" href="\/\?q=/);
  });

  test('asks for no opinion on a greeting', async () => {
    const { app } = await fakeApp();
    expect(await page(app, `/?q=${encodeURIComponent('chào bạn')}`)).not.toContain('action="/feedback"');
  });

  test.each(['/?q=', '/?q=%20%20'])('%s, an empty question, is a hint and no question', async (path) => {
    const { app, assistant } = await fakeApp();
    expect(await page(app, path)).toContain(texts.emptyQuestion);
    expect(assistant.asked).toEqual([]);
  });

  test('a follow-up gets the earlier questions of this browser and of nobody else', async () => {
    const { app, assistant } = await fakeApp();
    const first = await app.request('/?q=con+moi+sinh');
    await page(app, '/?q=thế+còn+lệ+phí', { cookie: cookieOf(first) });
    await page(app, '/?q=thế+còn+lệ+phí');
    expect(assistant.asked.map(({ context }) => context)).toEqual([[], ['con moi sinh'], []]);
  });

  test('a link with the answer it follows needs no cookie', async () => {
    const { app, assistant } = await fakeApp();
    const id = /data-answer="([\w-]{22})"/.exec(await page(app, '/?q=con+moi+sinh'))?.[1] as string;
    await page(app, `/?q=lệ+phí&c=${id}`);
    expect(assistant.asked[1]?.context).toEqual(['con moi sinh']);
    await page(app, '/?q=lệ+phí&c=../../etc/passwd');
    expect(assistant.asked[2]?.context).toEqual([]);
  });

  test('the conversation cookie is out of reach of scripts and other sites', async () => {
    const { app } = await fakeApp();
    const cookie = (await app.request('/?q=con+moi+sinh')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect((await app.request('/')).headers.get('set-cookie')).toBeNull();
  });

  test('a fresh conversation forgets the context', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/new', form({}));
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toContain('motcua_c=; Max-Age=0');
  });
});

describe('hostile questions', () => {
  const markup = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'';

  test('markup comes back as text everywhere', async () => {
    const { app } = await fakeApp({
      assistant: {
        answer: (question) => Promise.resolve({
          ...fakeAnswer({ text: 'con mới sinh' }), lead: markup, title: markup, notes: [markup], next: [markup],
          choices: [{ label: markup, document: 'x', question: question.text }],
          contacts: [{ name: markup, phone: markup, scope: markup, source: markup }],
          citations: [0, 1, 2].map(() => ({ document: markup, section: markup, title: markup, heading: markup, date: markup, url: `javascript:${markup}`, source: markup })),
        }),
      },
    });
    const html = await page(app, `/?q=${encodeURIComponent(markup)}`);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('javascript:');
    expect(html).not.toContain('href="tel:"');
  });

  test('ten thousand letters are answered with a typed status and shown short', async () => {
    const { app } = await fakeApp();
    const response = await app.request(`/?q=${'a'.repeat(10_000)}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('data-status="invalid"');
    expect(html.length).toBeLessThan(12_000 + 10_000);
    expect(html).toContain(`${'a'.repeat(399)}…`);
  });

  test.each([['control characters', 'a%00b%1B%5B31m'], ['broken UTF-8', '%FF%FE%E1'], ['emoji', '%F0%9F%98%80'], ['bidi override', '%E2%80%AEabc']])('%s do no harm', async (_, q) => {
    const { app } = await fakeApp();
    const response = await app.request(`/?q=${q}`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toMatch(/[\u0000\u001b\u202e]/);
  });
});

describe('while the first index is being built', () => {
  const status: IndexingStatus = { state: 'indexing', done: 1_200, total: 20_000, note: '' };

  test('the page says how far it is and keeps the question', async () => {
    const { app, assistant } = await fakeApp({ status: () => status });
    const response = await app.request('/?q=con+moi+sinh');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    const html = await response.text();
    expect(html).toContain('Đã đọc 1.200 trên 20.000 đoạn.');
    expect(html).toContain('<progress aria-label="Tiến độ đọc tài liệu" value="1200" max="20000">');
    expect(html).toContain('href="/?q=con+moi+sinh"');
    expect(assistant.asked).toEqual([]);
  });

  test('the API says the same', async () => {
    const { app } = await fakeApp({ status: () => status });
    expect(await (await app.request('/api/status')).json()).toMatchObject({ state: 'indexing', done: 1_200, total: 20_000 });
    const response = await app.request('/api/ask', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"question":"x"}' });
    expect(response.status).toBe(503);
  });

  test('a failed build is said, with what to do instead', async () => {
    const { app } = await fakeApp({ status: () => ({ ...status, state: 'failed' }) });
    expect(await page(app, '/')).toContain(texts.indexing.failed);
  });

  test('answers that already work come with the note of what is still going on', async () => {
    const { app } = await fakeApp({ status: () => ({ ...status, state: 'ready', note: 'Đang chuẩn bị tìm theo nghĩa.' }) });
    expect(await page(app, '/?q=con+moi+sinh')).toContain('<p class="note">Đang chuẩn bị tìm theo nghĩa.</p>');
  });
});

describe('the type size', () => {
  test('is remembered and leads back to the same page', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/type', form({ size: 'large', back: '/documents/1.001193?section=fee' }));
    expect(response.headers.get('location')).toBe('/documents/1.001193?section=fee');
    expect(await page(app, '/', { cookie: cookieOf(response) })).toContain('<html lang="vi" class="large">');
  });

  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', ''])('never leads to another site (%s)', async (back) => {
    const { app } = await fakeApp();
    expect((await app.request('/type', form({ size: 'large', back }))).headers.get('location')).toBe('/');
  });

  test('another site cannot send our forms', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/type', form({ size: 'large', back: '/' }, { origin: 'https://evil.example' }));
    expect(response.status).toBe(403);
  });
});

describe('privacy', () => {
  test('says how long things are kept', async () => {
    const { app } = await fakeApp();
    expect(await page(app, '/privacy')).toContain('180 ngày');
  });

  test('the button deletes this browser’s conversation', async () => {
    const { app, store } = await fakeApp();
    const first = await app.request('/?q=con+moi+sinh');
    const id = /data-answer="([\w-]{22})"/.exec(await first.text())?.[1] as string;
    const response = await app.request('/privacy/erase', form({}, { cookie: cookieOf(first) }));
    expect(await response.text()).toContain(texts.privacyPage.erased);
    expect(await store.conversations.questionsUpTo(id, 5)).toEqual([]);
    expect(await (await app.request('/privacy/erase', form({}))).text()).toContain(texts.privacyPage.nothing);
  });
});

describe('assets', () => {
  test('a link with the hash may be kept for good, one without is asked for again', async () => {
    const { app } = await fakeApp();
    const url = /href="(\/assets\/app\.css\?v=[^"]+)"/.exec(await page(app, '/'))?.[1] as string;
    const hashed = await app.request(url);
    expect(hashed.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(hashed.headers.get('cache-control')).toContain('immutable');
    const plain = await app.request('/assets/app.css');
    expect(plain.headers.get('cache-control')).toBe('no-cache');
    const again = await app.request('/assets/app.css', { headers: { 'if-none-match': plain.headers.get('etag') as string } });
    expect(again.status).toBe(304);
  });

  test.each(['/assets/../app.ts', '/assets/..%2F..%2Fpackage.json', '/assets/nothing', '/assets/__proto__'])('%s is not found', async (path) => {
    const { app } = await fakeApp();
    expect((await app.request(path)).status).toBe(404);
  });
});
