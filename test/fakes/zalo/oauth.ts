import { createHash, randomBytes } from 'node:crypto';
import type { FakeState, Reply, SeenRequest } from './state.js';

const CODE_LIFE_MS = 10 * 60_000;
const REFRESH_LIFE_MS = 90 * 24 * 3_600_000;

interface Pair {
  accessToken: string;
  refreshToken: string;
}

/** Zalo's OAuth v4: single-use codes and refresh tokens; a new pair kills the one before. */
export class FakeOauth {
  /** Answers of the next refreshes leave out the refresh token or give the life as a number. */
  omitRefreshToken = false;
  numericLife = false;
  lifeSeconds = 90_000;
  refreshes = 0;
  readonly #codes = new Map<string, { challenge: string; at: number }>();
  #access: { token: string; until: number } | undefined;
  readonly #replaced = new Set<string>();
  #refresh: { token: string; until: number } | undefined;

  constructor(private readonly state: FakeState) {}

  /** The pair that an administrator would copy from the console. */
  grant(): Pair {
    return this.#issue();
  }

  /** What the permission page does when the administrator agrees: the address the browser is sent to. */
  agree(permissionUrl: string): string {
    const query = new URL(permissionUrl).searchParams;
    if (query.get('app_id') !== this.state.appId) throw new Error('-14002');
    const code = randomBytes(12).toString('hex');
    this.#codes.set(code, { challenge: query.get('code_challenge') ?? '', at: this.state.now() });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('oa_id', this.state.oaId);
    back.searchParams.set('state', query.get('state') ?? '');
    return back.href;
  }

  /** 0 when the token is good, else the code that a call with it gets. */
  check(token: string | undefined): number {
    if (token !== undefined && this.#replaced.has(token)) return -220;
    if (token === undefined || token !== this.#access?.token) return -216;
    return this.#access.until < this.state.now() ? this.state.expiredCode : 0;
  }

  revoke(): void {
    this.#access = undefined;
    this.#refresh = undefined;
  }

  answer({ headers, body }: SeenRequest): Reply {
    const secret = headers['secret_key'];
    if (secret === undefined) return { status: 404, body: { error: 404, message: 'Empty api' } };
    if (!String(headers['content-type']).startsWith('application/x-www-form-urlencoded')) {
      this.state.violations.push('the token endpoint wants a form');
      return refused(-14002, 'Invalid app id');
    }
    const form = new URLSearchParams(body);
    if (form.get('app_id') !== this.state.appId) return refused(-14002, 'Invalid app id');
    if (secret !== this.state.appSecret) return refused(-14004, 'Invalid secret key');
    if (form.get('grant_type') === 'authorization_code') return this.#exchange(form);
    if (form.get('grant_type') === 'refresh_token') return this.#refreshGrant(form);
    return refused(-14018, 'Invalid grant type');
  }

  #exchange(form: URLSearchParams): Reply {
    const code = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    if (!code || this.state.now() - code.at > CODE_LIFE_MS) return refused(-14005, 'Invalid code');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (challenge !== code.challenge) return refused(-14003, 'Invalid code verifier');
    return this.#granted(this.#issue());
  }

  #refreshGrant(form: URLSearchParams): Reply {
    if (form.get('refresh_token') !== this.#refresh?.token || this.#refresh!.until < this.state.now()) return refused(-14014, 'Invalid refresh token.');
    this.refreshes += 1;
    const kept = this.#refresh;
    const pair = this.#issue();
    if (!this.omitRefreshToken) return this.#granted(pair);
    this.#refresh = kept;
    return this.#granted({ accessToken: pair.accessToken, refreshToken: '' });
  }

  #issue(): Pair {
    const now = this.state.now();
    if (this.#access) this.#replaced.add(this.#access.token);
    this.#access = { token: `AT_${randomBytes(16).toString('base64')}`, until: now + this.lifeSeconds * 1_000 };
    this.#refresh = { token: `RT_${randomBytes(16).toString('base64')}`, until: now + REFRESH_LIFE_MS };
    return { accessToken: this.#access.token, refreshToken: this.#refresh.token };
  }

  #granted({ accessToken, refreshToken }: Pair): Reply {
    return {
      body: {
        access_token: accessToken, ...(refreshToken === '' ? {} : { refresh_token: refreshToken }),
        expires_in: this.numericLife ? this.lifeSeconds : String(this.lifeSeconds),
      },
    };
  }
}

function refused(error: number, name: string): Reply {
  return { body: { error, error_name: name, error_description: name, error_reason: name, ref_doc: 'https://example.test/doc' } };
}
