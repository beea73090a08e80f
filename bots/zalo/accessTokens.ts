import { createHash, randomUUID } from 'node:crypto';
import type { NewZaloPair, ZaloTokens, ZaloTokensRow } from '../../src/store/zaloTokens.js';
import type { Log, ZaloConfig, ZaloMetrics } from './dependencies.js';
import { REFRESH_LIFE_MS, type GrantedPair, type OauthClient } from './oauthClient.js';
import type { TokenPair, TokenSeal } from './tokenSeal.js';
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
/** What the settings' first pair is believed to live, for its age is not known. */
const FIRST_LIFE_MS = 25 * 3_600_000;

interface Held extends TokenPair {
  row: ZaloTokensRow;
}

export interface AccessTokensParts {
  appId: string;
  config: Pick<ZaloConfig, 'accessToken' | 'refreshToken'>;
  tokens: ZaloTokens;
  seal: TokenSeal;
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
 * our commit; who dies there finds a note that a refresh had begun, and the administrator is told.
 */
export class AccessTokens {
  readonly #holder = randomUUID();
  readonly #seed: string;
  #refreshing: Promise<Held> | undefined;
  /** A pair that Zalo gave and the database did not take: held, not used, and saved at the next occasion. */
  #unsaved: NewZaloPair | undefined;

  constructor(private readonly parts: AccessTokensParts) {
    this.#seed = seedOf(parts.config);
  }

