/** What a citizen is to the account. */
export interface FakeUser {
  follows: boolean;
  /** 0: never. */
  lastInteractionAt: number;
  banned?: boolean;
  restricted?: boolean;
}

/** What an endpoint does instead of its work, once. `after`: does its work, then cuts the connection, so that the answer is lost. */
export interface Failure {
  status?: number;
  body?: unknown;
  drop?: 'before' | 'after';
  delayMs?: number;
}

export interface SeenRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface SentMessage {
  id: string;
  userId: string;
  text: string;
  buttons: FakeButton[];
  billed: boolean;
}

export interface FakeButton {
  title: string;
  type: string;
  payload: unknown;
}

/** The fake's memory; tests change it and read it. */
export interface FakeState {
  appId: string;
  appSecret: string;
  oaSecret: string;
  oaId: string;
  now: () => number;
  users: Map<string, FakeUser>;
  oa: { verified: boolean; paidPackage: boolean; disabled: boolean; linked: boolean; balance: number };
  /** Calls a minute that the app may make. */
  rateLimit: number;
  /** Code for an access token that has expired: Zalo's pages and live reports disagree. */
  expiredCode: -216 | -220;
  /** Refuse buttons as an unsupported template. */
  refusesButtons: boolean;
  requests: SeenRequest[];
  /** Things no real client may do, for tests to find empty. */
  violations: string[];
  sent: SentMessage[];
}

export type Reply = { status?: number; body: unknown; headers?: Record<string, string> };

export const refusal = (error: number, message: string): Reply => ({ body: { error, message } });
