import type { MiddlewareHandler } from 'hono';
import type { Metrics } from './metrics.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const ROUTES = [
  '/', '/api/ask', '/api/ask/stream', '/api/status', '/feedback', '/privacy', '/privacy/erase', '/type', '/new', '/healthz', '/readyz', '/metrics',
];

/** Counts and times every request. */
export function measureRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    metrics.request(method, routeOf(c.req.path), c.res.status, (performance.now() - started) / 1000);
  };
}

/** A path as a label: few values, whatever strangers ask for. */
export function routeOf(path: string): string {
  if (ROUTES.includes(path)) return path;
  const area = /^\/(documents|assets|webhooks|console)(\/|$)/.exec(path);
  return area ? `/${area[1]}/*` : 'other';
}