  /**
   * A token to call with, refreshed ahead of time.
   * @throws ZaloReconnectError when an administrator must act, ZaloUnavailableError when it may work later
   */
  async current(): Promise<string> {
    const held = await this.#held();
    const left = held.row.access_until - this.parts.now();
    if (left > AHEAD_MS) return held.accessToken;
    if (left > 0) {
      // Still good: a failure to refresh ahead of time must not stop an answer.
      if (held.row.trouble !== '') return held.accessToken;
      return this.#refresh(held).then(({ accessToken }) => accessToken, () => held.accessToken);
    }
    return (await this.#refresh(held)).accessToken;
  }

  /** Another token in place of one that Zalo refused; no refresh when another process has replaced it already. @throws as `current` */
  async insteadOf(refused: string): Promise<string> {
    const held = await this.#held();
    if (held.accessToken !== refused) return held.accessToken;
    return (await this.#refresh(held)).accessToken;
  }

  /** For a job every hour: keeps the grant alive when nobody writes for months. Never throws. */
  async upkeep(): Promise<void> {
    try {
      await this.current();
    } catch (error) {
      this.parts.log.warn({ error: messageOf(error) }, 'zalo: no access token');
    }
  }

  /** Zalo says that the account took back its grant. */
  async revoked(): Promise<void> {
    const row = await this.parts.tokens.read(this.parts.appId);
    if (row) await this.#lost(row, texts.trouble.revoked);
  }

  async #held(): Promise<Held> {
    const { tokens, appId, seal } = this.parts;
    if (this.#unsaved) await this.#save(this.#unsaved);
    let row = await tokens.read(appId);
    if (this.#seed !== '' && row?.seed !== this.#seed) row = await this.#takeFromSettings();
    if (!row) throw new ZaloReconnectError(texts.trouble.none);
    const pair = seal.open(row.sealed);
    if (!pair) throw new ZaloReconnectError(texts.trouble.unreadable);
    return { ...pair, row };
  }

  /** The settings hold a pair that was not seen before: it is newer than what is kept. */
  async #takeFromSettings(): Promise<ZaloTokensRow | undefined> {
    const { config, now, seal, tokens, appId, log } = this.parts;
    const at = now();
    const pair = { accessToken: config.accessToken ?? '', refreshToken: config.refreshToken ?? '' };
    await tokens.save(appId, {
      sealed: seal.seal(pair), obtained_at: at, access_until: at + (pair.accessToken === '' ? 0 : FIRST_LIFE_MS), refresh_until: at + REFRESH_LIFE_MS, seed: this.#seed,
    });
    log.info({}, 'zalo: the token pair of the settings was taken over');
    return tokens.read(appId);
  }

  /** One refresh at a time in this process; the others get its result. */
  #refresh(held: Held): Promise<Held> {
    return (this.#refreshing ??= this.#refreshInTurn(held).finally(() => (this.#refreshing = undefined)));
  }

  async #refreshInTurn(held: Held): Promise<Held> {
    const { tokens, appId, now } = this.parts;
    if (held.row.trouble !== '') throw new ZaloReconnectError(held.row.trouble);
    if (held.refreshToken === '') throw new ZaloReconnectError(texts.trouble.noRefreshToken);
    const deadline = now() + PATIENCE_MS;
    while (!(await tokens.takeTurn(appId, this.#holder, TURN_MS))) {
      if (now() > deadline) throw new ZaloUnavailableError('another process is refreshing the token', false);
      await this.parts.pause(LOOK_AGAIN_MS);
      const seen = await this.#held();
      if (seen.row.version !== held.row.version) return seen;
    }
    try {
      const latest = await this.#held();
      if (latest.row.version !== held.row.version) return latest;
      if (latest.row.trouble !== '') throw new ZaloReconnectError(latest.row.trouble);
      return await this.#grant(latest);
    } finally {
      await tokens.endTurn(appId, this.#holder);
    }
  }

  async #grant(held: Held): Promise<Held> {
    const { tokens, appId, log, metrics, now, seal } = this.parts;
    const interrupted = held.row.refreshing_at;
    if (interrupted === 0) await tokens.beginRefresh(appId);
    let pair: GrantedPair;
    try {
      pair = await this.#ask(held.refreshToken);
    } catch (error) {
      if (error instanceof ZaloRefusedError) {
        const trouble = interrupted > 0 ? texts.trouble.interrupted(new Date(interrupted).toISOString(), error.code) : texts.trouble.refused(error.code);
        await this.#lost(held.row, trouble);
        throw new ZaloReconnectError(trouble);
      }
      // Only where the request surely changed nothing is the note taken back.
      if (interrupted === 0 && error instanceof ZaloUnavailableError && !error.left) await tokens.endRefresh(appId);
      metrics.refreshed('later');
      log.warn({ error: messageOf(error) }, 'zalo: the access token could not be refreshed yet');
      // Whatever became of the refresh, the message that needed it has not left.
      throw new ZaloUnavailableError(messageOf(error), false);
    }
    const at = now();
    await this.#save({ sealed: seal.seal(pair), obtained_at: at, access_until: at + pair.expiresInMs, refresh_until: at + REFRESH_LIFE_MS, seed: held.row.seed });
    metrics.refreshed('refreshed');
    log.info({ hours: Math.round(pair.expiresInMs / 3_600_000) }, 'zalo: the access token was refreshed');
    return this.#held();
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

  async #save(pair: NewZaloPair): Promise<void> {
    this.#unsaved = pair;
    try {
      await this.parts.tokens.save(this.parts.appId, pair);
      this.#unsaved = undefined;
    } catch (error) {
      this.parts.log.error({ error: messageOf(error) }, 'zalo: the new token pair cannot be stored; do not stop this process before the state folder can be written again');
      throw new ZaloUnavailableError('the new token pair cannot be stored', false);
    }
  }

  async #lost(row: ZaloTokensRow, trouble: string): Promise<void> {
    await this.parts.tokens.markTrouble(this.parts.appId, trouble, row.version);
    this.parts.metrics.refreshed('lost');
    this.parts.log.error({ trouble, remedy: new ZaloReconnectError('').remedy }, 'zalo: the connection is lost, an administrator must connect again');
  }
}

/** Names the settings' pair without telling it; empty when there is none. */
export function seedOf({ accessToken, refreshToken }: Pick<ZaloConfig, 'accessToken' | 'refreshToken'>): string {
  if (accessToken === undefined && refreshToken === undefined) return '';
  return createHash('sha256').update(`motcua zalo seed\n${accessToken ?? ''}\n${refreshToken ?? ''}`).digest('base64url');
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
