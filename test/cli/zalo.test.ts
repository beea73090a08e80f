import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectZalo } from '../../bots/zalo/connection.js';
import { registerZalo, type ZaloCommandParts } from '../../src/cli/zalo.js';
import type { Config } from '../../src/config.js';
import { bench, CITIZEN, HOUR, memoryLog, type Bench } from '../bots/zalo/setup.js';

const CALLBACK = 'https://hoi.example.test/';
let zalo: Bench;
let printed: string;
/** What the administrator does with the address that is shown; gives what they paste. */
let administrator: (permissionUrl: string) => string;
beforeEach(async () => {
  zalo = await bench({ settings: { accessToken: undefined, refreshToken: undefined } });
  printed = '';
  administrator = (url) => zalo.fake.oauth.agree(url);
  process.exitCode = undefined;
});
afterEach(async () => {
  process.exitCode = undefined;
  await zalo.close();
});

async function run(...argv: string[]): Promise<void> {
  const parts: ZaloCommandParts = {
    config: () => ({ zalo: zalo.config }) as Config,
    open: ({ zalo: config }) => Promise.resolve({
      connection: connectZalo({ config, tokens: zalo.tokens, log: memoryLog(), now: zalo.clock.now }), tokens: zalo.tokens, close: () => Promise.resolve(),
    }),
    ask: () => Promise.resolve(administrator(/https?:\S+\/v4\/oa\/permission\S+/.exec(printed)![0])),
    print: (text) => void (printed += text),
    now: zalo.clock.now,
  };
  const program = new Command().exitOverride();
  registerZalo(program, parts);
  await program.parseAsync(['node', 'motcua', 'zalo', ...argv]);
}

const connect = (...more: string[]): Promise<void> => {
  printed = '';
  return run('connect', '--callback', CALLBACK, ...more);
};
const send = () => zalo.zalo.bot.send(zalo.zalo.bot.renderNotice('Xin chào', CITIZEN)[0]!, CITIZEN);

describe('motcua zalo connect', () => {
  it('gets tokens with PKCE, and the running server sends with them', async () => {
    expect(await send()).toMatchObject({ ok: false });
    await connect();
    expect(printed).toContain('UBND xã Thử Nghiệm');
    expect(await send()).toMatchObject({ ok: true });
    expect((await zalo.tokens.read(zalo.config.appId!))?.oa_id).toBe(zalo.fake.state.oaId);
    const { accessToken, refreshToken } = zalo.fake.oauth.grant();
    for (const secret of [accessToken, refreshToken, zalo.config.appSecret!]) expect(printed).not.toContain(secret);
  });

  it('takes a code alone, and a verifier that is fixed in the console', async () => {
    administrator = (url) => new URL(zalo.fake.oauth.agree(url)).searchParams.get('code')!;
    await connect('--verifier', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ');
    expect(printed).toContain('code_challenge=RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE');
    expect((await zalo.tokens.read(zalo.config.appId!))?.oa_id).toBe(zalo.fake.state.oaId);
  });

  it('ends the trouble of a lost pair', async () => {
    await connect();
    zalo.fake.oauth.revoke();
    zalo.clock.advance(26 * HOUR);
    expect(await send()).toMatchObject({ ok: false });
    await connect();
    expect(await send()).toMatchObject({ ok: true });
  });

  it.each([
    ['of another run', (url: string) => zalo.fake.oauth.agree(url.replace(/state=[^&]+/, 'state=old')), 'another run'],
    ['without a code', () => 'https://hoi.example.test/', 'holds no code'],
    ['with a used code', (url: string) => zalo.fake.oauth.agree(url).replace(/code=[^&]+/, 'code=0123456789ab'), '-14005'],
  ])('refuses an address %s and says why', async (_, paste, reason) => {
    administrator = paste;
    await expect(connect()).rejects.toThrow(reason);
    expect(await zalo.tokens.read(zalo.config.appId!)).toBeUndefined();
  });

  it('refuses a callback that is no address', async () => {
    await expect(run('connect', '--callback', 'hoi')).rejects.toThrow('no web address');
  });

  it('does not change to another account by mistake', async () => {
    await connect();
    zalo.fake.state.oaId = '555';
    await expect(connect()).rejects.toThrow('Official Account 555');
    await connect('--other-account');
    expect((await zalo.tokens.read(zalo.config.appId!))?.oa_id).toBe('555');
  });

  it('names the settings that are missing', async () => {
    Object.assign(zalo.config, { appId: undefined, appSecret: undefined });
    await expect(connect()).rejects.toThrow('MOTCUA_ZALO_APP_ID and MOTCUA_ZALO_APP_SECRET');
  });
});

describe('motcua zalo status', () => {
  it('shows the account, token ages, quota and the last webhook', async () => {
    await connect();
    await zalo.fake.webhooks.says(CITIZEN, 'xin chào');
    zalo.clock.advance(3 * HOUR);
    printed = '';
    await run('status');
    expect(process.exitCode).toBe(0);
    expect(printed).toContain('UBND xã Thử Nghiệm (4000000000000000004)');
    expect(printed).toMatch(/Access token +2026-11-27 08:00 UTC \(3 h ago\); expires 2026-11-28 09:00 UTC \(in 22 h\)/);
    expect(printed).toMatch(/Refresh token .*in 90 days/);
    expect(printed).toMatch(/Quota +\{.*cs_reply/);
    expect(printed).toMatch(/Last webhook +2026-11-27 08:00 UTC \(3 h ago\)/);
  });

  it('says what to do when nothing is connected', async () => {
    await run('status');
    expect(process.exitCode).toBe(1);
    expect(printed).toContain('motcua zalo connect');
  });

  it('says what Zalo refuses, and refreshes nothing', async () => {
    await connect();
    zalo.fake.state.oa.verified = false;
    printed = '';
    await run('status', '--json');
    expect(process.exitCode).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ canSend: false, trouble: expect.stringContaining('-221') as string });
    zalo.clock.advance(26 * HOUR);
    await run('status');
    expect(process.exitCode).toBe(0);
    expect(zalo.fake.oauth.refreshes).toBe(0);
  });

  it('tells of a pair that cannot be read with the present secret', async () => {
    await connect();
    zalo.config = { ...zalo.config, appSecret: 'another' };
    printed = '';
    await run('status');
    expect(process.exitCode).toBe(1);
    expect(printed).toContain('MOTCUA_ZALO_APP_SECRET đã đổi');
  });
});
