import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { startServer } from '../../src/server/startServer.js';
import { ListenError } from '../../src/server/listen.js';
import { fakeAssistant, fakeDocuments } from '../fakes/assistant.js';
import { quietLog } from '../fakes/webChat.js';

const state = mkdtempSync(join(tmpdir(), 'server-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

const options = (port = 0) => ({
  config: { ...loadConfig({ env: {}, cwd: state, root: state }), port, state },
  service: {
    assistant: fakeAssistant(), documents: fakeDocuments, status: () => ({ state: 'ready' as const, done: 1, total: 1, note: '' }), closed: 0,
    close() { this.closed += 1; },
  },
  mask: (text: string) => text,
  log: quietLog,
});

test('answers over a real connection, keeps its state, and closes everything once', async () => {
  const first = options();
  const server = await startServer(first);
  const page = await fetch(`${server.url}/?q=con+moi+sinh`);
  expect(await page.text()).toContain('Đăng ký khai sinh');
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] as string;
  await Promise.all([server.stop(), server.stop()]);
  expect(first.service.closed).toBe(1);

  const again = options();
  const second = await startServer(again);
  await fetch(`${second.url}/?q=l%E1%BB%87+ph%C3%AD`, { headers: { cookie } });
  expect(again.service.assistant.asked[0]?.context).toEqual(['con moi sinh']);
  await second.stop();
});

test('two server processes may share one state folder', async () => {
  const [one, two] = await Promise.all([startServer(options()), startServer(options())]);
  for (const { url } of [one, two]) expect((await fetch(`${url}/?q=con+moi+sinh`)).status).toBe(200);
  await Promise.all([one.stop(), two.stop()]);
});

test('a taken port leaves nothing open', async () => {
  const server = await startServer(options());
  await expect(startServer(options(Number(new URL(server.url).port)))).rejects.toThrow(ListenError);
  await server.stop();
});
