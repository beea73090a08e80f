import { z } from 'zod';

/** What a setting is, beside how its text is checked. */
export interface Setting {
  schema: z.ZodType;
  /** Never printed, and also read from the file that `<NAME>_FILE` names. */
  secret?: true;
  /** A path: a relative one is meant from where it was written. */
  path?: true;
  /** Said when the value is refused. */
  expects: string;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export const TELEGRAM_MODES = ['polling', 'webhook'] as const;

const wholeNumber = (low: number, high: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(low).max(high));
const address = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const text = z.string().min(1);
const secret = { schema: z.string().min(1).regex(/^\S+$/), secret: true, expects: 'a word without blanks' } as const;
const folder = { schema: text, path: true, expects: 'a folder' } as const;

/** Every setting there is, by its name in the environment and in motcua.yaml. An absent one takes its default in `loadConfig`. */
export const SETTINGS = {
  MOTCUA_HOST: { schema: z.string().regex(/^[\w.:-]+$/), expects: 'a host name or an IP address, like 127.0.0.1 or 0.0.0.0' },
  MOTCUA_PORT: { schema: wholeNumber(0, 65_535), expects: 'a whole number from 0 (any free port) to 65535' },
  MOTCUA_CORPUS: folder,
  MOTCUA_INDEX: folder,
  MOTCUA_STATE: folder,
  MOTCUA_MODEL: { ...folder, expects: "the encoder's folder" },
  MOTCUA_LOG_LEVEL: { schema: z.enum(LOG_LEVELS), expects: `one of ${LOG_LEVELS.join(', ')}` },
  MOTCUA_RETENTION_DAYS: { schema: wholeNumber(1, 3_650), expects: 'a whole number of days from 1 to 3650' },
  MOTCUA_RATE_LIMIT: { schema: wholeNumber(1, 10_000), expects: 'a whole number of questions a minute for one citizen, from 1 to 10000' },
  MOTCUA_PUBLIC_URL: { schema: z.url({ protocol: /^https$/ }).transform((text) => text.replace(/\/+$/, '')), expects: 'the address that citizens and platforms reach this server by, https://…' },
  MOTCUA_TELEGRAM_TOKEN: {
    schema: z.string().regex(/^\d+:[\w-]+$/), secret: true, expects: 'the token as @BotFather wrote it: digits, a colon, letters',
  },
  MOTCUA_TELEGRAM_API_ROOT: { schema: address, expects: 'an address that begins with http:// or https://' },
  MOTCUA_TELEGRAM_MODE: { schema: z.enum(TELEGRAM_MODES), expects: `one of ${TELEGRAM_MODES.join(', ')}` },
  MOTCUA_TELEGRAM_WEBHOOK_SECRET: {
    schema: z.string().regex(/^[\w-]{1,256}$/), secret: true, expects: '1 to 256 letters, digits, _ or -',
  },
  MOTCUA_ZALO_APP_ID: { schema: z.string().regex(/^\d+$/), expects: "the app's number, digits only" },
  MOTCUA_ZALO_APP_SECRET: secret,
  MOTCUA_ZALO_OA_SECRET: secret,
  MOTCUA_ZALO_ACCESS_TOKEN: secret,
  MOTCUA_ZALO_REFRESH_TOKEN: secret,
  MOTCUA_ZALO_API_ROOT: { schema: address, expects: 'an address that begins with http:// or https://' },
  MOTCUA_ZALO_OAUTH_ROOT: { schema: address, expects: 'an address that begins with http:// or https://' },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** The setting of that name, with the optional marks that `as const` hides. */
export function settingOf(name: SettingName): Setting {
  return SETTINGS[name];
}
