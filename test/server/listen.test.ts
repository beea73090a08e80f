import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { listen, ListenError } from '../../src/server/listen.js';

const here = { host: '127.0.0.1', port: 0 };

test('serves on a free port and tells where', async () => {
  const server = await listen(new Hono().get('/', (c) => c.text('ok')), here);
  expect(await (await fetch(server.url)).text()).toBe('ok');
  await server.close();
});

test('a taken port is refused with the port and the setting that mends it', async () => {
  const server = await listen(new Hono(), here);
  const port = Number(new URL(server.url).port);
  const error = await listen(new Hono(), { ...here, port }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ListenError);
  expect((error as ListenError).message).toContain(String(port));
  expect((error as ListenError).remedy).toContain('MOTCUA_PORT');
  await server.close();
});

test('closing lets a running answer finish and takes no new one', async () => {
  let finish = (): void => undefined;
  let began = (): void => undefined;
  const running = new Promise<void>((resolve) => { began = resolve; });
  const app = new Hono().get('/', async (c) => {
    began();
    await new Promise<void>((resolve) => { finish = resolve; });
    return c.text('done');
  });
  const server = await listen(app, here);
  const answer = fetch(server.url).then((response) => response.text());
  await running;
  const closed = server.close();
  await expect(fetch(server.url)).rejects.toThrow();
  finish();
  expect(await answer).toBe('done');
  await closed;
});

test('what does not finish in time is cut', async () => {
  let began = (): void => undefined;
  const running = new Promise<void>((resolve) => { began = resolve; });
  const app = new Hono().get('/', () => {
    began();
    return new Promise<Response>(() => undefined);
  });
  const server = await listen(app, here);
  const answer = fetch(server.url).catch((error: unknown) => error);
  await running;
  await server.close(1);
  expect(await answer).toBeInstanceOf(Error);
});

test('a question of a thousand letters fits in the address', async () => {
  const server = await listen(new Hono().get('/', (c) => c.text(String(c.req.query('q')?.length))), here);
  const response = await fetch(`${server.url}/?${new URLSearchParams({ q: 'ở'.repeat(1_000) })}`);
  expect(await response.text()).toBe('1000');
  await server.close();
});
