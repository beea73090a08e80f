import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { loadAssets, type Assets } from '../../bots/web/assets.js';
import type { DocumentReader, IndexingStatus, Log } from '../../bots/web/dependencies.js';
import { frameOf } from '../../bots/web/frame.js';
import { MessagePage } from '../../bots/web/pages/messagePage.js';
import { renderPage } from '../../bots/web/pages/render.js';
import { texts } from '../../bots/web/texts.js';
import { createWebChat } from '../../bots/web/webChat.js';
import type { Config } from '../config.js';
import type { Assistant } from '../conversation/assistant.js';
import type { Store } from '../store/openStore.js';
import { clientOf } from './clientOf.js';
import { healthRoutes } from './healthRoutes.js';
import type { Metrics } from './metrics.js';
import { measureRequests } from './measureRequests.js';
import { RateLimiter } from './rateLimiter.js';

/** Settings the HTTP side needs. */
export type ServerConfig = Pick<Config, 'host' | 'port' | 'retentionDays' | 'rateLimit'>;

export interface AppDependencies {
  assistant: Assistant;
  documents: DocumentReader;
  store: Pick<Store, 'conversations' | 'feedback'>;
  /** How far the first index is; asked on every request, so it must be cheap. */
  status: () => IndexingStatus;
  config: ServerConfig;
  metrics: Metrics;
  log: Log;
  /** Webhooks of the messaging platforms. */
  webhooks?: Hono;
  /** True once the server is shutting down: load balancers then send nobody here. */
  draining?: () => boolean;
  assets?: Assets;
  now?: () => number;
}

/** The whole HTTP side: web chat, health, metrics. */
export function createApp(deps: AppDependencies): Hono {
  const { config, metrics, log } = deps;
  const now = deps.now ?? Date.now;
  const assets = deps.assets ?? loadAssets();
  const limiter = new RateLimiter({ perMinute: config.rateLimit, now });
  const app = new Hono();

  app.use(measureRequests(metrics));
  app.use(secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'"], connectSrc: ["'self'"],
      formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    // Whether the whole domain is served over TLS only the proxy in front knows.
    strictTransportSecurity: false,
  }));

  app.route('/', healthRoutes({ status: deps.status, metrics, draining: deps.draining ?? (() => false) }));
  app.route('/', createWebChat({
    assistant: deps.assistant,
    documents: deps.documents,
    conversations: deps.store.conversations,
    feedback: deps.store.feedback,
    status: deps.status,
    allow: (c) => {
      const client = clientOf(c);
      return client === undefined || limiter.allow(client);
    },
    assets,
    metrics,
    log,
    retentionDays: config.retentionDays,
    now,
  }));

  if (deps.webhooks) app.route('/', deps.webhooks);

  app.notFound((c) => c.html(renderPage(MessagePage({ frame: frameOf(c, assets), heading: texts.notFound.heading, text: texts.notFound.text })), 404));
  app.onError((error, c) => {
    if ('getResponse' in error && typeof error.getResponse === 'function') return error.getResponse() as Response;
    log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed');
    if (c.req.path.startsWith('/api/')) return c.json({ error: { code: 'failed', message: texts.failed } }, 500);
    return c.html(renderPage(MessagePage({ frame: frameOf(c, assets), heading: texts.error.heading, text: texts.failed })), 500);
  });
  return app;
}
