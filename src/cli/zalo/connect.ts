import { randomBytes } from 'node:crypto';
import { seedOf } from '../../../bots/zalo/keptPair.js';
import { REFRESH_LIFE_MS } from '../../../bots/zalo/oauthClient.js';
import { challengeOf, newVerifier } from '../../../bots/zalo/pkce.js';
import { ZaloRefusedError } from '../../../bots/zalo/zaloError.js';
import type { Config } from '../../config.js';
import { CommandError } from '../output.js';
import type { OpenZalo, ZaloCommandParts } from '../zalo.js';

export interface ConnectOptions {
  callback: string;
  verifier?: string;
  otherAccount?: boolean;
}

/**
 * Walks an administrator through the authorisation: shows the address of Zalo's permission page, takes the address that the browser
 * is sent to, and exchanges its code for tokens, which are stored encrypted.
 * @throws CommandError, ZaloRefusedError, ZaloUnavailableError
 */
export async function connectAccount(config: Config['zalo'], { connection, tokens }: OpenZalo, options: ConnectOptions, parts: ZaloCommandParts): Promise<void> {
  const { app: { appId }, oauth, seal, api } = connection;
  const callback = checkedCallback(options.callback);
  const verifier = options.verifier ?? newVerifier();
  const state = randomBytes(16).toString('base64url');
  parts.print([
    '1. Open this address in a browser where you are logged in to Zalo as an administrator of the Official Account:', '',
    `   ${oauth.permissionUrl(callback, challengeOf(verifier), state)}`, '',
    '2. Choose the Official Account and press "Cho phép".',
    '3. The browser goes on to the callback address; whatever it shows there, copy its whole address. You have ten minutes.', '', '',
  ].join('\n'));
  const { code, account } = readAnswer(await parts.ask('Paste the address here: '), state);
  await checkAccount({ connection, tokens }, account, options.otherAccount === true);

  const pair = await exchange(() => oauth.exchange(code, verifier));
  const at = parts.now();
  const kept = { sealed: seal.seal(pair), obtained_at: at, access_until: at + pair.expiresInMs, refresh_until: at + REFRESH_LIFE_MS, seed: seedOf(config) };
  await tokens.save(appId, { ...kept, ...(account === undefined ? {} : { oa_id: account }) });
  parts.print('\nConnected: the tokens are stored, encrypted.\n');

  // The first call with them shows what else is missing.
  const { oaid, name, is_verified: isVerified } = await api.get('v2.0/oa/getoa', undefined, pair.accessToken);
  if (account === undefined && typeof oaid === 'string') await tokens.save(appId, { ...kept, oa_id: oaid });
  parts.print(`Official Account: ${String(name)} (${String(oaid)})${isVerified === false ? ', NOT verified: Zalo refuses most calls until it is' : ''}\n`);
}

function checkedCallback(text: string): string {
  if (URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol)) return text;
  throw new CommandError(`--callback "${text}" is no web address`, 'Give the address that stands at "Official Account Callback Url" in the console, like https://hoi.xa-vi-du.gov.vn/.');
}

/** The code and the account from the pasted address; a bare code is taken too. */
function readAnswer(pasted: string, state: string): { code: string; account: string | undefined } {
  const text = pasted.trim();
  if (/^[\w-]{10,}$/u.test(text)) return { code: text, account: undefined };
  const query = URL.canParse(text) ? new URL(text).searchParams : undefined;
  const code = query?.get('code');
  if (!query || !code) {
    throw new CommandError('what was pasted holds no code', 'Copy the whole address from the address bar after pressing "Cho phép"; it has "code=" in it. Then run the command again.');
  }
  const given = query.get('state');
  if (given !== null && given !== state) {
    throw new CommandError('the address belongs to another run of this command', 'Run the command again and use the address that it shows, not an older one.');
  }
  return { code, account: query.get('oa_id') ?? undefined };
}

async function checkAccount({ connection, tokens }: Pick<OpenZalo, 'connection' | 'tokens'>, account: string | undefined, isMeant: boolean): Promise<void> {
  const known = (await tokens.read(connection.app.appId))?.oa_id ?? '';
  if (known === '' || account === undefined || known === account || isMeant) return;
  throw new CommandError(
    `the permission is of Official Account ${account}, and ${known} is connected`,
    'Log in as an administrator of the connected account, or add --other-account to change to this one: citizens of the old one get no answers then.',
  );
}

async function exchange<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ZaloRefusedError)) throw error;
    throw new CommandError(`Zalo gave no tokens: code ${error.code}${error.explanation === '' ? '' : `, ${error.explanation}`}`, REMEDIES[error.code] ?? 'Run the command again; if it stays so, compare the app settings with docs/channels/zalo.md.');
  }
}

const REMEDIES: Readonly<Record<number, string>> = {
  [-14002]: 'Compare MOTCUA_ZALO_APP_ID with the console, and switch the app to active ("Đang hoạt động").',
  [-14003]: 'Register exactly this callback address; where the console fixes a code challenge, give its verifier with --verifier.',
  [-14004]: 'Copy "Khóa bí mật của ứng dụng" again into MOTCUA_ZALO_APP_SECRET.',
  [-14005]: 'Run the command again and paste the address within ten minutes; each address works once.',
};
