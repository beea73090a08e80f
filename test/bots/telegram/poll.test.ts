import { afterEach, describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../bots/telegram/poll.js';
import { TelegramError } from '../../../bots/telegram/telegramError.js';
import { inbox, testBot, type TestBot } from './telegram.js';

const started: { bot: TestBot; end: AbortController; done: Promise<void> }[] = [];

async function polling(): Promise<{ bot: TestBot; box: ReturnType<typeof inbox>; stop(): Promise<void>; start(): void }> {
  const bot = await testBot();
  const box = inbox();
  const start = (): void => {
    const end = new AbortController();
    started.push({ bot, end, done: bot.telegram.poll(box, end.signal) });
  };
  start();
  return {
    bot, box, start,
    stop: async () => {
      const run = started.at(-1)!;
      run.end.abort();
      await run.done;
    },
  };
}

afterEach(async () => {
  for (const { bot, end, done } of started.splice(0)) {
    end.abort();
    await done;
    expect(bot.fake.violations).toEqual([]);
    expect(bot.log.lines.join('\n')).not.toContain('AAfake');
    await bot.fake.stop();
  }
});

describe('long polling', () => {
  it('takes what people write, in order, and registers the commands', async () => {
    const { bot, box } = await polling();
    const person = bot.fake.person(70);
    person.says('Con mới sinh làm giấy tờ gì?');
    person.says('Thế còn lệ phí?');
    await box.until(2);
    expect(box.got.map(({ content }) => content)).toEqual([{ kind: 'text', text: 'Con mới sinh làm giấy tờ gì?' }, { kind: 'text', text: 'Thế còn lệ phí?' }]);
    expect(box.got[0]).toMatchObject({ channel: 'telegram', recipient: '70', sender: '70' });
    expect(bot.fake.api.commands.map(({ command }) => command)).toEqual(['start', 'help', 'lienhe', 'xoadulieu']);
    expect(bot.fake.calls('getUpdates')[0]).toMatchObject({ allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'] });
  });

  it('removes a webhook that would keep updates from it', async () => {
    const { bot, box } = await polling();
    bot.fake.api.webhook = { url: 'http://127.0.0.1:1/', secret: undefined, allowed: [] };
    bot.fake.api.updates.hangUp();
    await expect.poll(() => bot.fake.api.webhook).toBeUndefined();
    bot.fake.person(70).says('Chào');
    await box.until(1);
  });

  it('confirms nothing that was not stored: it comes again', async () => {
    const { bot, box } = await polling();
    box.failing = 3;
    bot.fake.person(70).says('Chào');
    await box.until(1);
    expect(box.got).toHaveLength(1);
    expect(bot.waiter.pauses).toEqual([1_000, 2_000, 4_000]);
    expect(bot.log.lines.join('\n')).toContain('the database is away');
    await expect.poll(() => bot.fake.api.updates.pending).toEqual([]);
  });

  it('goes on after a restart with what was not confirmed', async () => {
    const { bot, box, stop, start } = await polling();
    const person = bot.fake.person(70);
    person.says('một');
    await box.until(1);
    await stop();
    person.says('hai');
    start();
    await expect.poll(() => box.got.map(({ content }) => (content.kind === 'text' ? content.text : ''))).toContain('hai');
    const seen = new Map(box.got.map(({ messageId, content }) => [messageId, content]));
    expect([...seen.values()]).toEqual([{ kind: 'text', text: 'một' }, { kind: 'text', text: 'hai' }]);
  });

  it('comes back after lost connections, pages of a proxy, conflicts and limits', async () => {
    const { bot, box } = await polling();
    bot.fake.fail('getUpdates', { drop: 'before' }, { status: 502, body: '<html>' }, { body: { ok: false, error_code: 429, description: 'Too Many Requests: retry after 9', parameters: { retry_after: 9 } } },
      { body: { ok: false, error_code: 409, description: 'Conflict: terminated by other getUpdates request' } }, { body: { ok: true, result: 'nonsense' } });
    bot.fake.api.updates.hangUp();
    bot.fake.person(70).says('Chào');
    await box.until(1);
    await expect.poll(() => bot.fake.calls('getUpdates').length).toBeGreaterThan(6);
    expect(bot.waiter.pauses).toEqual(expect.arrayContaining([9_000, 10_000]));
  });

  it('loses nothing to an update it cannot read', async () => {
    const { bot, box } = await polling();
    bot.fake.api.emit(70, { message: { message_id: 'x' } });
    bot.fake.api.emit(70, { message: null });
    bot.fake.api.emit(70, { a_new_kind: {} });
    bot.fake.person(70).says('Chào');
    await box.until(1);
    await expect.poll(() => bot.fake.api.updates.pending).toEqual([]);
  });

  it('ends at once with its signal, while it waits for updates', async () => {
    const { bot, stop } = await polling();
    await expect.poll(() => bot.fake.calls('getUpdates').length).toBe(1);
    const before = Date.now();
    await stop();
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(bot.log.lines).toEqual([]);
  });

  it('tries until Telegram answers when it starts', async () => {
    const bot = await testBot();
    const box = inbox();
    bot.fake.fail('setMyCommands', { drop: 'before' }, { status: 502, body: 'x' });
    bot.fake.person(70).says('Chào');
    const end = new AbortController();
    started.push({ bot, end, done: bot.telegram.poll(box, end.signal) });
    await box.until(1);
    expect(bot.waiter.pauses).toEqual([1_000, 2_000]);
  });
});

describe('the pause before the next try', () => {
  it('grows to half a minute, spread by chance', () => {
    expect([1, 2, 3, 10].map((failures) => pauseAfter(new Error('x'), failures, 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
    expect(pauseAfter(new Error('x'), 1, 0)).toBe(500);
  });

  it('is a minute while the token is refused', () => {
    expect(pauseAfter(new TelegramError('getUpdates', 401, 'Unauthorized'), 1, 0.5)).toBe(60_000);
  });
});
