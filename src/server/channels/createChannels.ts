import { createTelegram } from '../../../bots/telegram/createTelegram.js';
import type { Log } from '../../../bots/web/dependencies.js';
import { createZalo } from '../../../bots/zalo/createZalo.js';
import type { ZaloMetrics } from '../../../bots/zalo/dependencies.js';
import type { Config } from '../../config.js';
import type { Store } from '../../store/openStore.js';
import type { Channel } from './channel.js';

export interface CreateChannelsOptions {
  config: Pick<Config, 'publicUrl' | 'telegram' | 'zalo'>;
  store: Pick<Store, 'zaloTokens'>;
  log: Log;
  metrics: ZaloMetrics;
  now: () => number;
}

/**
 * The platforms that the settings name.
 * @throws ZaloSettingError when Zalo is set up by half
 */
export function createChannels({ config, store, log, metrics, now }: CreateChannelsOptions): Channel[] {
  const channels: Channel[] = [];
  const { appId, appSecret, oaSecret } = config.zalo;
  if ([appId, appSecret, oaSecret].some((setting) => setting !== undefined)) {
    channels.push(createZalo({ config: config.zalo, tokens: store.zaloTokens, log, metrics, now }));
  }
  const { token, mode } = config.telegram;
  if (token !== undefined) {
    const telegram = createTelegram({ config: { ...config.telegram, token }, ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }), log, now });
    channels.push({
      bot: telegram.bot,
      routes: (deps) => telegram.routes(deps),
      ...(mode === 'polling' ? { poll: (deps, signal) => telegram.poll(deps, signal) } : { introduce: (signal) => telegram.introduce(signal) }),
    });
  }
  return channels;
}
