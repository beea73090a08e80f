import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Exchange } from '../../src/store/conversations.js';
import { openStore, type Store } from '../../src/store/openStore.js';
import { maskPersonalData } from '../../src/text/mask.js';

const DAY = 86_400_000;
let folder: string;
let store: Store;
let clock: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  clock = 1_000 * DAY;
  store = await openStore({ file: join(folder, 'state.sqlite'), mask: maskPersonalData, now: () => (clock += 1) });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const exchange = (question: string, userKey = 'a'): Exchange => ({
  channel: 'web', userKey, question,
  answer: { status: 'answered', title: '', lead: '', statements: [], citations: [], passages: [], confidence: 0.5, ms: 1 },
});

test('gives back the last questions of a citizen, oldest first, and nobody else’s', async () => {
  for (const question of ['một', 'hai', 'ba']) await store.conversations.record(exchange(question));
  await store.conversations.record(exchange('của người khác', 'b'));
  expect(await store.conversations.recentQuestions('web', 'a', 0, 2)).toEqual(['hai', 'ba']);
  expect(await store.conversations.recentQuestions('zalo', 'a', 0, 2)).toEqual([]);
});

test('gives the questions up to an answer, and none after it', async () => {
  await store.conversations.record(exchange('một'));
  const id = await store.conversations.record(exchange('hai'));
  await store.conversations.record(exchange('ba'));
  expect(await store.conversations.questionsUpTo(id, 5)).toEqual(['một', 'hai']);
  expect(await store.conversations.questionsUpTo('unknown', 5)).toEqual([]);
});

test('identity numbers, phone numbers and e-mails never reach the disk', async () => {
  const id = await store.conversations.record(exchange('căn cước 012345678901, gọi 0912 345 678, thư an@example.com'));
  await store.feedback.give(id, false, 'gọi tôi 0987654321');
  await store.close();
  const bytes = ['state.sqlite', 'state.sqlite-wal'].map((name) => {
    try {
      return readFileSync(join(folder, name), 'latin1');
    } catch {
      return '';
    }
  }).join('');
  for (const secret of ['012345678901', '0912 345 678', 'an@example.com', '0987654321']) expect(bytes).not.toContain(secret);
  store = await openStore({ file: join(folder, 'state.sqlite'), mask: maskPersonalData });
});

test('forgetting a citizen takes messages, answers and feedback along and leaves the others', async () => {
  const mine = await store.conversations.record(exchange('của tôi'));
  const other = await store.conversations.record(exchange('của người khác', 'b'));
  await store.feedback.give(mine, true, '');
  expect(await store.conversations.forget('web', 'a')).toBe(1);
  expect(await store.conversations.forget('web', 'a')).toBe(0);
  expect(await store.feedback.give(mine, true, '')).toBe(false);
  expect(await store.feedback.give(other, true, '')).toBe(true);
});

test('a very long question is cut before it is kept', async () => {
  await store.conversations.record(exchange('x'.repeat(10_000)));
  const [kept] = await store.conversations.recentQuestions('web', 'a', 0, 1);
  expect(kept?.length).toBe(2_000);
});

test('a second opinion replaces the first, and an empty comment does not wipe one', async () => {
  const id = await store.conversations.record(exchange('một'));
  expect(await store.feedback.give(id, true, 'rõ ràng')).toBe(true);
  expect(await store.feedback.give(id, false, '')).toBe(true);
  expect(await store.feedback.give('unknown', false, '')).toBe(false);
  const database = new Database(join(folder, 'state.sqlite'), { readonly: true });
  expect(database.prepare('select is_right, comment from feedback').all()).toEqual([{ is_right: 0, comment: 'rõ ràng' }]);
  database.close();
});

test('retention deletes what is too old and keeps the rest', async () => {
  const old = await store.conversations.record(exchange('cũ', 'a'));
  clock += 31 * DAY;
  const fresh = await store.conversations.record(exchange('mới', 'b'));
  expect(await store.retention.purge(30)).toBe(1);
  expect(await store.conversations.questionsUpTo(old, 5)).toEqual([]);
  expect(await store.conversations.questionsUpTo(fresh, 5)).toEqual(['mới']);
});

test('two stores on one database do not get in each other’s way', async () => {
  const second = await openStore({ file: join(folder, 'state.sqlite'), mask: maskPersonalData });
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? store : second).conversations.record(exchange(`câu ${n}`))));
  expect(await store.conversations.recentQuestions('web', 'a', 0, 100)).toHaveLength(40);
  await second.close();
});

test('a lease is one holder’s until it runs out', async () => {
  expect(await store.leases.take('job', 'one', 1_000)).toBe(true);
  expect(await store.leases.take('job', 'two', 1_000)).toBe(false);
  expect(await store.leases.take('job', 'one', 1_000)).toBe(true);
  clock += 2_000;
  expect(await store.leases.take('job', 'two', 1_000)).toBe(true);
});
