import { FakeTelegram } from '../../fakes/telegram/fakeTelegram.js';
import { FakeZalo } from '../../fakes/zalo/fakeZalo.js';
import { serveDemo } from './demoServer.js';
import { telegramPhone } from './telegramPhone.js';
import { zaloPhone } from './zaloPhone.js';

export interface Demo {
  /** The page with both phones. */
  url: string;
  /** Settings with which the product talks to the fake platforms. */
  settings: Record<string, string>;
  /** Tells fake Zalo where the product listens. */
  productIsAt(url: string): void;
  stop(): Promise<void>;
}

/** Starts a fake Telegram, a fake Zalo and the page that shows a phone with each. */
export async function startDemo({ page, port }: { page: string; port?: number }): Promise<Demo> {
  const telegram = await new FakeTelegram({ limitsRates: true }).start();
  const zalo = await FakeZalo.start();
  const server = await serveDemo([zaloPhone(zalo), telegramPhone(telegram)], page, port);
  const { accessToken, refreshToken } = zalo.oauth.grant();
  return {
    url: server.url,
    settings: {
      MOTCUA_TELEGRAM_TOKEN: telegram.token, MOTCUA_TELEGRAM_API_ROOT: telegram.url, MOTCUA_TELEGRAM_MODE: 'polling',
      MOTCUA_ZALO_APP_ID: zalo.state.appId, MOTCUA_ZALO_APP_SECRET: zalo.state.appSecret, MOTCUA_ZALO_OA_SECRET: zalo.state.oaSecret,
      MOTCUA_ZALO_ACCESS_TOKEN: accessToken, MOTCUA_ZALO_REFRESH_TOKEN: refreshToken,
      MOTCUA_ZALO_API_ROOT: zalo.url, MOTCUA_ZALO_OAUTH_ROOT: zalo.url,
    },
    productIsAt: (url) => {
      zalo.webhooks.url = `${url}/webhooks/zalo`;
    },
    stop: async () => {
      await server.close();
      await telegram.stop();
      await zalo.stop();
    },
  };
}
