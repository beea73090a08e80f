import { describe, expect, test } from 'vitest';
import { texts } from '../../../bots/web/texts.js';
import { fakeApp } from '../../fakes/webChat.js';

const json = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('POST /api/ask', () => {
  test('gives the Answer as JSON with the id to follow', async () => {
    const { app, assistant } = await fakeApp();
    const response = await app.request('/api/ask', json({ question: 'con mới sinh' }));
    expect(response.status).toBe(200);
    const answer = await response.json() as { id: string };
    expect(answer).toMatchObject({ status: 'answered', title: 'Đăng ký khai sinh', citations: [{ section: 'place' }, { section: 'dossier' }, { section: 'fee' }] });
    await app.request('/api/ask', json({ question: 'lệ phí', after: answer.id }));
    expect(assistant.asked[1]?.context).toEqual(['con mới sinh']);
  });

  test.each([
    ['broken JSON', '{"question":'], ['no question', {}], ['a number', { question: 5 }], ['null', 'null'], ['an array', []], ['an unknown field', { question: 'x', admin: true }],
    ['an id that is none', { question: 'x', after: '../..' }], ['more than a person writes', { question: 'x'.repeat(20_001) }],
  ])('%s is refused with 400', async (_, body) => {
    const { app, assistant } = await fakeApp();
    const response = await app.request('/api/ask', json(body));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { code: 'bad_request', message: texts.badRequest } });
    expect(assistant.asked).toEqual([]);
  });

  test.each(['', '   ', 'x'.repeat(10_000)])('a question that is none gets a typed status', async (question) => {
    const { app } = await fakeApp();
    const response = await app.request('/api/ask', json({ question }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'invalid', citations: [] });
  });

  test('a huge body is refused with 413 before it is read', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/api/ask', json({ question: 'x'.repeat(1_000_000) }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { code: 'too_large' } });
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain'])('another site’s form (%s) is refused', async (type) => {
    const { app, assistant } = await fakeApp();
    const response = await app.request('/api/ask', json('{"question":"x"}', { 'content-type': type, origin: 'https://evil.example' }));
    expect([400, 403]).toContain(response.status);
    expect(assistant.asked).toEqual([]);
  });

  test('other methods are not found', async () => {
    const { app } = await fakeApp();
    expect((await app.request('/api/ask')).status).toBe(404);
  });
});

describe('POST /api/ask/stream', () => {
  test('says what is being done, then gives the answer as the page shows it', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/api/ask/stream', json({ question: 'con mới sinh' }));
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = (await response.text()).trim().split('\n').map((line) => JSON.parse(line) as Record<string, string>);
    expect(lines[0]).toEqual({ type: 'status', text: texts.searching });
    expect(lines[1]).toMatchObject({ type: 'answer', status: 'answered' });
    expect(lines[1]?.['html']).toContain('<h3 class="title">Đăng ký khai sinh</h3>');
    expect(lines).toHaveLength(2);
  });

  test('the status comes before the Assistant is done', async () => {
    let asked = (_fail: () => void): void => undefined;
    const running = new Promise<() => void>((resolve) => { asked = resolve; });
    const { app } = await fakeApp({
      assistant: { answer: () => new Promise((_, reject) => { asked(() => reject(new Error('late'))); }) },
    });
    const response = await app.request('/api/ask/stream', json({ question: 'con mới sinh' }));
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const first = new TextDecoder().decode((await reader.read()).value);
    expect(JSON.parse(first)).toEqual({ type: 'status', text: texts.searching });
    (await running)();
    const second = new TextDecoder().decode((await reader.read()).value);
    expect(JSON.parse(second)).toMatchObject({ type: 'answer', status: 'failed' });
  });
});

describe('POST /feedback', () => {
  const send = (values: Record<string, string>, headers: Record<string, string> = {}) => ({
    method: 'POST', body: new URLSearchParams(values), headers: { origin: 'http://localhost', host: 'localhost', ...headers },
  });

  test('is kept and thanked for, as a page or as JSON', async () => {
    const { app } = await fakeApp();
    const { id } = await (await app.request('/api/ask', json({ question: 'con mới sinh' }))).json() as { id: string };
    const page = await app.request('/feedback', send({ answer: id, right: 'yes', comment: '' }));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(texts.thanks);
    const script = await app.request('/feedback', send({ answer: id, right: 'no', comment: 'thiếu lệ phí' }, { accept: 'application/json' }));
    expect(await script.json()).toEqual({ ok: true, text: texts.thanks });
  });

  test('of an answer that is not kept is a polite 404', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/feedback', send({ answer: 'A'.repeat(22), right: 'yes' }, { accept: 'application/json' }));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ ok: false, text: texts.feedbackUnknown });
  });

  test.each([{}, { answer: 'x', right: 'yes' }, { answer: 'A'.repeat(22), right: 'maybe' }, { answer: 'A'.repeat(22), right: 'no', comment: 'x'.repeat(10_001) }])(
    'that makes no sense is refused', async (values) => {
      const { app } = await fakeApp();
      expect((await app.request('/feedback', send(values as Record<string, string>))).status).toBe(400);
    });

  test('of another site is refused', async () => {
    const { app } = await fakeApp();
    expect((await app.request('/feedback', send({}, { origin: 'https://evil.example' }))).status).toBe(403);
  });

  test('as big as a book is refused', async () => {
    const { app } = await fakeApp();
    const response = await app.request('/feedback', send({ comment: 'x'.repeat(200_000) }));
    expect(response.status).toBe(413);
    expect(await response.text()).toContain(texts.tooLarge);
  });
});
