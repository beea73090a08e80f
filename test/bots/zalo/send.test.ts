import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingPart, SendResult } from '../../../bots/channel.js';
import { bench, CITIZEN, HOUR, type Bench } from './setup.js';

const SEND = '/v3.0/oa/message/cs';
const DAY = 24 * HOUR;
let zalo: Bench;
beforeEach(async () => {
  zalo = await bench();
});
afterEach(async () => {
  expect(zalo.fake.state.violations).toEqual([]);
  await zalo.close();
});

const part = (text = 'Xin chào anh/chị'): OutgoingPart => zalo.zalo.bot.renderNotice(text, CITIZEN)[0]!;
const send = (text?: string): Promise<SendResult> => zalo.zalo.bot.send(part(text), CITIZEN);
const sentTexts = (): string[] => zalo.fake.state.sent.map(({ text }) => text);

describe('sending', () => {
  it('delivers and gives the id that Zalo gave', async () => {
    const result = await send();
    expect(result).toEqual({ ok: true, platformId: zalo.fake.state.sent[0]!.id });
  });

  it.each([
    ['parted letters', 'Nguyễn Thị Hoàng Anh'.normalize('NFD'), 'Nguyễn Thị Hoàng Anh'.normalize('NFC')],
    ['half a character', 'Chào \ud83d bạn', 'Chào  bạn'],
  ])('cleans %s', async (_, text, expected) => {
    await send(text);
    expect(sentTexts()).toEqual([expected]);
  });

  it.each([1_999, 2_000, 2_001, 10_000])('fits %d characters into as many messages as needed', async (length) => {
    const words = 'thủ tục hành chính 🙂 '.repeat(length).slice(0, length).normalize('NFD');
    for (const one of zalo.zalo.bot.renderNotice(words, CITIZEN)) expect(await zalo.zalo.bot.send(one, CITIZEN)).toMatchObject({ ok: true });
    expect(sentTexts().join(' ').split(/\s+/)).toEqual(words.normalize('NFC').replace(/[\ud800-\udbff]$/, '').trim().split(/\s+/));
  });

  it('sends the text alone where Zalo refuses the buttons', async () => {
    zalo.fake.state.refusesButtons = true;
    const [first] = zalo.zalo.bot.renderNotice('Chọn', CITIZEN, [{ label: 'Một', action: { type: 'ask', question: 'Một' } }]);
    expect(await zalo.zalo.bot.send(first!, CITIZEN)).toMatchObject({ ok: true });
    expect(zalo.fake.state.sent).toMatchObject([{ text: 'Chọn', buttons: [] }]);
  });

  it('knows no other method', async () => {
    expect(await zalo.zalo.bot.send({ method: 'v2.0/oa/conversation', body: {} }, CITIZEN)).toMatchObject({ ok: false, giveUp: true });
    expect(zalo.fake.state.requests).toEqual([]);
  });
});

describe('the window', () => {
  it.each([
    ['47 hours: free', 47 * HOUR, { ok: true }],
    ['49 hours: billed', 49 * HOUR, { ok: true }],
    ['8 days: closed', 8 * DAY, { ok: false, giveUp: true, reason: expect.stringContaining('7 ngày') as string }],
  ])('after %s', async (_, age, result) => {
    zalo.clock.advance(age);
    expect(await send()).toMatchObject(result);
  });

  it('between 48 hours and 7 days waits for staff when the account has no money', async () => {
    zalo.fake.state.oa.balance = 0;
    zalo.clock.advance(49 * HOUR);
    expect(await send()).toMatchObject({ ok: false, retryAfterMs: expect.any(Number) as number, reason: expect.stringContaining('-321') as string });
    expect(zalo.metrics.counts['sent staff']).toBe(1);
  });
});

