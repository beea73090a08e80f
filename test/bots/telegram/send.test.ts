import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeAnswer } from '../../fakes/assistant.js';
import type { Failure } from '../../fakes/telegram/fakeTelegram.js';
import { testBot, type TestBot } from './telegram.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(async () => {
  expect(bot.fake.violations).toEqual([]);
  await bot.fake.stop();
});

async function sendTo(person: number, failure?: Failure, method = 'sendMessage') {
  if (failure) bot.fake.fail(method, failure);
  const [part] = bot.telegram.bot.render(fakeAnswer({ text: 'Con mới sinh' }), String(person), { answerId: 'a', isFirst: false });
  return bot.telegram.bot.send(part!, String(person));
}

const refusal = (status: number, description: string, parameters?: object): Failure => ({ status, body: { ok: false, error_code: status, description, ...(parameters ? { parameters } : {}) } });

describe('sending to Telegram', () => {
  it('gives the id that Telegram gave', async () => {
    const person = bot.fake.person(1);
    expect(await sendTo(1)).toEqual({ ok: true, platformId: String(person.received[0]!.message_id) });
    expect(person.received[0]!.text).toContain('Đăng ký khai sinh');
  });

  it('waits for a slow answer', async () => {
    bot.fake.person(10);
    expect(await sendTo(10, { delayMs: 50 })).toMatchObject({ ok: true });
  });

  it('waits as long as a 429 says', async () => {
    bot.fake.person(2);
    expect(await sendTo(2, refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }))).toMatchObject({ ok: false, retryAfterMs: 7_000 });
  });

  it('gives up on who blocked the bot, and on what Telegram refuses', async () => {
    bot.fake.person(3).blocks();
    expect(await sendTo(3)).toEqual({ ok: false, giveUp: true, reason: '403 Forbidden: bot was blocked by the user' });
    expect(await sendTo(404_404)).toEqual({ ok: false, giveUp: true, reason: '400 Bad Request: chat not found' });
  });

  it.each<[string, Failure]>([
    ['a 500 as JSON', refusal(500, 'Internal Server Error')],
    ['a 502 page of a proxy', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a connection that is cut', { drop: 'before' }],
    ['an answer that is lost', { drop: 'after' }],
    ['an empty answer', { status: 200, body: '' }],
  ])('tries again later after %s', async (_, failure) => {
    bot.fake.person(4);
    const result = await sendTo(4, failure);
    expect(result).toMatchObject({ ok: false, retryAfterMs: expect.any(Number) as number });
  });

  it('says when the message may have arrived', async () => {
    bot.fake.person(5);
    expect(await sendTo(5, { drop: 'after' })).toMatchObject({ reason: expect.stringContaining('may have arrived') as string });
  });

  it('sends the bare text when Telegram cannot parse the markup', async () => {
    const person = bot.fake.person(6);
    expect(await sendTo(6, refusal(400, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""))).toMatchObject({ ok: true });
    expect(person.received[0]).toMatchObject({ entities: [] });
    expect(person.received[0]!.text).toContain('Đăng ký khai sinh');
    expect(person.received[0]!.text).not.toContain('<');
  });

  it('follows a group that became another chat', async () => {
    const group = bot.fake.person(7, -1007);
    bot.fake.api.chat(-7, 'group');
    expect(await sendTo(-7, refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1007 }))).toMatchObject({ ok: true });
    expect(group.received).toHaveLength(1);
  });

  it('keeps messages while the token is refused', async () => {
    expect(await sendTo(1, refusal(401, 'Unauthorized'))).toMatchObject({ ok: false, retryAfterMs: 60_000, reason: expect.stringContaining('MOTCUA_TELEGRAM_TOKEN') as string });
  });

  it('hits the rates of the server with a 429 that it can wait for', async () => {
    const limited = await testBot({ limitsRates: true });
    limited.fake.person(1);
    const [part] = limited.telegram.bot.renderNotice('Chào anh/chị.', '1');
    const results = [];
    for (let i = 0; i < 5; i++) results.push(await limited.telegram.bot.send(part!, '1'));
    expect(results.filter(({ ok }) => ok)).toHaveLength(3);
    expect(results.at(-1)).toMatchObject({ ok: false, retryAfterMs: 1_000 });
    await limited.fake.stop();
  });

  it('never tells the token', async () => {
    const gone = await testBot();
    const [part] = gone.telegram.bot.renderNotice('Chào', '1');
    await gone.fake.stop();
    const result = await gone.telegram.bot.send(part!, '1');
    expect(result).toMatchObject({ ok: false, retryAfterMs: expect.any(Number) as number });
    expect(JSON.stringify(result)).not.toContain('AAfake');
    bot.fake.person(8);
    const echoed = await sendTo(8, refusal(500, `failed for /bot${bot.fake.token}/sendMessage`));
    expect(JSON.stringify(echoed)).not.toContain('AAfake');
  });

  it('shows that it is writing, and minds no failure of that', async () => {
    bot.fake.person(9);
    await bot.telegram.bot.typing('9');
    expect(bot.fake.api.chat(9).actions).toEqual(['typing']);
    bot.fake.fail('sendChatAction', { drop: 'before' });
    await bot.telegram.bot.typing('9');
  });
});
