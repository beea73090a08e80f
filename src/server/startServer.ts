import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Log } from '../../bots/web/dependencies.js';
import type { AnswerContact } from '../answer/answer.js';
import { contactsFor } from '../answer/contactsFor.js';
import type { Config } from '../config.js';
import { readContacts } from '../corpus/contacts/readContacts.js';
import { openCitizenKeys } from '../store/citizenKeys.js';
import { openStore, type Store } from '../store/openStore.js';
import { createApp, type AppDependencies } from './app.js';
import { ChannelMetrics } from './channels/channelMetrics.js';
import { createChannels } from './channels/createChannels.js';
import { createRunningChannels, type RunningChannels } from './channels/runningChannels.js';
import { listen } from './listen.js';
import { Metrics } from './metrics.js';
import { startRetentionJob } from './retentionJob.js';

/** What answers questions, as the server needs it. It may still be building its first index: `status` says so. */
export interface Service extends Pick<AppDependencies, 'assistant' | 'documents' | 'status'> {
  close(): Promise<void> | void;
}

export interface StartOptions {
  config: Pick<Config, 'host' | 'port' | 'retentionDays' | 'rateLimit' | 'state' | 'corpus' | 'publicUrl' | 'telegram' | 'zalo'>;
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
 * Opens the state database, serves the web chat and answers the messages of the platforms that the settings name.
 * @throws StoreError, CitizenKeyError, ZaloSettingError or ListenError; nothing is left open then.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, service, mask, log } = options;
  const store = await openStore({ file: path.join(config.state, 'motcua.sqlite'), mask });
  const metrics = new Metrics();
  let draining = false;
  const { channels, listening } = await open(options, store, metrics, () => draining).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const stopRetention = startRetentionJob(store, config.retentionDays, log);
  channels.start();
  log.info({ url: listening.url }, 'serving');

  const stopAll = async (): Promise<void> => {
    draining = true;
    stopRetention();
    await listening.close();
    await channels.stop();
    await service.close();
    await store.close();
    log.info({}, 'stopped');
  };
  let stopping: Promise<void> | undefined;
  return { url: listening.url, stop: () => (stopping ??= stopAll()) };
}

async function open({ config, service, log }: StartOptions, store: Store, metrics: Metrics, draining: () => boolean) {
  const channels = await openChannels({ config, service, log }, store, metrics);
  const app = createApp({ ...service, store, config, metrics, log, draining, webhooks: channels.routes });
  return { channels, listening: await listen(app, config) };
}

async function openChannels({ config, service, log }: Pick<StartOptions, 'config' | 'service' | 'log'>, store: Store, metrics: Metrics): Promise<RunningChannels> {
  const channelMetrics = new ChannelMetrics(metrics.registry, store, Date.now);
  const channels = createChannels({ config, store, log, metrics: channelMetrics.zalo, now: Date.now });
  return createRunningChannels({
    channels, store, log, metrics, channelMetrics,
    assistant: service.assistant,
    keys: openCitizenKeys(config.state),
    contacts: channels.length > 0 ? await generalContacts(config.corpus) : [],
    // A failed index is answered too: with an apology.
    isReady: () => service.status().state !== 'indexing',
    perMinute: config.rateLimit,
  });
}

/** Whom anybody may call, whatever the matter and the place. */
async function generalContacts(corpus: string): Promise<AnswerContact[]> {
  const { contacts } = readContacts(await readFile(path.join(corpus, 'contacts.yaml'), 'utf8'), 'contacts.yaml');
  return contactsFor(contacts, { places: [] });
}
