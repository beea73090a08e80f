import { sql, type Kysely } from 'kysely';
import type { Leases } from './leases.js';
import { retryBusy } from './retryBusy.js';
import type { Schema } from './schema.js';

/** What is kept of a Zalo app: its token pair, sealed by who uses it, and what is known of its state. Times are milliseconds since 1970. */
export interface ZaloTokensRow {
  app_id: string;
  /** The Official Account that granted the pair; empty when it is not known. */
  oa_id: string;
  /** The pair, encrypted. */
  sealed: string;
  /** Grows with each pair, so that a process sees that another one has replaced it. */
  version: number;
  obtained_at: number;
  access_until: number;
  refresh_until: number;
  /** Digest of the settings' pair when this one was kept: another digest means that the administrator wrote a new pair. */
  seed: string;
  /** When a refresh was begun whose end is not known; 0 when none is. */
  refreshing_at: number;
  /** Why no pair can be had any more and an administrator must connect again; empty when all is well. */
  trouble: string;
  trouble_at: number;
}

// A type and not an interface: the query builder takes only what can be indexed.
type ZaloTables = {
  zalo_tokens: ZaloTokensRow;
  zalo_webhooks: { app_id: string; last_at: number };
};

/** A pair to keep. */
export type NewZaloPair = Pick<ZaloTokensRow, 'sealed' | 'obtained_at' | 'access_until' | 'refresh_until' | 'seed'> & Partial<Pick<ZaloTokensRow, 'oa_id'>>;

/** The token pairs of Zalo apps, and the turn to refresh one. */
export class ZaloTokens {
  private readonly db: Kysely<Schema & ZaloTables>;

  constructor(db: Kysely<Schema>, private readonly leases: Pick<Leases, 'take'>, private readonly now: () => number) {
    this.db = db.withTables<ZaloTables>();
  }

  async read(appId: string): Promise<ZaloTokensRow | undefined> {
    return this.db.selectFrom('zalo_tokens').selectAll().where('app_id', '=', appId).executeTakeFirst();
  }

  /**
   * Keeps a pair, which ends any trouble. On the disk when it returns: the pair before it is dead by then, so that a power cut must
   * not take this one.
   */
  async save(appId: string, pair: NewZaloPair): Promise<void> {
    await this.write(appId, pair, false);
  }

  /** Keeps the settings' pair, unless it was kept before: it must not replace what has come of it since. */
  async takeOver(appId: string, pair: NewZaloPair): Promise<void> {
    await this.write(appId, pair, true);
  }

  /** Notes that a refresh begins: if its end never comes, it is known why the pair is dead. */
  async beginRefresh(appId: string): Promise<void> {
    await this.update(appId, { refreshing_at: this.now() });
  }

  /** Notes that a refresh ended without a new pair and without harm. */
  async endRefresh(appId: string): Promise<void> {
    await this.update(appId, { refreshing_at: 0 });
  }

  /** Notes why an administrator must connect again. A pair that was saved in the meantime wins. */
  async markTrouble(appId: string, trouble: string, version: number): Promise<void> {
    await retryBusy(() => this.db.updateTable('zalo_tokens').set({ trouble, trouble_at: this.now(), refreshing_at: 0 })
      .where('app_id', '=', appId).where('version', '=', version).execute());
  }

  /** Takes the turn to refresh: two refreshes with one single-use token would lose the grant. */
  async takeTurn(appId: string, holder: string, ms: number): Promise<boolean> {
    return this.leases.take(turnOf(appId), holder, ms);
  }

  async endTurn(appId: string, holder: string): Promise<void> {
    await this.leases.take(turnOf(appId), holder, -1);
  }

  /** Remembers when Zalo last sent something that it had signed. */
  async noteWebhook(appId: string): Promise<void> {
    const last_at = this.now();
    await retryBusy(() => this.db.insertInto('zalo_webhooks').values({ app_id: appId, last_at })
      .onConflict((conflict) => conflict.column('app_id').doUpdateSet({ last_at })).execute());
  }

  async lastWebhookAt(appId: string): Promise<number | undefined> {
    return (await this.db.selectFrom('zalo_webhooks').select('last_at').where('app_id', '=', appId).executeTakeFirst())?.last_at;
  }

  private async write(appId: string, pair: NewZaloPair, onlyNewSeed: boolean): Promise<void> {
    const values = { ...pair, refreshing_at: 0, trouble: '', trouble_at: 0 };
    await this.db.connection().execute(async (connection) => {
      await sql`pragma synchronous = full`.execute(connection);
      try {
        await connection.transaction().execute((trx) => trx.insertInto('zalo_tokens')
          .values({ oa_id: '', ...values, app_id: appId, version: 1 })
          .onConflict((conflict) => {
            const update = conflict.column('app_id').doUpdateSet({ ...values, version: sql`zalo_tokens.version + 1` });
            return onlyNewSeed ? update.where('zalo_tokens.seed', '!=', pair.seed) : update;
          })
          .execute());
      } finally {
        await sql`pragma synchronous = normal`.execute(connection);
      }
    });
  }

  private async update(appId: string, values: Partial<ZaloTokensRow>): Promise<void> {
    await retryBusy(() => this.db.updateTable('zalo_tokens').set(values).where('app_id', '=', appId).execute());
  }
}

const turnOf = (appId: string): string => `zalo-refresh:${appId}`;
