import { expect, test } from 'vitest';
import { backoff } from '../../../src/server/channels/backoff.js';
import { commandIn } from '../../../src/server/channels/commandIn.js';
import { Loops } from '../../../src/server/channels/loops.js';
import { Turnstile } from '../../../src/server/channels/turnstile.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const HOUR = 3_600_000;

test('a loop that sleeps is woken by news, and news during a step are not slept over', async () => {
  let [steps, work] = [0, 0];
  const loops: Loops = new Loops(async () => {
    steps++;
    if (steps === 1) loops.wake();
    return work-- > 0 ? 0 : HOUR;
  }, { sideBySide: 1, turn, onError: () => undefined });
  loops.start();
  while (steps < 2) await turn();
  await turn();
  work = 3;
  loops.wake();
  while (steps < 6) await turn();
  await loops.stop();
  expect(steps).toBe(6);
});

test('a step that fails is reported and the loop goes on', async () => {
  const errors: unknown[] = [];
  const loops = new Loops(() => Promise.reject(new Error('disk full')), {
    sideBySide: 1, turn, onError: (error) => void errors.push(error),
  });
  loops.start();
  while (errors.length === 0) await turn();
  await loops.stop();
  expect(errors).toHaveLength(1);
});

test('work begins when nobody knocks, and in any case after a while', async () => {
  const turnstile = new Turnstile();
  await turnstile.pass();
  let isOver = false;
  const knocking = (async () => {
    while (!isOver) {
      turnstile.knock();
      await turn();
    }
  })();
  const start = performance.now();
  await turnstile.pass();
  expect(performance.now() - start).toBeGreaterThan(90);
  isOver = true;
  await knocking;
});

test('pauses double to ten minutes, are spread, and are never shorter than the platform says', () => {
  expect(backoff(1, 0)).toBe(500);
  expect(backoff(1, 1)).toBe(1_000);
  expect(backoff(5, 1)).toBe(16_000);
  expect(backoff(30, 1)).toBe(600_000);
  for (const random of [0, 0.5, 1]) expect(backoff(1, random, 30_000)).toBeGreaterThanOrEqual(30_000);
  expect(backoff(1, 0.5, 30_000)).toBeLessThan(31_000);
});

test('a command is a whole message, written as people write', () => {
  expect(commandIn('Xóa dữ liệu của tôi')).toBe('forget');
  expect(commandIn('xoá dữ liệu của tôi!')).toBe('forget');
  expect(commandIn('xoa du lieu cua toi')).toBe('forget');
  expect(commandIn('LIÊN HỆ')).toBe('contacts');
  expect(commandIn('tôi muốn liên hệ với xã')).toBeUndefined();
  expect(commandIn('làm sao xóa dữ liệu của tôi ở công an')).toBeUndefined();
});
