import { setTimeout as wait } from 'node:timers/promises';
import { AccessTokens } from './accessTokens.js';
import { ApiClient } from './apiClient.js';
import { NO_METRICS, type ZaloDependencies } from './dependencies.js';
import { createHttp } from './http.js';
import { KeptPair } from './keptPair.js';
import { OauthClient } from './oauthClient.js';
import { zaloApp, type ZaloApp } from './settings.js';
import { TokenSeal } from './tokenSeal.js';

/** An app's way to Zalo: its API, its tokens. */
export interface ZaloConnection {
  app: ZaloApp;
  api: ApiClient;
  oauth: OauthClient;
  seal: TokenSeal;
  kept: KeptPair;
  accessTokens: AccessTokens;
}

/** What the server and the commands share. @throws ZaloSettingError */
export function connectZalo({ config, tokens, log, metrics = NO_METRICS, now = Date.now, http = createHttp(), pause = wait }: ZaloDependencies): ZaloConnection {
  const app = zaloApp(config);
  const seal = new TokenSeal(app);
  const oauth = new OauthClient(http, config.oauthRoot, app);
  const kept = new KeptPair({ appId: app.appId, config, tokens, seal, log, metrics, now });
  return {
    app, seal, oauth, kept,
    api: new ApiClient(http, config.apiRoot),
    accessTokens: new AccessTokens({ appId: app.appId, kept, tokens, oauth, log, metrics, now, pause }),
  };
}
