import type { Command } from 'commander';
import { pino } from 'pino';
import { loadConfig, type Config } from '../config.js';
import type { Log } from '../../bots/web/dependencies.js';
import type { RunningServer } from '../server/startServer.js';
import { openBrowser } from './openBrowser.js';
import { EXIT } from './exitCode.js';

/** What the command works with; tests pass their own. */
export interface ServeCommandParts {
  config(): Config;
  start(config: Config, log: Log): Promise<RunningServer>;
  openBrowser(url: string): void;
  /** Resolves with the name of the signal that ends the server. */
  ended(): Promise<string>;
  say(line: string): void;
}

const REAL: ServeCommandParts = {
  config: () => loadConfig({ env: process.env, cwd: process.cwd() }),
  async start(config, log) {
    // Loaded only when the command runs: `motcua --help` must not load an encoder.
    const [{ startServer }, { openService }, { maskPersonalData }] = await Promise.all([
      import('../server/startServer.js'), import('../server/wire.js'), import('../text/mask.js'),
    ]);
    const service = await openService(config, log);
    try {
      return await startServer({ config, service, mask: maskPersonalData, log });
    } catch (error) {
      await service.close();
      throw error;
    }
  },
  openBrowser,
  ended: () => new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
  }),
  say: (line) => process.stderr.write(`${line}\n`),
};

/** `motcua serve`: the web chat, until a signal ends it. */
export function registerServe(program: Command, parts: ServeCommandParts = REAL): void {
  program
    .command('serve')
    .description('serve the web chat, health and metrics; builds the index first when there is none')
    .option('--open', 'open the chat in the browser of this machine')
    .addHelpText('after', '\nWhere it listens: MOTCUA_HOST and MOTCUA_PORT. Ctrl-C (or SIGTERM) lets running answers finish, then ends.')
    .action(async (options: { open?: boolean }) => {
      process.exitCode = await serve(parts, options.open === true);
    });
}

async function serve(parts: ServeCommandParts, open: boolean): Promise<number> {
  const config = parts.config();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const ended = parts.ended();
  const server = await parts.start(config, log);
  const url = server.url.replace('127.0.0.1', 'localhost').replace('0.0.0.0', 'localhost');
  parts.say(`Một Cửa: ${url} (Ctrl-C để dừng)`);
  if (open) parts.openBrowser(url);
  const signal = await ended;
  parts.say(`${signal}: đang trả lời nốt rồi dừng…`);
  await server.stop();
  return EXIT.ok;
}
