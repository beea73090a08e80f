import { Counter, Gauge, type Registry } from 'prom-client';
import type { ZaloMetrics } from '../../../bots/zalo/dependencies.js';
import type { Store } from '../../store/openStore.js';

/** What the messaging channels show on `/metrics`. */
export class ChannelMetrics {
  readonly #accepted: Counter;
  readonly #duplicates: Counter;
  readonly #done: Counter;
  readonly #parts: Counter;
  /** What the Zalo side counts by itself. */
  readonly zalo: ZaloMetrics;

  constructor(registry: Registry, store: Pick<Store, 'inbox' | 'outbox'>, now: () => number) {
    const counter = (name: string, help: string, labelNames: string[]): Counter => new Counter({ name, help, labelNames, registers: [registry] });
    this.#accepted = counter('motcua_inbox_accepted_total', 'Messages that were stored and acknowledged', ['channel']);
    this.#duplicates = counter('motcua_inbox_duplicates_total', 'Messages that a platform delivered again', ['channel']);
    this.#done = counter('motcua_inbox_done_total', 'Messages by what became of them', ['channel', 'outcome']);
    this.#parts = counter('motcua_outbox_parts_total', 'Tries to send a part, by what became of it; again_in_doubt: sent again after a crash', ['channel', 'outcome']);
    const webhooks = counter('motcua_zalo_webhooks_total', 'Webhook calls of Zalo by what became of them', ['outcome']);
    const sent = counter('motcua_zalo_sends_total', "Messages to Zalo by what became of them and Zalo's code", ['outcome', 'code']);
    const refreshed = counter('motcua_zalo_refreshes_total', 'New token pairs; lost: an administrator must connect again', ['outcome']);
    this.zalo = {
      webhook: (outcome) => webhooks.inc({ outcome }),
      sent: (outcome, code) => sent.inc({ outcome, code: String(code) }),
      refreshed: (outcome) => refreshed.inc({ outcome }),
    };
    const age = new Gauge({ name: 'motcua_inbox_oldest_seconds', help: 'How long the first waiting message has waited', registers: [registry] });
    // Gauges are read from the database when somebody looks: other processes put into it too.
    new Gauge({
      name: 'motcua_inbox_waiting', help: 'Messages that wait to be answered', registers: [registry],
      async collect() {
        const { messages, since } = await store.inbox.waiting();
        this.set(messages);
        age.set(since === undefined ? 0 : (now() - since) / 1_000);
      },
    });
    new Gauge({
      name: 'motcua_outbox_waiting', help: 'Parts that wait to be sent', registers: [registry],
      async collect() {
        this.set(await store.outbox.waiting());
      },
    });
  }

  accepted({ channel, messages, duplicates }: { channel: string; messages: number; duplicates: number }): void {
    this.#accepted.inc({ channel }, messages);
    if (duplicates > 0) this.#duplicates.inc({ channel }, duplicates);
  }

  done(channel: string, outcome: string): void {
    this.#done.inc({ channel, outcome });
  }

  part(channel: string, outcome: string): void {
    this.#parts.inc({ channel, outcome });
  }
}
