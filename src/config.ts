import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { readSettings, type Environment, type WrittenSettings } from './config/readSettings.js';
import { SettingError, type SettingProblem } from './config/settingError.js';
import { settingOf, SETTING_NAMES, type LOG_LEVELS, type SettingName, type SETTINGS, type TELEGRAM_MODES } from './config/settings.js';

export { SettingError } from './config/settingError.js';

/** Every setting, checked and complete. Paths are absolute. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** What the bot knows. */
  readonly corpus: string;
  /** Built generations. */
  readonly index: string;
  /** State database and imports. */
  readonly state: string;
  /** Folder of the sentence encoder. */
  readonly model: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Days that conversations are kept. */
  readonly retentionDays: number;
  /** Questions a minute that one citizen may ask. */
  readonly rateLimit: number;
  /** Where citizens and platforms reach this server, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly telegram: {
    readonly token: string | undefined;
    readonly apiRoot: string;
    readonly mode: (typeof TELEGRAM_MODES)[number];
    readonly webhookSecret: string | undefined;
  };
  readonly zalo: {
    readonly appId: string | undefined;
    readonly appSecret: string | undefined;
    readonly oaSecret: string | undefined;
    readonly accessToken: string | undefined;
    readonly refreshToken: string | undefined;
    readonly apiRoot: string;
    readonly oauthRoot: string;
  };
}

export interface ConfigSources {
  env: Environment;
  /** Relative paths of the environment are meant from here, and motcua.yaml is looked for here first. */
  cwd: string;
  /** Where the default folders are; the project's own folder when absent. */
  root?: string;
}

type Checked = { readonly [Name in SettingName]?: z.output<(typeof SETTINGS)[Name]['schema']> };

/**
 * Reads the settings from the environment and an optional motcua.yaml (the same names; the environment wins),
 * checks them all and returns them complete and frozen.
 * @throws {SettingError} naming each unknown or bad setting, its value (never a secret's) and the remedy.
 */
export function loadConfig({ env, cwd, root = projectRoot() }: ConfigSources): Config {
  const problems: SettingProblem[] = [];
  const given = check(readSettings(env, [cwd, root], problems), problems);
  if (given.MOTCUA_TELEGRAM_MODE === 'webhook') {
    for (const name of ['MOTCUA_TELEGRAM_TOKEN', 'MOTCUA_TELEGRAM_WEBHOOK_SECRET'] as const) {
      if (given[name] === undefined && !problems.some((problem) => problem.setting === name)) problems.push(missing(name, 'MOTCUA_TELEGRAM_MODE is webhook'));
    }
  }
  if (problems.length > 0) throw new SettingError(problems);
  return freeze(complete(given, root));
}

/** The folder of the project: the nearest one above this file that holds its package.json. */
export function projectRoot(): string {
  const start = path.dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'motcua') return folder;
    if (folder === path.dirname(folder)) return process.cwd();
  }
}

function check(written: WrittenSettings, problems: SettingProblem[]): Checked {
  const checked: Partial<Record<SettingName, unknown>> = {};
  for (const name of SETTING_NAMES) {
    const value = written.get(name);
    if (value === undefined) continue;
    const setting = settingOf(name);
    const result = setting.schema.safeParse(value.text);
    if (result.success) checked[name] = setting.path ? path.resolve(value.base, value.text) : result.data;
    else {
      problems.push({
        setting: name, source: value.source, ...(setting.secret ? {} : { value: value.text }),
        cause: `expected ${setting.expects}`, remedy: `Set ${name} to ${setting.expects}, or remove it.`,
      });
    }
  }
  return checked as Checked;
}

function missing(name: SettingName, because: string): SettingProblem {
  return { setting: name, source: 'nowhere', cause: `missing, and ${because}`, remedy: `Set ${name} to ${settingOf(name).expects} (or its path in ${name}_FILE).` };
}

function complete(given: Checked, root: string): Config {
  return {
    host: given.MOTCUA_HOST ?? '127.0.0.1',
    port: given.MOTCUA_PORT ?? 8080,
    corpus: given.MOTCUA_CORPUS ?? path.join(root, 'corpus'),
    index: given.MOTCUA_INDEX ?? path.join(root, 'index'),
    state: given.MOTCUA_STATE ?? path.join(root, 'state'),
    model: given.MOTCUA_MODEL ?? path.join(root, 'models', 'e5-small-vi'),
    logLevel: given.MOTCUA_LOG_LEVEL ?? 'info',
    retentionDays: given.MOTCUA_RETENTION_DAYS ?? 180,
    rateLimit: given.MOTCUA_RATE_LIMIT ?? 30,
    publicUrl: given.MOTCUA_PUBLIC_URL,
    telegram: {
      token: given.MOTCUA_TELEGRAM_TOKEN,
      apiRoot: given.MOTCUA_TELEGRAM_API_ROOT ?? 'https://api.telegram.org',
      // A webhook needs an address and a secret; whoever gives both wants one.
      mode: given.MOTCUA_TELEGRAM_MODE ?? (given.MOTCUA_PUBLIC_URL !== undefined && given.MOTCUA_TELEGRAM_WEBHOOK_SECRET !== undefined ? 'webhook' : 'polling'),
      webhookSecret: given.MOTCUA_TELEGRAM_WEBHOOK_SECRET,
    },
    zalo: {
      appId: given.MOTCUA_ZALO_APP_ID,
      appSecret: given.MOTCUA_ZALO_APP_SECRET,
      oaSecret: given.MOTCUA_ZALO_OA_SECRET,
      accessToken: given.MOTCUA_ZALO_ACCESS_TOKEN,
      refreshToken: given.MOTCUA_ZALO_REFRESH_TOKEN,
      apiRoot: given.MOTCUA_ZALO_API_ROOT ?? 'https://openapi.zalo.me',
      oauthRoot: given.MOTCUA_ZALO_OAUTH_ROOT ?? 'https://oauth.zaloapp.com',
    },
  };
}

function freeze(config: Config): Config {
  Object.freeze(config.telegram);
  Object.freeze(config.zalo);
  return Object.freeze(config);
}
