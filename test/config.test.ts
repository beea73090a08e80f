import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, SettingError } from '../src/config.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'motcua-config-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const load = (env: Record<string, string>) => loadConfig({ env, cwd, root: cwd });
const writeYaml = (text: string) => writeFileSync(path.join(cwd, 'motcua.yaml'), text);

function refusal(env: Record<string, string>): SettingError {
  try {
    load(env);
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('loadConfig', () => {
  it('is complete without any setting', () => {
    const config = load({});
    expect(config).toMatchObject({
      host: '127.0.0.1', port: 8080, corpus: path.join(cwd, 'corpus'), index: path.join(cwd, 'index'), state: path.join(cwd, 'state'),
      telegram: { mode: 'polling', apiRoot: 'https://api.telegram.org', token: undefined },
      zalo: { apiRoot: 'https://openapi.zalo.me', oauthRoot: 'https://oauth.zaloapp.com' },
    });
  });

  it('finds the default folders in the project, wherever it is started', () => {
    expect(loadConfig({ env: {}, cwd }).corpus).toBe(path.resolve(import.meta.dirname, '..', 'corpus'));
  });

  it('cannot be changed once loaded', () => {
    const config = load({});
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.telegram, { token: 'x' })).toThrow(TypeError);
  });

  it('reads the environment before motcua.yaml', () => {
    writeYaml('MOTCUA_PORT: 9000\nMOTCUA_HOST: 0.0.0.0\n');
    expect(load({ MOTCUA_PORT: '9001' })).toMatchObject({ port: 9001, host: '0.0.0.0' });
  });

  it('takes a relative folder from where it was written', () => {
    writeYaml('MOTCUA_CORPUS: knowledge\n');
    mkdirSync(path.join(cwd, 'elsewhere'));
    const config = loadConfig({ env: { MOTCUA_STATE: 'data' }, cwd: path.join(cwd, 'elsewhere'), root: cwd });
    expect(config.corpus).toBe(path.join(cwd, 'knowledge'));
    expect(config.state).toBe(path.join(cwd, 'elsewhere', 'data'));
  });

  it('treats an empty variable as absent', () => {
    expect(load({ MOTCUA_PORT: '' }).port).toBe(8080);
  });

  it('ignores variables of others', () => {
    expect(load({ PATH: '/bin', PORT: 'not ours' }).port).toBe(8080);
  });

  it('drops a trailing slash of an address', () => {
    expect(load({ MOTCUA_ZALO_API_ROOT: 'http://localhost:9/' }).zalo.apiRoot).toBe('http://localhost:9');
  });
});

describe('a setting that is refused', () => {
  it.each([
    ['MOTCUA_PORT', '99999'], ['MOTCUA_PORT', '80a'], ['MOTCUA_PORT', '-1'], ['MOTCUA_LOG_LEVEL', 'loud'],
    ['MOTCUA_RETENTION_DAYS', '0'], ['MOTCUA_TELEGRAM_MODE', 'push'], ['MOTCUA_ZALO_API_ROOT', 'ftp://x'], ['MOTCUA_HOST', 'two words'],
  ])('is named with its value and the remedy: %s=%s', (setting, value) => {
    const { problems } = refusal({ [setting]: value });
    expect(problems).toEqual([expect.objectContaining({ setting, value, source: 'environment', remedy: expect.stringContaining(`Set ${setting} to`) })]);
  });

  it('suggests the nearest name for an unknown variable', () => {
    expect(refusal({ MOTCUA_PROT: '8080' }).problems).toEqual([
      expect.objectContaining({ setting: 'MOTCUA_PROT', remedy: expect.stringContaining('MOTCUA_PORT') }),
    ]);
  });

  it('suggests the full name for a short key of motcua.yaml', () => {
    writeYaml('telegram_token: 1:abc\n');
    const error = refusal({});
    expect(error.message).toContain('telegram_token');
    expect(error.message).toContain('motcua.yaml');
    expect(error.remedy).toContain('MOTCUA_TELEGRAM_TOKEN');
  });

  it('lists the settings when no name is near', () => {
    expect(refusal({ MOTCUA_COLOUR_OF_THE_SKY: 'blue' }).remedy).toContain('MOTCUA_HOST');
  });

  it('never prints a secret', () => {
    const error = refusal({ MOTCUA_TELEGRAM_TOKEN: 'hush hush', MOTCUA_ZALO_APP_SECRETT: 'hush hush', MOTCUA_ZALO_OA_SECRET: 'hush hush' });
    expect(error.problems).toHaveLength(3);
    expect(JSON.stringify([error.message, error.remedy, error.problems])).not.toContain('hush');
  });

  it('comes with all the others that are wrong', () => {
    expect(refusal({ MOTCUA_PORT: 'x', MOTCUA_LOG_LEVEL: 'y' }).problems.map(({ setting }) => setting)).toEqual(['MOTCUA_PORT', 'MOTCUA_LOG_LEVEL']);
  });

  it('may be a missing one that another setting needs', () => {
    expect(refusal({ MOTCUA_TELEGRAM_MODE: 'webhook', MOTCUA_TELEGRAM_TOKEN: '1:abc' }).problems.map(({ setting }) => setting))
      .toEqual(['MOTCUA_TELEGRAM_WEBHOOK_SECRET']);
  });
});

