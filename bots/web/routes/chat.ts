import { Hono } from 'hono';
import { ask, type Turn } from '../ask.js';
import { endConversation, ensureConversation, rememberType } from '../cookies.js';
import type { WebChatDependencies } from '../dependencies.js';
import { frameOf } from '../frame.js';
import { isId } from '../ids.js';
import { localAnswer } from '../localAnswer.js';
import { ChatPage } from '../pages/chatPage.js';
import { IndexingPage } from '../pages/indexingPage.js';
import { renderPage } from '../pages/render.js';
import { texts } from '../texts.js';

/** `/` with and without a question, the type size, a fresh conversation. */
export function chatRoutes(deps: WebChatDependencies): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    c.header('cache-control', 'private, no-cache');
    const frame = frameOf(c, deps.assets);
    const question = c.req.query('q');
    const status = deps.status();
    if (status.state !== 'ready') {
      c.header('retry-after', '5');
      return c.html(renderPage(IndexingPage({ frame, status, pending: question !== undefined })), 503);
    }
    const { documents } = deps;
    const { note } = status;
    if (question === undefined || question.trim() === '') {
      const message = question === undefined ? undefined : texts.emptyQuestion;
      return c.html(renderPage(ChatPage({ frame, documents, note, message })));
    }
    if (!deps.allow(c)) {
      const turn: Turn = { id: undefined, question, answer: localAnswer('limited') };
      deps.metrics.answered('limited', 0);
      return c.html(renderPage(ChatPage({ frame, documents, note, turn })), 429);
    }
    const after = c.req.query('c');
    const turn = await ask(deps, { question, userKey: ensureConversation(c), after: isId(after) ? after : undefined });
    return c.html(renderPage(ChatPage({ frame, documents, note, turn })), turn.answer.status === 'failed' ? 500 : 200);
  });

  app.post('/new', (c) => {
    endConversation(c);
    return c.redirect('/', 303);
  });

  app.post('/type', async (c) => {
    const form = await c.req.parseBody();
    rememberType(c, form['size'] === 'large');
    return c.redirect(ownPath(form['back']), 303);
  });

  return app;
}

/** A path of this site, never another site's address. */
function ownPath(value: unknown): string {
  if (typeof value !== 'string') return '/';
  const base = 'http://here.invalid';
  if (!value.startsWith('/') || !URL.canParse(value, base)) return '/';
  const url = new URL(value, base);
  return url.origin === base ? url.pathname + url.search : '/';
}
