import { randomUUID } from 'node:crypto';
import type { ZaloTokens } from '../../src/store/zaloTokens.js';
import type { Log, ZaloMetrics } from './dependencies.js';
import type { Held, KeptPair } from './keptPair.js';
import type { GrantedPair, OauthClient } from './oauthClient.js';
import { texts } from './texts.js';
import { ZaloReconnectError, ZaloRefusedError, ZaloUnavailableError } from './zaloError.js';

/** Refreshed while this much of the access token's life is left: hours for staff to act when it fails. */
const AHEAD_MS = 5 * 3_600_000;
/** Longer than a refresh with its repetitions can take. */
const TURN_MS = 90_000;
/** A lost answer is asked for again with the same token: nothing more can be lost by that. */
const PAUSES_MS = [500, 2_000];
/** How long a send waits for another process to finish its refresh. */
const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 200;
/** After a failure ahead of time, before the next try. */
const REST_MS = 5 * 60_000;

export interface AccessTokensParts {
  appId: string;
  kept: KeptPair;
  tokens: Pick<ZaloTokens, 'beginRefresh' | 'endRefresh' | 'takeTurn' | 'endTurn'>;
  oauth: Pick<OauthClient, 'refresh'>;
  log: Log;
  metrics: Pick<ZaloMetrics, 'refreshed'>;
  now: () => number;
  /** Waits between tries. */
  pause: (ms: number) => Promise<unknown>;
}

/**
 * The access token of one app. A refresh token can be used once: so one process at a time refreshes, under a lease, and the new pair
 * is on the disk, encrypted, before its access token is used. The one moment that cannot be closed lies between Zalo's answer and
 * our commit; who dies there leaves a note that a refresh had begun, and the administrator is told.
 */
export class AccessTokens {
  readonly #holder = randomUUID();
  #refreshing: Promise<Held> | undefined;
  #notBefore = 0;

  constructor(private readonly parts: AccessTokensParts) {}

  /**
   * A token to call with, refreshed ahead of time.
   * @throws ZaloReconnectError when an administrator must act, ZaloUnavailableError when it may work later
   */
  async current(): Promise<string> {
    const held = await this.parts.kept.read();
    const left = held.row.access_until - this.parts.now();
    if (left > AHEAD_MS) return held.accessToken;
    if (left > 0) return (await this.#refreshAhead(held)).accessToken;
    return (await this.#refresh(held, PATIENCE_MS)).accessToken;
  }

  /** Another token in place of one that Zalo refused; no refresh when another process has replaced it already. @throws as `current` */
  async insteadOf(refused: string): Promise<string> {
    const held = await this.parts.kept.read();
    if (held.accessToken !== refused) return held.accessToken;
    return (await this.#refresh(held, PATIENCE_MS)).accessToken;
  }

  /** For a job every hour: keeps the grant alive when nobody writes for months. Never throws. */
  async upkeep(): Promise<void> {
    try {
      await this.current();
    } catch (error) {
      this.parts.log.warn({ error: messageOf(error) }, 'zalo: no access token');
    }
  }

  /** The token is still good: neither a failure nor another process that refreshes may stop an answer. */
  async #refreshAhead(held: Held): Promise<Held> {
    if (held.row.trouble !== '' || this.parts.now() < this.#notBefore) return held;
    try {
      return await this.#refresh(held, 0);
    } catch {
      this.#notBefore = this.parts.now() + REST_MS;
      return held;
    }
  }

  /** One refresh at a time in this process; the others get its result. */
  #refresh(held: Held, patience: number): Promise<Held> {
    return (this.#refreshing ??= this.#refreshInTurn(held, patience).finally(() => (this.#refreshing = undefined)));
  }

  async #refreshInTurn(held: Held, patience: number): Promise<Held> {
    const { tokens, kept, appId, now, pause } = this.parts;
    const deadline = now() + patience;
    while (!(await tokens.takeTurn(appId, this.#holder, TURN_MS))) {
      if (now() >= deadline) throw new ZaloUnavailableError('another process is refreshing the token', false);
      await pause(LOOK_AGAIN_MS);
      const seen = await kept.read();
      if (seen.row.version !== held.row.version) return seen;
    }
    try {
      const latest = await kept.read();
      if (latest.row.version !== held.row.version) return latest;
      return await this.#grant(latest);
    } finally {
      await tokens.endTurn(appId, this.#holder);
    }
  }

  async #grant(held: Held): Promise<Held> {
    const { tokens, kept, appId, log, metrics } = this.parts;
    const { trouble, refreshing_at: interrupted } = held.row;
    if (trouble !== '') throw new ZaloReconnectError(trouble);
    if (held.refreshToken === '') throw new ZaloReconnectError(texts.trouble.noRefreshToken);
    if (interrupted === 0) await tokens.beginRefresh(appId);
    let pair: GrantedPair;
    try {
      pair = await this.#ask(held.refreshToken);
    } catch (error) {
      if (error instanceof ZaloRefusedError) {
        const why = interrupted > 0 ? texts.trouble.interrupted(new Date(interrupted).toISOString(), error.code) : texts.trouble.refused(error.code);
        await kept.lost(held.row, why);
        throw new ZaloReconnectError(why);
      }
      // Only where the request surely changed nothing is the note taken back.
      if (interrupted === 0 && error instanceof ZaloUnavailableError && !error.left) await tokens.endRefresh(appId);
      metrics.refreshed('later');
      log.warn({ error: messageOf(error) }, 'zalo: the access token could not be refreshed yet');
      // Whatever became of the refresh, the message that needed it has not left.
      throw new ZaloUnavailableError(messageOf(error), false);
    }
    const fresh = await kept.replace(held, pair);
    metrics.refreshed('refreshed');
    log.info({ hours: Math.round(pair.expiresInMs / 3_600_000) }, 'zalo: the access token was refreshed');
    return fresh;
  }

  async #ask(refreshToken: string): Promise<GrantedPair> {
    let mayHaveLeft = false;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.parts.oauth.refresh(refreshToken);
      } catch (error) {
        if (!(error instanceof ZaloUnavailableError)) throw error;
        mayHaveLeft ||= error.left;
        const pause = PAUSES_MS[attempt];
        if (pause === undefined) throw new ZaloUnavailableError(error.message, mayHaveLeft);
        await this.parts.pause(pause);
      }
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
