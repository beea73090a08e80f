/** Settings that Zalo needs are missing. */
export class ZaloSettingError extends Error {
  override readonly name = 'ZaloSettingError';
  readonly remedy: string;

  constructor(missing: readonly string[]) {
    super(`Zalo needs ${missing.join(' and ')}, and ${missing.length > 1 ? 'they are' : 'it is'} not set`);
    this.remedy = `Set ${missing.join(', ')} (a secret also from the file that <NAME>_FILE names); docs/channels/zalo.md says where Zalo shows ${missing.length > 1 ? 'them' : 'it'}.`;
  }
}

/** Zalo does not give tokens any more until an administrator connects again. */
export class ZaloReconnectError extends Error {
  override readonly name = 'ZaloReconnectError';
  readonly remedy = 'An administrator of the Official Account runs `motcua zalo connect` once; messages that wait are sent after that.';
}

/** Zalo or the way to it failed: the same may work later. Carries no request, since a request carries tokens. */
export class ZaloUnavailableError extends Error {
  override readonly name = 'ZaloUnavailableError';
  readonly remedy = 'Nothing to do if it passes; else check that this machine reaches openapi.zalo.me and oauth.zaloapp.com.';

  constructor(message: string, readonly left: boolean) {
    super(message);
  }
}

/** Zalo refused a call with a code of its own. */
export class ZaloRefusedError extends Error {
  override readonly name = 'ZaloRefusedError';
  readonly remedy: string;

  constructor(readonly code: number, readonly explanation: string) {
    super(`Zalo refused: code ${code}${explanation === '' ? '' : ` (${explanation})`}`);
    this.remedy = `Look up code ${code} in docs/channels/zalo.md.`;
  }
}
