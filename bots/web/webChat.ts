import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import type { WebChatDependencies } from './dependencies.js';
import { frameOf } from './frame.js';
import { MessagePage } from './pages/messagePage.js';
import { renderPage } from './pages/render.js';
import { apiRoutes } from './routes/api.js';
import { assetRoutes } from './routes/assets.js';
import { chatRoutes } from './routes/chat.js';
import { documentRoutes } from './routes/documents.js';
import { feedbackRoutes } from './routes/feedback.js';
import { privacyRoutes } from './routes/privacy.js';
import { texts } from './texts.js';

/** Largest body a citizen may send: a long question with room to spare. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * The web chat: pages and the small API behind them.
 * @example
 * new Hono().route('/', createWebChat({ assistant, documents, … }))
 */
export function createWebChat(deps: WebChatDependencies): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (c) => (c.req.path.startsWith('/api/')
      ? c.json({ error: { code: 'too_large', message: texts.tooLarge } }, 413)
      : c.html(renderPage(MessagePage({ frame: frameOf(c, deps.assets), heading: texts.error.heading, text: texts.tooLarge })), 413)),
  });
  // Behind a TLS proxy the scheme seen here differs from the browser's, so origins are compared by host.
  const sameSite = csrf({ origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('host') });
  for (const path of ['/api/*', '/feedback', '/privacy/*', '/type', '/new']) app.use(path, limit, sameSite);
  app.route('/', chatRoutes(deps));
  app.route('/', apiRoutes(deps));
  app.route('/', documentRoutes(deps));
  app.route('/', feedbackRoutes(deps));
  app.route('/', privacyRoutes(deps));
  app.route('/', assetRoutes(deps.assets));
  return app;
}
