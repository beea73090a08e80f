import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { callZalo } from './http.js';
import type { ZaloApp } from './settings.js';
import type { TokenPair } from './tokenSeal.js';
import { ZaloRefusedError, ZaloUnavailableError } from './zaloError.js';

/** A pair as Zalo gave it. */
export interface GrantedPair extends TokenPair {
  /** Life of the access token. */
  expiresInMs: number;
}

const DAY_MS = 24 * 3_600_000;
/** An access token lives 25 hours when Zalo says nothing else. */
const USUAL_LIFE_S = 90_000;
/** A refresh token lives three months. */
export const REFRESH_LIFE_MS = 90 * DAY_MS;

/** "Reached limit call api": says nothing of the tokens. */
const RATE_LIMITED = -32;

const grantedShape = z.object({
  access_token: z.string().min(1),
  // Reported to be missing at times: the one before stays good then.
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().int().positive().catch(USUAL_LIFE_S),
});

/** Zalo's OAuth v4 for Official Accounts. */
export class OauthClient {
  constructor(private readonly http: AxiosInstance, private readonly root: string, private readonly app: ZaloApp) {}

  /** The page where an administrator of the account grants access. */
  permissionUrl(redirectUri: string, challenge: string, state: string): string {
    const query = new URLSearchParams({ app_id: this.app.appId, redirect_uri: redirectUri, code_challenge: challenge, code_challenge_method: 'S256', state });
    return `${this.root}/v4/oa/permission?${query.toString()}`;
  }

  /** The first pair, for the code that the permission page gave. @throws ZaloRefusedError, ZaloUnavailableError */
  exchange(code: string, verifier: string): Promise<GrantedPair> {
    return this.grant({ grant_type: 'authorization_code', code, code_verifier: verifier }, undefined);
  }

  /** The next pair; the token is spent by it. @throws ZaloRefusedError, ZaloUnavailableError */
  refresh(refreshToken: string): Promise<GrantedPair> {
    return this.grant({ grant_type: 'refresh_token', refresh_token: refreshToken }, refreshToken);
  }

  private async grant(fields: Record<string, string>, refreshToken: string | undefined): Promise<GrantedPair> {
    const answer = await callZalo(this.http, {
      method: 'post', url: `${this.root}/v4/oa/access_token`, headers: { secret_key: this.app.appSecret },
      data: new URLSearchParams({ ...fields, app_id: this.app.appId }),
    });
    const granted = grantedShape.safeParse(answer);
    if (granted.success) {
      const next = granted.data.refresh_token ?? refreshToken;
      if (next !== undefined) return { accessToken: granted.data.access_token, refreshToken: next, expiresInMs: granted.data.expires_in * 1_000 };
    }
    const code = Number(answer['error']);
    if (!Number.isInteger(code) || code === 0) throw new ZaloUnavailableError('Zalo answered neither tokens nor an error', true);
    if (code === RATE_LIMITED) throw new ZaloUnavailableError(`Zalo limits the calls of this app (code ${code})`, false);
    throw new ZaloRefusedError(code, REFUSALS[code] ?? '');
  }
}

/** What the refusals mean, as far as it is known: the official tables have no code for a dead refresh token. */
const REFUSALS: Readonly<Record<number, string>> = {
  [-14002]: 'the app number is wrong or the app is not active',
  [-14003]: 'the callback address or the code verifier is not the registered one',
  [-14004]: 'the app secret is wrong',
  [-14005]: 'the code is wrong, older than ten minutes, or used',
  [-14014]: 'the refresh token was used, has expired or was revoked',
};
