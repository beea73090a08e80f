import { createInterface } from 'node:readline/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { pino } from 'pino';
import type { ZaloConnection } from '../../bots/zalo/connection.js';
import { loadConfig, type Config } from '../config.js';
import type { ZaloTokens } from '../store/zaloTokens.js';
import { connectAccount, type ConnectOptions } from './zalo/connect.js';
import { examineZalo, renderStatus } from './zalo/status.js';
import { EXIT } from './output.js';

/** The app's way to Zalo with the database behind it. */
export interface OpenZalo {
  connection: ZaloConnection;
  tokens: ZaloTokens;
  close(): Promise<void>;
}

/** What the commands work with; tests pass their own. */
export interface ZaloCommandParts {
  config(): Config;
  open(config: Config): Promise<OpenZalo>;
  /** One line from the terminal. */
  ask(prompt: string): Promise<string>;
  print(text: string): void;
  now(): number;
}

const REAL: ZaloCommandParts = {
  config: () => loadConfig({ env: process.env, cwd: process.cwd() }),
  async open(config) {
    // Loaded only when the command runs: `motcua --help` must not need a database.
    const [{ connectZalo }, { openStore }, { maskPersonalData }] = await Promise.all([
      import('../../bots/zalo/connection.js'), import('../store/openStore.js'), import('../text/mask.js'),
    ]);
    const store = await openStore({ file: path.join(config.state, 'motcua.sqlite'), mask: maskPersonalData });
    try {
      const log = pino({ level: 'silent' });
      return { connection: connectZalo({ config: config.zalo, tokens: store.zaloTokens, log }), tokens: store.zaloTokens, close: () => store.close() };
    } catch (error) {
      await store.close();
      throw error;
    }
  },
  async ask(prompt) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await terminal.question(prompt);
    } finally {
      terminal.close();
    }
  },
  print: (text) => process.stdout.write(text),
  now: Date.now,
};

/** `motcua zalo`: connects an Official Account and shows how the connection is. */
export function registerZalo(program: Command, parts: ZaloCommandParts = REAL): void {
  const zalo = program.command('zalo').description('connect a Zalo Official Account, and see how the connection is');
  zalo
    .command('connect')
    .description('get the first tokens from an administrator of the Official Account, or new ones after they were lost')
    .requiredOption('--callback <address>', 'the callback address that is registered for the app (Official Account Callback Url)')
    .option('--verifier <text>', 'the code verifier, where a code challenge is fixed in the console; a new pair is made otherwise')
    .option('--other-account', 'replace the tokens of another Official Account')
    .addHelpText('after', '\nThe running server uses the new tokens at once; messages that wait are sent. docs/channels/zalo.md tells each step.')
    .action(async (options: ConnectOptions) => {
      await withZalo(parts, (config, open) => connectAccount(config.zalo, open, options, parts));
      process.exitCode = EXIT.ok;
    });
  zalo
    .command('status')
    .description('show the Official Account, the age of the tokens, the quota and the last webhook')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nRefreshes nothing. Exit code 1 when messages cannot be sent.')
    .action(async ({ json }: { json?: boolean }) => {
      const status = await withZalo(parts, (_config, open) => examineZalo(open, parts.now()));
      parts.print(json === true ? `${JSON.stringify(status, null, 2)}\n` : renderStatus(status, parts.now()));
      process.exitCode = status.canSend ? EXIT.ok : EXIT.failure;
    });
}

async function withZalo<T>(parts: ZaloCommandParts, work: (config: Config, open: OpenZalo) => Promise<T>): Promise<T> {
  const config = parts.config();
  const open = await parts.open(config);
  try {
    return await work(config, open);
  } finally {
    await open.close();
  }
}
