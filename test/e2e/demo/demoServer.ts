import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Phone } from './phone.js';

export interface DemoServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the page with the phones, on this machine only. `page` is the file of the page. */
export async function serveDemo(phones: readonly Phone[], page: string, port = 0): Promise<DemoServer> {
  const server = createServer((request, response) => {
    answer(phones, page, request, response).catch(() => response.writeHead(400).end());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

async function answer(phones: readonly Phone[], page: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'GET' && pathname === '/') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(readFileSync(page));
  if (request.method === 'GET' && pathname === '/state') {
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(phones.map((phone) => ({ name: phone.name, bubbles: phone.bubbles() }))));
  }
  if (request.method !== 'POST') return void response.writeHead(404).end();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { phone: name, text = '', bubble = '', label = '' } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, string>;
  const phone = phones.find((one) => one.name === name);
  if (phone === undefined) return void response.writeHead(404).end();
  if (pathname === '/start') phone.start();
  else if (pathname === '/say' && text.trim() !== '') phone.say(text);
  else if (pathname === '/press') phone.press(bubble, label);
  response.writeHead(204).end();
}
