import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runAlone } from '../../../src/server/channels/runAlone.js';
import { openStore } from '../../../src/store/openStore.js';
import { quietLog } from '../../fakes/webChat.js';

/** Time that passes only when somebody waits for it. */
function time() {
  const clock = { at: 1_000_000 };
  const wait = async (ms: number, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    clock.at += ms;
    await nextTurn();
  };
  return { clock, wait };
}

test('one process does the work, and another takes over when it ends', async () => {
  const { clock, wait } = time();
  const store = await openStore({ file: ':memory:', mask: (text) => text, now: () => clock.at });
  const stops = { one: new AbortController(), two: new AbortController() };
  const doing: string[] = [];
  const process = (name: 'one' | 'two') => runAlone(async (signal) => {
    doing.push(name);
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    doing.splice(doing.indexOf(name), 1);
  }, { leases: store.leases, name: 'poll', holder: name, log: quietLog, wait }, stops[name].signal);
  const one = process('one');
  while (!doing.includes('one')) await nextTurn();
  const two = process('two');
  for (let n = 0; n < 20; n++) await nextTurn();
  expect(doing).toEqual(['one']);
  stops.one.abort();
  await one;
  while (!doing.includes('two')) await nextTurn();
  expect(doing).toEqual(['two']);
  stops.two.abort();
  await two;
  await store.close();
});

test('a work that fails begins again', async () => {
  const { wait } = time();
  const stop = new AbortController();
  let tries = 0;
  await runAlone(async () => {
    if (++tries === 3) stop.abort();
    throw new Error('broken');
  }, { leases: { take: () => Promise.resolve(true) }, name: 'poll', holder: 'one', log: quietLog, wait }, stop.signal);
  expect(tries).toBe(3);
});

test('who loses the lease stops', async () => {
  const { wait } = time();
  const stop = new AbortController();
  let takes = 0;
  const take = (): Promise<boolean> => Promise.resolve(++takes !== 3);
  let wasStopped = false;
  await runAlone((signal) => new Promise((resolve) => signal.addEventListener('abort', () => {
    wasStopped = !stop.signal.aborted;
    stop.abort();
    resolve();
  })), { leases: { take }, name: 'poll', holder: 'one', log: quietLog, wait }, stop.signal);
  expect(wasStopped).toBe(true);
});
