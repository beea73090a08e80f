import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMessage } from './checkMessage.js';
import { FakeTelegram } from './fakeTelegram.js';
import { parseHtml } from './parseHtml.js';

let fake: FakeTelegram;
beforeAll(async () => {
  fake = await new FakeTelegram({ limitsRates: true }).start();
});
afterAll(() => fake.stop());

async function call(method: string, body: object = {}, token = fake.token): Promise<{ status: number; answer: { ok: boolean; result?: unknown; description?: string; parameters?: object } }> {
  const response = await fetch(`${fake.url}/bot${token}/${method}`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() as never };
}

describe('the fake Telegram', () => {
  it('reads markup as the real one does', () => {
    expect(parseHtml('<b>Đơn</b> &lt;1&gt; <a href="https://x.vn/?a=1&amp;b=2">xem</a>')).toEqual({
      ok: true, text: 'Đơn <1> xem', entities: [{ type: 'bold', offset: 0, length: 3 }, { type: 'text_link', offset: 8, length: 3, url: 'https://x.vn/?a=1&b=2' }],
    });
  });

  it.each(['<b>x', 'x</b>', '<b><i>x</b></i>', '<p>x</p>', 'a < b', 'a & b', '<br>', '&nbsp;', '<a href="x>y</a>'])('refuses the markup %s', (html) => {
    expect(parseHtml(html)).toMatchObject({ ok: false, description: expect.stringContaining("can't parse entities") as string });
  });

  it.each<[object, string]>([
    [{ text: ' ' }, 'message text is empty'],
    [{ text: `<b>${'a'.repeat(4097)}</b>`, parse_mode: 'HTML' }, 'message is too long'],
    [{ text: '\ud800' }, 'UTF-8'],
    [{ text: 'a', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'ế'.repeat(22) }]] } }, 'BUTTON_DATA_INVALID'],
    [{ text: 'a', disable_web_page_preview: true }, 'unknown fields'],
  ])('refuses the message %#', (body, why) => {
    expect(checkMessage(body as Record<string, unknown>)).toMatchObject({ ok: false, description: expect.stringContaining(why) as string });
  });

  it('counts letters after the markup is read', () => {
    expect(checkMessage({ text: `<b>${'a'.repeat(4095)}</b>&amp;`, parse_mode: 'HTML' })).toMatchObject({ ok: true });
  });

  it('keeps updates until an offset confirms them', async () => {
    const person = fake.person(1);
    const [first, second] = [person.says('một'), person.says('hai')];
    const get = async (body: object) => ((await call('getUpdates', body)).answer.result as { update_id: number }[]).map(({ update_id: id }) => id);
    expect(await get({})).toEqual([first!.update_id, second!.update_id]);
    expect(await get({ limit: 1 })).toEqual([first!.update_id]);
    expect(await get({ offset: second!.update_id })).toEqual([second!.update_id]);
    expect(await get({ offset: second!.update_id + 1 })).toEqual([]);
  });

  it('lets one poll at a time wait', async () => {
    const first = call('getUpdates', { timeout: 20 });
    await expect.poll(() => fake.calls('getUpdates').length).toBeGreaterThan(4);
    const second = call('getUpdates', { timeout: 20 });
    expect((await first).status).toBe(409);
    const update = fake.person(1).says('ba');
    expect((await second).answer.result).toEqual([update]);
    await call('getUpdates', { offset: update.update_id + 1 });
  });

  it('knows its token', async () => {
    expect((await call('getMe', {}, '123456789:wrong')).status).toBe(401);
    expect((await call('getMe', {}, 'wrong')).status).toBe(404);
  });

  it('answers a tap once', async () => {
    const person = fake.person(2);
    await call('sendMessage', { chat_id: 2, text: 'Chọn', reply_markup: { inline_keyboard: [[{ text: 'Một', callback_data: 'q1' }]] } });
    const { tap } = person.presses('Một');
    expect((await call('answerCallbackQuery', { callback_query_id: tap })).status).toBe(200);
    expect((await call('answerCallbackQuery', { callback_query_id: tap })).answer.description).toContain('query is too old');
  });

  it('limits what one chat gets', async () => {
    fake.person(3);
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push(await call('sendMessage', { chat_id: 3, text: 'a' }));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(statuses.at(-1)?.answer.parameters).toEqual({ retry_after: 1 });
  });

  it('notes what no client should do', async () => {
    await call('sendMesage');
    expect(fake.violations.splice(0)).toEqual(['sendMesage: no such method here']);
  });
});
