import { expect, test } from 'vitest';
import { startRetentionJob } from '../../src/server/retentionJob.js';
import { quietLog } from '../fakes/webChat.js';

function fakeStore(leased: boolean, purge: () => Promise<number>) {
  let done = (): void => undefined;
  const finished = new Promise<void>((resolve) => { done = resolve; });
  const purged: number[] = [];
  return {
    finished, purged,
    leases: { take: () => { if (!leased) done(); return Promise.resolve(leased); } },
    retention: { purge: (days: number) => { purged.push(days); done(); return purge(); } },
  };
}

test('deletes at the start, by the setting', async () => {
  const store = fakeStore(true, () => Promise.resolve(3));
  const stop = startRetentionJob(store as never, 30, quietLog);
  await store.finished;
  stop();
  expect(store.purged).toEqual([30]);
});

test('leaves it to the server process that holds the lease', async () => {
  const store = fakeStore(false, () => Promise.resolve(0));
  const stop = startRetentionJob(store as never, 30, quietLog);
  await store.finished;
  stop();
  expect(store.purged).toEqual([]);
});

test('a failure is logged and ends nothing', async () => {
  const store = fakeStore(true, () => Promise.reject(new Error('disk full')));
  let logged = (_message: string): void => undefined;
  const line = new Promise<string>((resolve) => { logged = resolve; });
  const stop = startRetentionJob(store as never, 30, { ...quietLog, error: (_fields, message) => logged(message) });
  expect(await line).toContain('retention job failed');
  stop();
});
