import { Hono } from 'hono';
import { conversationKey, endConversation } from '../cookies.js';
import type { WebChatDependencies } from '../dependencies.js';
import { frameOf } from '../frame.js';
import { PrivacyPage } from '../pages/privacyPage.js';
import { renderPage } from '../pages/render.js';
import { texts } from '../texts.js';

/** What is kept of a citizen, and its deletion. */
export function privacyRoutes(deps: WebChatDependencies): Hono {
  const app = new Hono();
  const { retentionDays } = deps;

  app.get('/privacy', (c) => c.html(renderPage(PrivacyPage({ frame: frameOf(c, deps.assets), retentionDays }))));

  app.post('/privacy/erase', async (c) => {
    const key = conversationKey(c);
    const erased = key === undefined ? 0 : await deps.conversations.forget('web', key);
    endConversation(c);
    const message = erased > 0 ? texts.privacyPage.erased : texts.privacyPage.nothing;
    return c.html(renderPage(PrivacyPage({ frame: frameOf(c, deps.assets), retentionDays, message })));
  });

  return app;
}
