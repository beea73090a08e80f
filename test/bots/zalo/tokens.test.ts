import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendResult } from '../../../bots/channel.js';
import type { Zalo } from '../../../bots/zalo/createZalo.js';
import { challengeOf, newVerifier } from '../../../bots/zalo/pkce.js';
import { TokenSeal } from '../../../bots/zalo/tokenSeal.js';
import { bench, CITIZEN, HOUR, openTokens, temporaryFile, type Bench } from './setup.js';

const OAUTH = '/v4/oa/access_token';
const DAY = 24 * HOUR;
let zalo: Bench;
beforeEach(async () => {
  zalo = await bench();
});
afterEach(async () => {
  expect(zalo.fake.state.violations).toEqual([]);
  await zalo.close();
});

/** The citizen has just written: only tokens can be the matter. */
const send = (from: Zalo = zalo.zalo): Promise<SendResult> => {
  zalo.fake.webhooks.touch(CITIZEN);
  return from.bot.send(from.bot.renderNotice('Xin chào', CITIZEN)[0]!, CITIZEN);
};
const row = () => zalo.tokens.read(zalo.config.appId!);
const refreshCalls = (): number => zalo.fake.state.requests.filter(({ path }) => path === OAUTH).length;

describe('PKCE', () => {
  it('makes the challenge of the documented test vector', () => expect(challengeOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ')).toBe('RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE'));
  it('makes a new verifier of 43 characters each time', () => {
    expect(newVerifier()).toMatch(/^[\w-]{43}$/);
    expect(newVerifier()).not.toBe(newVerifier());
  });
});

describe('the seal', () => {
  const pair = { accessToken: 'AT', refreshToken: 'RT' };
  const seal = new TokenSeal({ appId: '1', appSecret: 'secret' });

  it('opens what it closed, and looks different each time', () => {
    expect(seal.open(seal.seal(pair))).toEqual(pair);
    expect(seal.seal(pair)).not.toBe(seal.seal(pair));
    expect(Buffer.from(seal.seal(pair), 'base64').toString('latin1')).not.toContain('RT');
  });
  it('opens nothing with another secret, for another app, changed or cut', () => {
    const sealed = seal.seal(pair);
    expect(new TokenSeal({ appId: '1', appSecret: 'other' }).open(sealed)).toBeUndefined();
    expect(new TokenSeal({ appId: '2', appSecret: 'secret' }).open(sealed)).toBeUndefined();
    expect(seal.open(`${sealed.slice(0, -4)}AAAA`)).toBeUndefined();
    expect(seal.open('AAAA')).toBeUndefined();
  });
});

describe('the first pair', () => {
  it('comes from the settings and is stored sealed', async () => {
    expect(await send()).toMatchObject({ ok: true });
    const { sealed } = (await row())!;
    expect(sealed).not.toContain(zalo.config.refreshToken!);
    expect(refreshCalls()).toBe(0);
  });

  it('gives way to newer ones and stays given way after a restart', async () => {
    await send();
    zalo.clock.advance(21 * HOUR);
    await send();
    const version = (await row())!.version;
    expect(await send(zalo.another())).toMatchObject({ ok: true });
    expect((await row())!.version).toBe(version);
  });

  it('is missing: the message waits and the administrator reads what to do', async () => {
    await zalo.close();
    zalo = await bench({ settings: { accessToken: undefined, refreshToken: undefined } });
    expect(await send()).toMatchObject({ ok: false, retryAfterMs: 600_000, reason: expect.stringContaining('motcua zalo connect') as string });
  });

  it('with a refresh token alone is refreshed at once', async () => {
    await zalo.close();
    zalo = await bench({ settings: { accessToken: undefined } });
    expect(await send()).toMatchObject({ ok: true });
    expect(refreshCalls()).toBe(1);
  });
});

describe('refreshing', () => {
  it('happens ahead of time, once, for all who send at that moment', async () => {
    await send();
    zalo.clock.advance(21 * HOUR);
    const results = await Promise.all(Array.from({ length: 10 }, () => send()));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(zalo.fake.oauth.refreshes).toBe(1);
  });

  it.each([-216, -220] as const)('happens when Zalo refuses the token with %d, and the message goes out with the new one', async (code) => {
    zalo.fake.state.expiredCode = code;
    await send();
    zalo.fake.oauth.lifeSeconds = 60;
    zalo.clock.advance(21 * HOUR);
    await send();
    // Zalo counts less life than it said.
    await zalo.tokens.save(zalo.config.appId!, { ...(await row())!, access_until: zalo.clock.now() + DAY });
    zalo.clock.advance(HOUR);
    const before = zalo.fake.oauth.refreshes;
    expect(await Promise.all([send(), send(), send()])).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(zalo.fake.oauth.refreshes).toBe(before + 1);
  });

  it('happens once for two server processes', async () => {
    const other = zalo.another();
    await send();
    zalo.clock.advance(26 * HOUR);
    expect(await Promise.all([send(), send(other), send(), send(other)])).toMatchObject(Array(4).fill({ ok: true }));
    expect(zalo.fake.oauth.refreshes).toBe(1);
  });

  it('keeps the grant alive for half a year without a message', async () => {
    await send();
    for (let day = 0; day < 180; day += 1) {
      zalo.clock.advance(DAY);
      await zalo.zalo.upkeep();
    }
    expect(await send()).toMatchObject({ ok: true });
    expect(zalo.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('copes with an answer without a refresh token and with a life as a number', async () => {
    zalo.fake.oauth.omitRefreshToken = true;
    zalo.fake.oauth.numericLife = true;
    for (let i = 0; i < 3; i += 1) {
      expect(await send()).toMatchObject({ ok: true });
      zalo.clock.advance(26 * HOUR);
    }
    expect(zalo.fake.oauth.refreshes).toBe(2);
  });

  it('that fails ahead of time does not stop messages', async () => {
    await send();
    zalo.clock.advance(21 * HOUR);
    zalo.fake.failNext(OAUTH, { status: 502, body: 'x' }, { drop: 'before' }, { body: { error: -32, message: 'limit' } });
    expect(await send()).toMatchObject({ ok: true });
    const calls = refreshCalls();
    expect(await send()).toMatchObject({ ok: true });
    expect(refreshCalls()).toBe(calls);
    zalo.clock.advance(6 * 60_000);
    expect(await send()).toMatchObject({ ok: true });
    expect(zalo.fake.oauth.refreshes).toBe(1);
  });

  it('ahead of time does not wait for a process that died in its turn; when the token has run out, its turn runs out as well', async () => {
    await send();
    zalo.clock.advance(21 * HOUR);
    await zalo.tokens.takeTurn(zalo.config.appId!, 'a dead process', 90_000);
    expect(await send()).toMatchObject({ ok: true });
    expect(refreshCalls()).toBe(0);
    zalo.clock.advance(6 * 60_000);
    expect(await send()).toMatchObject({ ok: true });
    expect(refreshCalls()).toBe(1);
  });

  it('is repeated with the same token when the answer is lost before Zalo acted', async () => {
    await send();
    zalo.clock.advance(26 * HOUR);
    zalo.fake.failNext(OAUTH, { drop: 'before' }, { status: 500, body: '' });
    expect(await send()).toMatchObject({ ok: true });
    expect(zalo.fake.oauth.refreshes).toBe(1);
  });
});

describe('a lost pair', () => {
  it('says so once, asks Zalo no more, and messages wait for the administrator', async () => {
    await send();
    zalo.clock.advance(26 * HOUR);
    zalo.fake.failNext(OAUTH, { drop: 'after' });
    expect(await send()).toMatchObject({ ok: false, retryAfterMs: 600_000, reason: expect.stringContaining('motcua zalo connect') as string });
    const calls = refreshCalls();
    await Promise.all([send(), send(zalo.another()), zalo.zalo.upkeep()]);
    expect(refreshCalls()).toBe(calls);
    expect(zalo.metrics.counts['refreshed lost']).toBe(1);
    expect((await row())!.trouble).toContain('-14014');
    expect(zalo.log.lines.filter((line) => line.startsWith('error') && line.includes('motcua zalo connect'))).toHaveLength(1);
  });

  it('is healed by a new pair, without a restart', async () => {
    await send();
    zalo.fake.oauth.revoke();
    expect(await send()).toMatchObject({ ok: false });
    const pair = zalo.fake.oauth.grant();
    const at = zalo.clock.now();
    await zalo.tokens.save(zalo.config.appId!, {
      sealed: new TokenSeal({ appId: zalo.config.appId!, appSecret: zalo.config.appSecret! }).seal(pair),
      obtained_at: at, access_until: at + DAY, refresh_until: at + 90 * DAY, seed: (await row())!.seed,
    });
    expect(await send()).toMatchObject({ ok: true });
  });

  it('is healed by a new pair in the settings', async () => {
    await send();
    zalo.fake.oauth.revoke();
    await send();
    Object.assign(zalo.config, zalo.fake.oauth.grant());
    expect(await send(zalo.another())).toMatchObject({ ok: true });
  });

  it('after a process died in the middle of a refresh is explained by that', async () => {
    await send();
    await zalo.tokens.beginRefresh(zalo.config.appId!);
    zalo.fake.oauth.revoke();
    zalo.clock.advance(26 * HOUR);
    await send();
    expect((await row())!.trouble).toContain('bị ngắt giữa chừng');
  });

  it('that Zalo tells of itself is noted', async () => {
    await send();
    await zalo.fake.webhooks.emit({ app_id: zalo.config.appId, event_name: 'permission_revoked', timestamp: String(zalo.clock.now()), oa_id: zalo.fake.state.oaId });
    zalo.fake.oauth.revoke();
    expect(await send()).toMatchObject({ ok: false, reason: expect.stringContaining('motcua zalo connect') as string });
    expect(refreshCalls()).toBe(0);
  });
});

describe('a pair that cannot be stored', () => {
  it('is not used, not lost, and stored at the next occasion', async () => {
    await send();
    zalo.clock.advance(26 * HOUR);
    const save = zalo.tokens.save.bind(zalo.tokens);
    zalo.tokens.save = () => Promise.reject(new Error('disk full'));
    expect(await send()).toMatchObject({ ok: false });
    expect(await send()).toMatchObject({ ok: false });
    expect(zalo.fake.state.sent).toHaveLength(1);
    zalo.tokens.save = save;
    expect(await send()).toMatchObject({ ok: true });
    expect(zalo.fake.oauth.refreshes).toBe(1);
  });
});

describe('the store', () => {
  it('gives a pair to another process on the same file', async () => {
    const file = temporaryFile();
    const now = (): number => 5;
    const [first, second] = [await openTokens(now, file), await openTokens(now, file, false)];
    const pair = { sealed: 'x', obtained_at: 1, access_until: 2, refresh_until: 3, seed: '' };
    await first.tokens.save('1', pair);
    await second.tokens.save('1', { ...pair, sealed: 'y' });
    expect(await first.tokens.read('1')).toMatchObject({ sealed: 'y', version: 2 });
    await first.tokens.takeOver('1', { ...pair, sealed: 'kept already' });
    expect((await second.tokens.read('1'))?.sealed).toBe('y');
    await first.tokens.takeOver('1', { ...pair, sealed: 'z', seed: 'new' });
    expect((await second.tokens.read('1'))?.sealed).toBe('z');
    expect(await first.tokens.takeTurn('1', 'a', 1_000)).toBe(true);
    expect(await second.tokens.takeTurn('1', 'b', 1_000)).toBe(false);
    await first.tokens.endTurn('1', 'a');
    expect(await second.tokens.takeTurn('1', 'b', 1_000)).toBe(true);
    await first.tokens.markTrouble('1', 'an older failure', 1);
    expect((await first.tokens.read('1'))?.trouble).toBe('');
    await first.close();
    await second.close();
  });
});