describe('a refusal', () => {
  it.each([
    ['banned', () => Object.assign(zalo.fake.state.users.get(CITIZEN)!, { banned: true }), '-227'],
    ['restricted', () => Object.assign(zalo.fake.state.users.get(CITIZEN)!, { restricted: true }), '-244'],
    ['no follower', () => Object.assign(zalo.fake.state.users.get(CITIZEN)!, { follows: false, lastInteractionAt: 0 }), '-213'],
    ['unknown', () => zalo.fake.state.users.clear(), '-201'],
  ])('because the citizen is %s is final', async (_, change, code) => {
    change();
    expect(await send()).toEqual({ ok: false, giveUp: true, reason: expect.stringContaining(code) as string });
  });

  it.each([
    ['the account is disabled', () => Object.assign(zalo.fake.state.oa, { disabled: true }), '-204'],
    ['the account is not verified', () => Object.assign(zalo.fake.state.oa, { verified: false }), '-221'],
    ['the package is too small', () => Object.assign(zalo.fake.state.oa, { paidPackage: false }), '-224'],
  ])('because %s waits and tells staff', async (_, change, code) => {
    change();
    expect(await send()).toEqual({ ok: false, retryAfterMs: 600_000, reason: expect.stringContaining(code) as string });
    expect(zalo.log.lines.some((line) => line.startsWith('error') && line.includes(code))).toBe(true);
  });

  it('of too many calls stops all sending for a while', async () => {
    zalo.fake.state.rateLimit = 1;
    await send();
    const limited = await send();
    expect(limited).toMatchObject({ ok: false, retryAfterMs: 20_000 });
    const calls = zalo.fake.state.requests.length;
    expect(await send()).toMatchObject({ ok: false, retryAfterMs: 20_000 });
    expect(zalo.fake.state.requests).toHaveLength(calls);
    zalo.clock.advance(61_000);
    expect(await send()).toMatchObject({ ok: true });
  });

  it('with an unknown code is final and its words are logged without ids', async () => {
    zalo.fake.failNext(SEND, { body: { error: -9999, message: 'Something about 3000000000000000003 AT_abcdefghijklmnopqrstuv' } });
    expect(await send()).toMatchObject({ ok: false, giveUp: true });
    expect(zalo.log.lines.join()).toContain('Something about … …');
  });
});

describe('a failure on the way', () => {
  it.each([
    ['a server error', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['an answer that is no JSON', { status: 200, body: '<html>' }],
    ['an answer without a code', { status: 200, body: { hello: 1 } }],
    ['a cut connection', { drop: 'before' as const }],
    ['no answer in time', { delayMs: 1_700 }],
  ])('%s is tried later', async (_, failure) => {
    zalo.fake.failNext(SEND, failure);
    expect(await send()).toMatchObject({ ok: false, retryAfterMs: 30_000 });
  });

  it('is told at once when nothing left this machine', async () => {
    await zalo.fake.stop();
    expect(await send()).toMatchObject({ ok: false, retryAfterMs: 5_000 });
    expect(zalo.metrics.counts['sent in_doubt']).toBeUndefined();
  });

  it('does not send twice what the echo says has arrived', async () => {
    zalo.fake.echoes = 'before';
    zalo.fake.failNext(SEND, { drop: 'after' });
    expect(await send()).toMatchObject({ ok: false });
    expect(await send()).toEqual({ ok: true, platformId: zalo.fake.state.sent[0]!.id });
    expect(sentTexts()).toHaveLength(1);
    // The same words another time are another message.
    expect(await send()).toMatchObject({ ok: true });
    expect(sentTexts()).toHaveLength(2);
  });

  it('sends again what no echo tells of', async () => {
    zalo.fake.failNext(SEND, { drop: 'before' });
    await send();
    expect(await send()).toMatchObject({ ok: true });
    expect(sentTexts()).toHaveLength(1);
  });

  it('never logs a token, a secret, an id or a text', async () => {
    for (const failure of [{ drop: 'before' as const }, { status: 500, body: 'x' }, { body: { error: -201, message: 'user_id is invalid!' } }]) {
      zalo.fake.failNext(SEND, failure);
      await send('Bí mật của công dân');
    }
    const logged = zalo.log.lines.join('\n');
    for (const secret of ['Bí mật', CITIZEN, zalo.config.accessToken!, zalo.config.refreshToken!, zalo.config.appSecret!]) expect(logged).not.toContain(secret);
  });
});
