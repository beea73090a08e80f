import { Hono } from 'hono';
import type { IndexingStatus } from '../../bots/web/dependencies.js';
import type { Metrics } from './metrics.js';

interface HealthDependencies {
  status: () => IndexingStatus;
  metrics: Metrics;
  draining: () => boolean;
}

/** `/healthz`: the process lives. `/readyz`: it answers questions. `/metrics`: Prometheus. */
export function healthRoutes({ status, metrics, draining }: HealthDependencies): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
  app.get('/readyz', (c) => {
    const { state, done, total } = status();
    const body = draining() ? { state: 'draining' } : { state, done, total };
    return c.json(body, body.state === 'ready' ? 200 : 503, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (c) => {
    metrics.ready(!draining() && status().state === 'ready');
    return c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType, 'cache-control': 'no-store' });
  });
  return app;
}
