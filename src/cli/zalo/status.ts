import { texts } from '../../../bots/zalo/texts.js';
import { ZaloRefusedError } from '../../../bots/zalo/zaloError.js';
import { errorCode } from '../../../bots/zalo/errorCodes.js';
import { columns } from '../output.js';
import type { OpenZalo } from '../zalo.js';

export interface ZaloStatus {
  appId: string;
  /** Whether messages can be sent now, as far as it can be seen from here. */
  canSend: boolean;
  /** Why not; empty when they can. */
  trouble: string;
  account?: { id: string; name: string; verified?: boolean; package?: string; packageUntil?: string; zaloCloud?: string };
  /** Milliseconds since 1970. */
  tokens?: { obtainedAt: number; accessUntil: number; refreshUntil: number };
  quota?: Record<string, unknown>;
  lastWebhookAt?: number;
}

/** Asks the database and Zalo how the connection is. Changes nothing: also no token is refreshed. */
export async function examineZalo({ connection: { app: { appId }, api, seal }, tokens }: OpenZalo, now: number): Promise<ZaloStatus> {
  const [row, lastWebhookAt] = await Promise.all([tokens.read(appId), tokens.lastWebhookAt(appId)]);
  const status: ZaloStatus = { appId, canSend: false, trouble: texts.trouble.none, ...(lastWebhookAt === undefined ? {} : { lastWebhookAt }) };
  if (!row) return status;
  status.tokens = { obtainedAt: row.obtained_at, accessUntil: row.access_until, refreshUntil: row.refresh_until };
  const pair = seal.open(row.sealed);
  if (!pair) return { ...status, trouble: texts.trouble.unreadable };
  status.trouble = row.trouble;
  if (pair.accessToken === '' || row.access_until <= now) {
    // The server refreshes it with the next message; nothing can be asked of Zalo before.
    status.canSend = row.trouble === '' && row.refresh_until > now;
    return status;
  }
  try {
    const account = await api.get('v2.0/oa/getoa', undefined, pair.accessToken);
    status.account = accountOf(account, row.oa_id);
    status.canSend = true;
    status.quota = await api.post('v3.0/oa/quota/message', {}, pair.accessToken).catch(() => ({}));
  } catch (error) {
    const said = error instanceof ZaloRefusedError ? texts.reasons.code(error.code, errorCode(error.code).meaning) : error instanceof Error ? error.message : String(error);
    status.trouble = [row.trouble, said].filter(Boolean).join(' ');
    // The server gets itself another token.
    status.canSend = row.trouble === '' && error instanceof ZaloRefusedError && errorCode(error.code).class === 'refresh';
  }
  return status;
}

function accountOf(data: Record<string, unknown>, known: string): NonNullable<ZaloStatus['account']> {
  const word = (key: string): string | undefined => (data[key] === undefined || data[key] === null || data[key] === '' ? undefined : String(data[key]));
  const [packageName, until, cloud] = [word('package_name'), word('package_valid_through_date'), word('linked_ZCA')];
  return {
    id: word('oaid') ?? known, name: word('name') ?? '',
    ...(typeof data['is_verified'] === 'boolean' ? { verified: data['is_verified'] } : {}),
    ...(packageName === undefined ? {} : { package: packageName }), ...(until === undefined ? {} : { packageUntil: until }), ...(cloud === undefined ? {} : { zaloCloud: cloud }),
  };
}

/** The status as a table for people. */
export function renderStatus({ appId, canSend, trouble, account, tokens, quota, lastWebhookAt }: ZaloStatus, now: number): string {
  const rows: [string, string][] = [['App', appId]];
  if (account) {
    rows.push(['Official Account', `${account.name} (${account.id})${account.verified === false ? ', not verified' : ''}`]);
    if (account.package !== undefined) rows.push(['Package', `${account.package}${account.packageUntil === undefined ? '' : `, until ${account.packageUntil}`}`]);
    if (account.zaloCloud !== undefined) rows.push(['Zalo Cloud Account', account.zaloCloud]);
  }
  if (tokens) {
    rows.push(['Access token', `${moment(tokens.obtainedAt, now)}; expires ${moment(tokens.accessUntil, now)} (refreshed by itself)`]);
    rows.push(['Refresh token', `expires ${moment(tokens.refreshUntil, now)} unless it is used before`]);
  }
  if (quota && Object.keys(quota).length > 0) rows.push(['Quota', JSON.stringify(quota)]);
  rows.push(['Last webhook', lastWebhookAt === undefined ? 'none yet: check the webhook address and its events in the console' : moment(lastWebhookAt, now)]);
  rows.push(['Messages', canSend ? 'can be sent' : 'CANNOT be sent']);
  if (trouble !== '') rows.push(['Trouble', trouble]);
  const remedy = canSend ? [] : ['', 'Run `motcua zalo connect` as docs/channels/zalo.md tells, unless the trouble above says otherwise.'];
  return `${[...columns(rows), ...remedy].join('\n')}\n`;
}

/** `2026-11-27 08:00 UTC (3 h ago)` */
function moment(at: number, now: number): string {
  const minutes = Math.round(Math.abs(at - now) / 60_000);
  const size = minutes < 120 ? `${minutes} min` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1_440)} days`;
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC (${at > now ? `in ${size}` : `${size} ago`})`;
}