describe('how Telegram brings its messages', () => {
  const secret = { MOTCUA_TELEGRAM_WEBHOOK_SECRET: 'abc' };
  const url = { MOTCUA_PUBLIC_URL: 'https://bot.example.vn/' };
  it.each([
    ['polling', 'nothing is set', {}], ['polling', 'there is no secret', url], ['polling', 'there is no address', secret],
    ['webhook', 'there are both', { ...url, ...secret }], ['polling', 'polling is asked for', { ...url, ...secret, MOTCUA_TELEGRAM_MODE: 'polling' }],
  ])('is %s where %s', (mode, _where, env) => expect(load(env).telegram.mode).toBe(mode));
  it('needs an address with https', () => expect(refusal({ MOTCUA_PUBLIC_URL: 'http://bot.example.vn' }).problems.map(({ setting }) => setting)).toEqual(['MOTCUA_PUBLIC_URL']));
  it('loses the slash at the end of the address', () => expect(load(url).publicUrl).toBe('https://bot.example.vn'));
});

describe('motcua.yaml', () => {
  it('may be empty or hold only comments', () => {
    writeYaml('# nothing yet\n');
    expect(load({}).port).toBe(8080);
  });

  it('keeps the text of a value as it was written', () => {
    writeYaml('MOTCUA_ZALO_APP_ID: 0012345678901234567890\nMOTCUA_TELEGRAM_TOKEN: "12:ab"\n');
    const config = load({});
    expect(config.zalo.appId).toBe('0012345678901234567890');
    expect(config.telegram.token).toBe('12:ab');
  });

  it.each(['MOTCUA_PORT: [1, 2]', '- 1', 'MOTCUA_PORT: "open', 'MOTCUA_PORT: 1\nMOTCUA_PORT: 2'])('is refused by name when it is not a list of settings: %s', (text) => {
    writeYaml(text);
    expect(refusal({}).message).toContain('motcua.yaml');
  });
});

describe('a secret in a file', () => {
  it('is read without the line end', () => {
    writeFileSync(path.join(cwd, 'token'), '123:secret\n');
    expect(load({ MOTCUA_TELEGRAM_TOKEN_FILE: 'token' }).telegram.token).toBe('123:secret');
  });

  it('is refused when the secret is set as well', () => {
    writeFileSync(path.join(cwd, 'token'), '123:secret\n');
    expect(refusal({ MOTCUA_TELEGRAM_TOKEN_FILE: 'token', MOTCUA_TELEGRAM_TOKEN: '1:x' }).remedy).toContain('not both');
  });

  it('is named with its path when the file cannot be read', () => {
    expect(refusal({ MOTCUA_ZALO_OA_SECRET_FILE: 'gone' }).problems).toEqual([
      expect.objectContaining({ setting: 'MOTCUA_ZALO_OA_SECRET_FILE', value: 'gone' }),
    ]);
  });

  it('does not exist for settings that are no secrets', () => {
    expect(refusal({ MOTCUA_PORT_FILE: 'port' }).message).toContain('MOTCUA_PORT_FILE');
  });
});
