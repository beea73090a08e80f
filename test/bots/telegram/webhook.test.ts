import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../../src/server/listen.js';
import { inbox, SECRET, testBot, type TestBot } from './telegram.js';

let bot: TestBot;
let box: ReturnType<typeof inbox>;
let server: Listening;

beforeAll(async () => {
  bot = await testBot({ mode: 'webhook' });
  server = await listen(bot.telegram.routes({ accept: (incoming) => box.accept(incoming) }), { host: '127.0.0.1', port: 0 });
});
beforeEach(() => {
  box = inbox();
});
afterAll(async () => {
  expect(bot.fake.violations).toEqual([]);
  await server.close(100);
  await bot.fake.stop();
});

const update = { update_id: 1, message: { message_id: 1, date: 1, from: { id: 70, is_bot: false }, chat: { id: 70, type: 'private' }, text: 'Chào' } };

async function post(body: string | Buffer, secret: string | undefined = SECRET): Promise<number> {
  const answer = await fetch(`${server.url}/webhooks/telegram`, {
    method: 'POST', headers: { 'content-type': 'application/json', connection: 'close', ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }) }, body,
  });
  return answer.status;
}

function connect(): void {
  bot.fake.api.webhook = { url: `${server.url}/webhooks/telegram`, secret: SECRET, allowed: [] };
}

describe('the webhook', () => {
  it('stores before it says 200', async () => {
    expect(await post(JSON.stringify(update))).toBe(200);
    expect(box.got).toHaveLength(1);
  });

  it.each(['', 'wrong', `${SECRET}x`, SECRET.slice(1), SECRET.toUpperCase()])('refuses the secret "%s" and stores nothing', async (secret) => {
    expect(await post(JSON.stringify(update), secret)).toBe(401);
    expect(box.got).toEqual([]);
  });

  it('refuses a wrong secret before it reads the body', async () => {
    expect(await post(Buffer.alloc(5_000_000, 'a'), 'wrong').catch(() => 401)).toBe(401);
  });

  it('asks for the update again when it was not stored', async () => {
    box.failing = 1;
    expect(await post(JSON.stringify(update))).toBe(500);
    expect(await post(JSON.stringify(update))).toBe(200);
    expect(box.got).toHaveLength(1);
  });

  it.each<[string, string | Buffer, number]>([
    ['no JSON', 'not json', 400],
    ['nothing', '', 400],
    ['half a body', JSON.stringify(update).slice(0, 50), 400],
    ['too much', JSON.stringify({ ...update, more: 'a'.repeat(300_000) }), 413],
    ['a deep body', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 200],
    ['a wrong type', JSON.stringify({ ...update, update_id: '1' }), 200],
    ['a number beyond all', JSON.stringify(update).replace('"date":1', '"date":1e400'), 200],
    ['an unknown kind', JSON.stringify({ update_id: 3, message_reaction: {} }), 200],
    ['bytes of another encoding', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400],
  ])('answers %s with its code and stores nothing', async (_, body, code) => {
    expect(await post(body)).toBe(code);
    expect(box.got).toEqual([]);
  });

  it('answers each tap at once, and minds no failure of that', async () => {
    connect();
    const person = bot.fake.person(71);
    const [part] = bot.telegram.bot.renderNotice('Chọn', '71', [{ label: 'Đúng', action: { type: 'feedback', answer: 'abc', isRight: true } }]);
    await bot.telegram.bot.send(part!, '71');
    const { tap } = person.presses('Đúng');
    await expect.poll(() => bot.fake.api.taps.get(tap)).toEqual({ answered: true, note: 'Cảm ơn anh/chị đã góp ý.' });
    bot.fake.fail('answerCallbackQuery', { drop: 'before' });
    person.presses('Đúng');
    await box.until(2);
    expect(box.got.map(({ content }) => content.kind)).toEqual(['button', 'button']);
  });

  it('gets the same update under the same id when Telegram repeats it', async () => {
    connect();
    bot.fake.person(72).says('Chào', {}, { copies: 6 });
    await box.until(6);
    expect(new Set(box.got.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('gets what was refused, later, in the order of the chat', async () => {
    connect();
    box.failing = 3;
    const person = bot.fake.person(73);
    for (const text of ['một', 'hai', 'ba']) person.says(text);
    await box.until(3);
    expect(box.got.map(({ content }) => (content.kind === 'text' ? content.text : ''))).toEqual(['một', 'hai', 'ba']);
    expect(bot.fake.api.webhooks.lastError).toBe('Wrong response from the webhook: 500 Internal Server Error');
  });

  it('takes late updates in whatever order they come, each once by its id', async () => {
    connect();
    bot.fake.api.hold();
    const updates = ['một', 'hai', 'ba'].map((text) => bot.fake.person(75).says(text, {}, { copies: 2 }));
    bot.fake.api.release((held) => held.reverse());
    await box.until(6);
    expect([...new Set(box.got.map(({ messageId }) => messageId))]).toEqual(updates.reverse().map(({ update_id: id }) => `123456789.${id}`));
  });

  it('asks who it is before it reads a group, and again after a failure', async () => {
    connect();
    bot.fake.fail('getMe', { drop: 'before' });
    bot.fake.person(74, -1074).says('@motcua_bot phí bao nhiêu?');
    bot.fake.person(74, -1074).says('ai biết không?');
    await box.until(1);
    expect(box.got).toMatchObject([{ recipient: '-1074', content: { text: 'phí bao nhiêu?' } }]);
  });

  it('is registered with its secret where the public address is known', async () => {
    const public_ = await testBot({ mode: 'webhook', publicUrl: 'https://bot.example.vn' });
    await public_.telegram.introduce(new AbortController().signal);
    expect(public_.fake.api.webhook).toMatchObject({ url: 'https://bot.example.vn/webhooks/telegram', secret: SECRET });
    expect(public_.fake.api.commands).toHaveLength(4);
    await public_.fake.stop();
  });

  it('is not there in polling mode', async () => {
    const other = await testBot({ mode: 'polling' });
    const answer = await other.telegram.routes({ accept: (incoming) => box.accept(incoming) }).request('/webhooks/telegram', { method: 'POST' });
    expect(answer.status).toBe(404);
    await other.fake.stop();
  });

  it('logs neither the token nor the secret nor what was written', async () => {
    await post(JSON.stringify({ ...update, message: { ...update.message, date: 'x', text: 'số của tôi 0912345678' } }));
    const lines = bot.log.lines.join('\n');
    expect(lines).toContain('message.date');
    for (const secret of ['AAfake', SECRET, '0912345678']) expect(lines).not.toContain(secret);
  });
});
