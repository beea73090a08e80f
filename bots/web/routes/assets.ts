import { Hono } from 'hono';
import type { Assets } from '../assets.js';

/** `/assets/app.css`, `app.js`, `icon.svg`, from memory. */
export function assetRoutes(assets: Assets): Hono {
  const app = new Hono();
  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    if (!asset) return c.notFound();
    const etag = `"${asset.hash}"`;
    c.header('etag', etag);
    // The page's own links carry the hash: that content never changes. Without it the browser asks each time.
    c.header('cache-control', c.req.query('v') === asset.hash ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return c.body(asset.body, 200, { 'content-type': asset.type });
  });
  return app;
}
