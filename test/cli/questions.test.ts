import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerQuestions } from '../../src/cli/questions.js';
import { readMoment, showMoment } from '../../src/cli/questions/moment.js';
import { run } from '../../src/cli/run.js';
import { openQuestions } from '../../src/store/openQuestions.js';
import { openStore } from '../../src/store/openStore.js';
import { maskPersonalData } from '../../src/text/mask.js';
import { freshStack, incoming, START, temporaryFolder, type Stack } from '../server/channels/harness.js';

let temporary: ReturnType<typeof temporaryFolder>;
let file: string;
let s: Stack;
let printed: string;
beforeEach(async () => {
  temporary = temporaryFolder();
  file = path.join(temporary.folder, 'state.sqlite');
  s = await freshStack({ file });
  printed = '';
  process.exitCode = undefined;
});
afterEach(async () => {
  await s.store.close();
  temporary.remove();
});

async function command(...args: string[]): Promise<number> {
  const program = new Command();
  registerQuestions(program, {
    open: () => openQuestions(file),
    openOutbox: () => openStore({ file, mask: maskPersonalData, now: () => s.clock.at }),
    print: (text) => { printed += text; },
    now: () => s.clock.at,
  });
  return run(program, ['node', 'motcua', 'questions', ...args]);
}

async function ask(id: string, text: string, sender = 'an'): Promise<void> {
  s.clock.at += 1_000;
  await s.accept(incoming(id, text, { sender }));
  await s.drain();
}
const listed = (): Record<string, unknown>[] => JSON.parse(printed) as Record<string, unknown>[];

test('lists what was asked, the last first, masked, with opinion and delivery', async () => {
  await ask('1', 'khai sinh, gọi 0912345678');
  s.bot.says.push({ ok: false, giveUp: true, reason: 'chặn' });
  await ask('2', '?ngoài tài liệu', 'binh');
  expect(await command()).toBe(0);
  const [head, last, first] = printed.split('\n');
  expect(head).toMatch(/^ID +ASKED +CHANNEL +STATUS +SURE +FEEDBACK +DELIVERY +QUESTION$/);
  expect(last).toMatch(/zalo +no_source +0\.90 +FAILED 1\/2 +\?ngoài tài liệu$/);
  expect(first).toMatch(/zalo +answered +0\.90 +sent +khai sinh, gọi \[số\]$/);
});

test('finds by status, channel, age, doubt, opinion and delivery', async () => {
  await ask('1', 'khai sinh');
  await ask('2', '?lạ');
  await command('--json');
  const [, birth] = listed();
  await s.store.feedback.give(String(birth!['answerId']), false, 'thiếu');
  const count = async (...args: string[]): Promise<number> => {
    printed = '';
    expect(await command('--json', ...args)).toBe(0);
    return listed().length;
  };
  expect(await count('--no-source')).toBe(1);
  expect(await count('--down')).toBe(1);
  expect(await count('--doubtful')).toBe(0);
  expect(await count('--undelivered')).toBe(0);
  expect(await count('--status', 'answered')).toBe(1);
  expect(await count('--channel', 'telegram')).toBe(0);
  expect(await count('--limit', '1')).toBe(1);
  s.clock.at += 3 * 86_400_000;
  expect(await count('--since', '2d')).toBe(0);
  expect(await count('--since', '4d')).toBe(2);
});

test('CSV opens in a spreadsheet and holds no formula', async () => {
  await ask('1', '=HYPERLINK("x"), hỏi');
  await command('--csv');
  expect(printed.startsWith('\u{FEFF}id,asked_at,')).toBe(true);
  expect(printed).toContain(`"'=HYPERLINK(""x""), hỏi"`);
});

test('shows the conversation, the answer, the passages with score and use, and the delivery', async () => {
  await ask('1', 'khai sinh');
  await ask('2', 'thế còn lệ phí?');
  await command('--json');
  const id = String(listed()[0]!['id']);
  printed = '';
  expect(await command('show', id.slice(0, 8))).toBe(0);
  expect(printed).toContain('  trả lời thế còn lệ phí?');
  expect(printed).toMatch(/conversation:\n {2}\S+ \S+ {2}khai sinh {2}\[answered: trả lời khai sinh\]\n> /);
  expect(printed).toMatch(/ {2}used {2}0\.900 {2}1\.001193 {2}fee\n +0\.400 {2}1\.001193 {2}place/);
  expect(printed).toMatch(/p3 {2}sent {2}tries 1/);
});

test('what was given up is sent again by the question or by its part, and nothing else is', async () => {
  s.bot.says.push({ ok: false, giveUp: true, reason: 'chặn' });
  await ask('1', 'khai sinh');
  s.bot.says.push({ ok: false, giveUp: true, reason: 'chặn' });
  s.clock.at += 1_000;
  await s.accept(incoming('2', { kind: 'command', command: 'help' }));
  await s.drain();
  await command('--undelivered', '--json');
  const id = String(listed()[0]!['id']);
  printed = '';
  await command('--undelivered');
  expect(printed).toMatch(/notices that were given up:\n {2}p3 .*chặn/);
  expect(await command('resend', id)).toBe(0);
  expect(await command('resend', 'p3')).toBe(0);
  await s.drain();
  expect(s.texts()).toHaveLength(3);
  expect(await command('resend', id)).toBe(1);
});

test('an unknown ID, a wrong moment and a wrong status end with a remedy', async () => {
  await ask('1', 'khai sinh');
  expect(await command('show', 'unknown')).toBe(1);
  expect(await command('--since', 'yesterday')).toBe(1);
  expect(await command('--status', 'nonsense')).toBe(2);
});

test('looking makes no database', async () => {
  file = path.join(temporary.folder, 'none.sqlite');
  expect(await command()).toBe(1);
  await expect(openQuestions(file)).rejects.toThrow('nobody has asked');
});

test('moments are read back as they are shown', () => {
  expect(readMoment('2h', START)).toBe(START - 7_200_000);
  expect(showMoment(readMoment('2026-11-01', START))).toBe('2026-11-01 00:00');
  expect(showMoment(readMoment('2026-11-01T08:05', START))).toBe('2026-11-01 08:05');
});
