import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { say } from './say.mjs';
import { setup } from './setup.mjs';
import { transpile } from './transpile.mjs';

/** Where the page is, when nothing else is there. */
const PAGE_PORT = 8090;
const FAKES = ['test/fakes/telegram', 'test/fakes/zalo', 'test/e2e/demo'];

/** Runs the product against both fakes until Ctrl-C; gives its exit code. What it stores is thrown away at the end. */
export async function demoChannels(root = ROOT) {
  await setup(root);
  await build(root);
  const compiled = path.join(root, '.cache', 'demo');
  await transpile(root, FAKES, compiled);
  const { startDemo } = await import(pathToFileURL(path.join(compiled, 'test', 'e2e', 'demo', 'startDemo.js')).href);
  const { openBrowser } = await import(pathToFileURL(path.join(root, 'dist', 'src', 'cli', 'openBrowser.js')).href);

  const state = mkdtempSync(path.join(tmpdir(), 'motcua-demo-'));
  const demo = await startDemo({ page: path.join(root, 'test', 'e2e', 'demo', 'page.html'), port: await freePort(PAGE_PORT) });
  const port = await freePort(0);
  demo.productIsAt(`http://127.0.0.1:${port}`);
  const child = spawn(process.execPath, [path.join(root, 'dist', 'src', 'cli', 'main.js'), 'serve'], {
    cwd: root, stdio: 'inherit',
    env: { ...withoutChannels(process.env), ...demo.settings, MOTCUA_STATE: state, MOTCUA_HOST: '127.0.0.1', MOTCUA_PORT: String(port) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  say(`Trang thử Zalo và Telegram: ${demo.url} (Ctrl-C để dừng)`);
  openBrowser(demo.url);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  await demo.stop();
  rmSync(state, { recursive: true, force: true });
  return code;
}

/** The real accounts of this machine must not be part of a demonstration. */
function withoutChannels(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^MOTCUA_(TELEGRAM|ZALO)_/.test(name)));
}

/** That port when it is free, else any free one. */
function freePort(wanted) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => (wanted === 0 ? reject(new Error('no free port')) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
