import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A question in Vietnamese, percent-encoded in the address, takes nine bytes a letter. */
const MAX_HEADER_BYTES = 32 * 1024;
const SWEEP_MS = 50;

export interface Listening {
  /** Where the server can be reached, e.g. `http://127.0.0.1:8080`. */
  url: string;
  /** Takes no new connections, lets running answers finish, cuts what is left after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/** The server cannot listen where it should. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor(message: string, readonly remedy: string, cause: unknown) {
    super(message, { cause });
  }
}

/**
 * Starts to listen.
 * @throws ListenError when the address is taken or not ours.
 */
export async function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    createServer,
    serverOptions: { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout: 20_000, headersTimeout: 10_000, keepAliveTimeout: 15_000 },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${shown}:${address.port}`, close: (graceMs = 10_000) => close(server, graceMs) };
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection whose answer has gone out is kept alive by the browser: it is closed as soon as it is idle.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const where = `${host}:${port}`;
  if (error.code === 'EADDRINUSE') return new ListenError(`${where} is taken by another program`, 'Stop it, or set MOTCUA_PORT to a free port.', error);
  if (error.code === 'EACCES') return new ListenError(`this user may not listen on ${where}`, 'Set MOTCUA_PORT to 1024 or more.', error);
  return new ListenError(`cannot listen on ${where}: ${error.message}`, 'Check MOTCUA_HOST: it must be an address of this machine, like 127.0.0.1 or 0.0.0.0.', error);
}
