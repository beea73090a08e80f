import { Hono, type Context } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { ask, type AskInput, type Turn } from '../ask.js';
import { ensureConversation } from '../cookies.js';
import type { WebChatDependencies } from '../dependencies.js';
import { newId } from '../ids.js';
import { localAnswer } from '../localAnswer.js';
import { renderPart } from '../pages/render.js';
import { TurnView } from '../pages/turnView.js';
import { texts } from '../texts.js';

/** The Assistant judges what is too long to be a question; this only keeps out what no person wrote. */
const askBody = z.strictObject({
  question: z.string().max(20_000),
  /** Id of the answer this question follows. */
  after: z.string().regex(/^[\w-]{22}$/).optional(),
});

type Refused = { refused: Response };

/** The JSON door and its streamed twin, which the page's script uses. */
export function apiRoutes(deps: WebChatDependencies): Hono {
  const app = new Hono();

  app.post('/api/ask', async (c) => {
    const input = await readInput(c, deps);
    if ('refused' in input) return input.refused;
    const turn = deps.allow(c) ? await ask(deps, input) : limited(deps, input);
    const code = turn.answer.status === 'limited' ? 429 : turn.answer.status === 'failed' ? 500 : 200;
    return c.json({ id: turn.id ?? null, ...turn.answer }, code);
  });

  // One JSON object a line: first what is being done, then the answer as the page shows it.
  app.post('/api/ask/stream', async (c) => {
    const input = await readInput(c, deps);
    if ('refused' in input) return input.refused;
    const allowed = deps.allow(c);
    c.header('content-type', 'application/x-ndjson; charset=utf-8');
    // Proxies that buffer would hold the status back until the answer is there.
    c.header('x-accel-buffering', 'no');
    return stream(c, async (out) => {
      if (allowed) await out.write(line({ type: 'status', text: texts.searching }));
      const turn = allowed ? await ask(deps, input) : limited(deps, input);
      const html = renderPart(TurnView({ turn, documents: deps.documents, anchor: turn.id ?? newId() }));
      await out.write(line({ type: 'answer', id: turn.id ?? null, status: turn.answer.status, html }));
    });
  });

  app.get('/api/status', (c) => {
    c.header('cache-control', 'no-store');
    const { state, done, total, note } = deps.status();
    return c.json({ state, done, total, note, text: total > 0 ? texts.indexing.progress(done, total) : '' });
  });

  return app;
}

async function readInput(c: Context, deps: WebChatDependencies): Promise<AskInput | Refused> {
  c.header('cache-control', 'no-store');
  const status = deps.status();
  if (status.state !== 'ready') {
    c.header('retry-after', '5');
    const message = status.state === 'failed' ? texts.indexing.failed : texts.indexing.text;
    return { refused: c.json({ error: { code: status.state, message, done: status.done, total: status.total } }, 503) };
  }
  const badRequest = (): Refused => ({ refused: c.json({ error: { code: 'bad_request', message: texts.badRequest } }, 400) });
  // Only JSON: a form of another site cannot send that without asking first.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return badRequest();
  const body = askBody.safeParse(await c.req.json().catch(() => undefined));
  if (!body.success) return badRequest();
  return { question: body.data.question, after: body.data.after, userKey: ensureConversation(c) };
}

function limited(deps: WebChatDependencies, { question }: AskInput): Turn {
  deps.metrics.answered('limited', 0);
  return { id: undefined, question, answer: localAnswer('limited') };
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
