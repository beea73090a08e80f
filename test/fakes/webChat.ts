import { createApp, type AppDependencies } from '../../src/server/app.js';
import { Metrics } from '../../src/server/metrics.js';
import { openStore, type Store } from '../../src/store/openStore.js';
import { fakeAssistant, fakeDocuments } from './assistant.js';

export const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The whole HTTP app over a fake Assistant and a store in memory. */
export async function fakeApp(over: Partial<AppDependencies> = {}): Promise<{ app: ReturnType<typeof createApp>; store: Store; assistant: ReturnType<typeof fakeAssistant> }> {
  const store = await openStore({ file: ':memory:', mask: (text) => text.replace(/\d{9,12}/g, '[đã che]') });
  const assistant = fakeAssistant();
  const app = createApp({
    assistant,
    documents: fakeDocuments,
    store,
    status: () => ({ state: 'ready', done: 10, total: 10, note: '' }),
    config: { host: '127.0.0.1', port: 0, retentionDays: 180, rateLimit: 60 },
    metrics: new Metrics(),
    log: quietLog,
    ...over,
  });
  return { app, store, assistant };
}
