import type { ZaloConfig } from './dependencies.js';
import { ZaloSettingError } from './zaloError.js';

/** The settings of an app that can talk to Zalo. */
export interface ZaloApp {
  appId: string;
  appSecret: string;
}

/** The app's number and secret. @throws ZaloSettingError naming what is missing */
export function zaloApp({ appId, appSecret }: ZaloConfig): ZaloApp {
  if (appId !== undefined && appSecret !== undefined) return { appId, appSecret };
  throw new ZaloSettingError([...(appId === undefined ? ['MOTCUA_ZALO_APP_ID'] : []), ...(appSecret === undefined ? ['MOTCUA_ZALO_APP_SECRET'] : [])]);
}

/** The secret that signs webhooks. @throws ZaloSettingError when it is missing */
export function webhookSecret({ oaSecret }: ZaloConfig): string {
  if (oaSecret === undefined) throw new ZaloSettingError(['MOTCUA_ZALO_OA_SECRET']);
  return oaSecret;
}
