import { Command } from 'commander';
import { expect, test } from 'vitest';
import { commandFor } from '../../src/cli/openBrowser.js';
import { registerServe, type ServeCommandParts } from '../../src/cli/serve.js';
import { loadConfig } from '../../src/config.js';

function command(over: Partial<ServeCommandParts> = {}) {
  const events: string[] = [];
  const parts: ServeCommandParts = {
    config: () => loadConfig({ env: { MOTCUA_LOG_LEVEL: 'silent' }, cwd: '/' }),
    start: () => {
      events.push('start');
      return Promise.resolve({ url: 'http://127.0.0.1:8080', stop: () => { events.push('stop'); return Promise.resolve(); } });
    },
    openBrowser: (url) => { events.push(`open ${url}`); },
    ended: () => Promise.resolve('SIGTERM'),
    say: (line) => { events.push(line.split(' (')[0] as string); },
    ...over,
  };
  const program = new Command().exitOverride();
  registerServe(program, parts);
  return { events, run: (...args: string[]) => program.parseAsync(['node', 'motcua', 'serve', ...args]) };
}

test('serves until a signal, then stops in order', async () => {
  const { events, run } = command();
  await run();
  expect(events).toEqual(['start', 'Một Cửa: http://localhost:8080', 'SIGTERM: đang trả lời nốt rồi dừng…', 'stop']);
});

test('--open opens the chat once it can be reached', async () => {
  const { events, run } = command();
  await run('--open');
  expect(events.slice(0, 3)).toEqual(['start', 'Một Cửa: http://localhost:8080', 'open http://localhost:8080']);
});

test('a server that cannot start ends the command with its error', async () => {
  const { run } = command({ start: () => Promise.reject(new Error('port taken')) });
  await expect(run()).rejects.toThrow('port taken');
});

test('a machine without a screen opens nothing', () => {
  expect(commandFor('http://localhost:8080', 'linux', {})).toBeUndefined();
  expect(commandFor('http://localhost:8080', 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', 'http://localhost:8080']);
  expect(commandFor('http://localhost:8080', 'darwin', {})?.[0]).toBe('open');
});
