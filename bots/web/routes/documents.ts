import { Hono } from 'hono';
import type { WebChatDependencies } from '../dependencies.js';
import { frameOf } from '../frame.js';
import { DocumentPage } from '../pages/documentPage.js';
import { renderPage } from '../pages/render.js';

/** `/documents/<id>?section=<path>`: a document with the cited section marked. */
export function documentRoutes(deps: WebChatDependencies): Hono {
  const app = new Hono();
  app.get('/documents/:id', (c) => {
    const id = c.req.param('id');
    // Ids are codes and file-like names: nothing with a slash or a control character is looked up.
    const document = /^[\w.-]{1,200}$/.test(id) ? deps.documents.get(id) : undefined;
    if (!document) return c.notFound();
    c.header('cache-control', 'private, no-cache');
    const section = c.req.query('section');
    const cited = document.sections.some(({ path }) => path === section) ? section : undefined;
    return c.html(renderPage(DocumentPage({ frame: frameOf(c, deps.assets), document, cited })));
  });
  return app;
}
