import path from 'node:path';
import type { Log } from '../../bots/web/dependencies.js';
import type { Config } from '../config.js';
import { openStore } from '../store/openStore.js';
import { createApp, type AppDependencies } from './app.js';
import { listen } from './listen.js';
import { Metrics } from './metrics.js';
import { startRetentionJob } from './retentionJob.js';

/** What answers questions, as the server needs it. It may still be building its first index: `status` says so. */
export interface Service extends Pick<AppDependencies, 'assistant' | 'documents' | 'status'> {
  close(): Promise<void> | void;
}

export interface StartOptions {
  config: Pick<Config, 'host' | 'port' | 'retentionDays' | 'rateLimit' | 'state'>;
  service: Service;
  /** Masks personal data before it is written. */
  mask: (text: string) => string;
  log: Log;
}

export interface RunningServer {
  url: string;
  /** Stops taking questions, finishes the running ones, closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Opens the state database and serves the web chat.
 * @throws StoreError or ListenError; nothing is left open then.
 */
export async function startServer({ config, service, mask, log }: StartOptions): Promise<RunningServer> {
  const store = await openStore({ file: path.join(config.state, 'motcua.sqlite'), mask });
  const metrics = new Metrics();
  let draining = false;
  const app = createApp({ ...service, store, config, metrics, log, draining: () => draining });
  const listening = await listen(app, config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const stopRetention = startRetentionJob(store, config.retentionDays, log);
  log.info({ url: listening.url }, 'serving');

  const stopAll = async (): Promise<void> => {
    draining = true;
    stopRetention();
    await listening.close();
    await service.close();
    await store.close();
    log.info({}, 'stopped');
  };
  let stopping: Promise<void> | undefined;
  return { url: listening.url, stop: () => (stopping ??= stopAll()) };
}
