import { Hono } from 'hono';
import { z } from 'zod';
import type { WebChatDependencies } from '../dependencies.js';
import { frameOf } from '../frame.js';
import { MessagePage } from '../pages/messagePage.js';
import { renderPage } from '../pages/render.js';
import { texts } from '../texts.js';

const feedbackForm = z.object({
  answer: z.string().regex(/^[\w-]{22}$/),
  right: z.enum(['yes', 'no']),
  comment: z.string().max(10_000).default(''),
});

/** "Is this answer right?": from the form as a page, from the script as JSON. */
export function feedbackRoutes(deps: WebChatDependencies): Hono {
  const app = new Hono();
  app.post('/feedback', async (c) => {
    const reply = (ok: boolean, text: string, status: 200 | 400 | 404 | 429 | 500) =>
      (c.req.header('accept') ?? '').includes('application/json')
        ? c.json({ ok, text }, status)
        : c.html(renderPage(MessagePage({ frame: frameOf(c, deps.assets), heading: texts.feedbackQuestion, text })), status);
    if (!deps.allow(c)) return reply(false, texts.limited, 429);
    const form = feedbackForm.safeParse(await c.req.parseBody().catch(() => undefined));
    if (!form.success) return reply(false, texts.badRequest, 400);
    const isRight = form.data.right === 'yes';
    try {
      if (!await deps.feedback.give(form.data.answer, isRight, form.data.comment.trim())) return reply(false, texts.feedbackUnknown, 404);
    } catch (error) {
      deps.log.error({ err: error }, 'feedback could not be stored');
      return reply(false, texts.feedbackFailed, 500);
    }
    deps.metrics.feedback(isRight);
    return reply(true, texts.thanks, 200);
  });
  return app;
}
