import { createHash } from 'node:crypto';
import type { NewZaloPair, ZaloTokens, ZaloTokensRow } from '../../src/store/zaloTokens.js';
import type { Log, ZaloConfig, ZaloMetrics } from './dependencies.js';
import { REFRESH_LIFE_MS, type GrantedPair } from './oauthClient.js';
import { texts } from './texts.js';
import type { TokenPair, TokenSeal } from './tokenSeal.js';
import { ZaloReconnectError, ZaloUnavailableError } from './zaloError.js';

/** What the settings' first pair is believed to live, for its age is not known. */
const FIRST_LIFE_MS = 25 * 3_600_000;

/** A pair and what is known of it. */
export interface Held extends TokenPair {
  row: ZaloTokensRow;
}

export interface KeptPairParts {
  appId: string;
  config: Pick<ZaloConfig, 'accessToken' | 'refreshToken'>;
  tokens: ZaloTokens;
  seal: TokenSeal;
  log: Log;
  metrics: Pick<ZaloMetrics, 'refreshed'>;
  now: () => number;
}

/** The app's token pair in the database, sealed; the first one comes from the settings. */
export class KeptPair {
  readonly #seed: string;
  /** A pair that Zalo gave and the database did not take: held, not used, and saved at the next occasion. */
  #unsaved: NewZaloPair | undefined;

  constructor(private readonly parts: KeptPairParts) {
    this.#seed = seedOf(parts.config);
  }

  /** The pair as it is now; another process may have changed it. @throws ZaloReconnectError when there is none */
  async read(): Promise<Held> {
    const { tokens, appId, seal } = this.parts;
    if (this.#unsaved) await this.#save(this.#unsaved);
    let row = await tokens.read(appId);
    if (this.#seed !== '' && row?.seed !== this.#seed) row = await this.#takeFromSettings();
    if (!row) throw new ZaloReconnectError(texts.trouble.none);
    const pair = seal.open(row.sealed);
    if (!pair) throw new ZaloReconnectError(texts.trouble.unreadable);
    return { ...pair, row };
  }

  /** Puts a new pair in the place of `before`, on the disk. @throws ZaloUnavailableError when the disk does not take it; it is not lost then */
  async replace(before: Held, pair: GrantedPair): Promise<Held> {
    const at = this.parts.now();
    await this.#save({
      sealed: this.parts.seal.seal(pair), obtained_at: at, access_until: at + pair.expiresInMs, refresh_until: at + REFRESH_LIFE_MS, seed: before.row.seed,
    });
    return this.read();
  }

  /** Notes that no other pair can be had from this one, and tells staff. */
  async lost({ version }: ZaloTokensRow, trouble: string): Promise<void> {
    const { tokens, appId, metrics, log } = this.parts;
    await tokens.markTrouble(appId, trouble, version);
    metrics.refreshed('lost');
    log.error({ trouble, remedy: new ZaloReconnectError('').remedy }, 'zalo: the connection is lost, an administrator must connect again');
  }

  /** Zalo says that the account took back its grant. */
  async revoked(): Promise<void> {
    const row = await this.parts.tokens.read(this.parts.appId);
    if (row) await this.lost(row, texts.trouble.revoked);
  }

  /** The settings hold a pair that was not seen before: it is newer than what is kept. */
  async #takeFromSettings(): Promise<ZaloTokensRow | undefined> {
    const { config, now, seal, tokens, appId, log } = this.parts;
    const at = now();
    const pair = { accessToken: config.accessToken ?? '', refreshToken: config.refreshToken ?? '' };
    await tokens.takeOver(appId, {
      sealed: seal.seal(pair), obtained_at: at, access_until: at + (pair.accessToken === '' ? 0 : FIRST_LIFE_MS), refresh_until: at + REFRESH_LIFE_MS, seed: this.#seed, oa_id: '',
    });
    log.info({}, 'zalo: the token pair of the settings was taken over');
    return tokens.read(appId);
  }

  async #save(pair: NewZaloPair): Promise<void> {
    this.#unsaved = pair;
    try {
      await this.parts.tokens.save(this.parts.appId, pair);
      this.#unsaved = undefined;
    } catch (error) {
      this.parts.log.error({ error: error instanceof Error ? error.message : String(error) }, 'zalo: the new token pair cannot be stored; do not stop this process before the state folder can be written again');
      throw new ZaloUnavailableError('the new token pair cannot be stored', false);
    }
  }
}

/** Names the settings' pair without telling it; empty when there is none. */
export function seedOf({ accessToken, refreshToken }: Pick<ZaloConfig, 'accessToken' | 'refreshToken'>): string {
  if (accessToken === undefined && refreshToken === undefined) return '';
  return createHash('sha256').update(`motcua zalo seed\n${accessToken ?? ''}\n${refreshToken ?? ''}`).digest('base64url');
}
