import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import { callZalo } from './http.js';
import { ZaloRefusedError, ZaloUnavailableError } from './zaloError.js';

/** The Official Account API. */
export class ApiClient {
  constructor(private readonly http: AxiosInstance, private readonly root: string) {}

  /** @throws ZaloRefusedError, ZaloUnavailableError */
  post(path: string, body: unknown, accessToken: string): Promise<Record<string, unknown>> {
    return this.call({ method: 'post', url: `${this.root}/${path}`, data: JSON.stringify(body), headers: { access_token: accessToken, 'content-type': 'application/json' } });
  }

  /** Parameters go as one JSON object. @throws ZaloRefusedError, ZaloUnavailableError */
  get(path: string, data: object | undefined, accessToken: string): Promise<Record<string, unknown>> {
    const query = data === undefined ? '' : `?data=${encodeURIComponent(JSON.stringify(data))}`;
    return this.call({ method: 'get', url: `${this.root}/${path}${query}`, headers: { access_token: accessToken } });
  }

  private async call(request: AxiosRequestConfig): Promise<Record<string, unknown>> {
    const answer = await callZalo(this.http, request);
    const code = answer['error'];
    if (typeof code !== 'number') throw new ZaloUnavailableError('Zalo answered without an error code', true);
    if (code !== 0) throw new ZaloRefusedError(code, explanationOf(answer['message']));
    const data = answer['data'];
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  }
}

/** Zalo's words about a refusal, short and without anything that could be an id or a token. */
function explanationOf(message: unknown): string {
  return typeof message === 'string' ? message.slice(0, 160).replace(/[\w-]{16,}|\d{5,}/gu, '…') : '';
}
