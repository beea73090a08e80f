import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';
import { ZaloUnavailableError } from './zaloError.js';

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 1024 * 1024;
/** Errors of a request that never left this machine. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID']);

export function createHttp(): AxiosInstance {
  return axios.create({ timeout: TIMEOUT_MS });
}

/**
 * Calls Zalo and gives the JSON object it answers. Both hosts answer refusals with HTTP 200, so that any other status is a failure
 * of the server or of something before it.
 * @throws ZaloUnavailableError, never an error of axios: those carry the request with its tokens
 */
export async function callZalo(http: AxiosInstance, request: AxiosRequestConfig): Promise<Record<string, unknown>> {
  let response;
  try {
    response = await http.request<string>({
      ...request, maxRedirects: 0, maxContentLength: MAX_ANSWER_BYTES, validateStatus: () => true, responseType: 'text', transformResponse: (text: string) => text,
    });
  } catch (error) {
    const code = axios.isAxiosError(error) ? (error.code ?? 'no code') : 'no code';
    throw new ZaloUnavailableError(`Zalo did not answer (${code})`, !NEVER_LEFT.has(code));
  }
  const answer = objectOf(response.data);
  if (response.status !== 200) throw new ZaloUnavailableError(`Zalo answered with HTTP ${response.status}`, response.status >= 500);
  if (answer === undefined) throw new ZaloUnavailableError('Zalo answered with something that is no JSON object', true);
  return answer;
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
