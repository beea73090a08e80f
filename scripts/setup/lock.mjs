import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** The owner touches the lock this often … */
const BEAT_MS = 5_000;
/** … and one not touched for so long has no owner, even if its process number lives on in another program. */
const STALE_MS = 30_000;

/** Runs `work` while no other process of this project sets up or builds. A lock whose owner is gone is taken over. */
export async function withLock(root, work) {
  const file = path.join(root, '.cache', 'setup.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) say('Đang chờ một lệnh khác chuẩn bị xong… (waiting for another command that is setting up)');
    told = true;
    await sleep(200);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Someone deleted the folder .cache meanwhile: the work itself need not end for that.
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!ownerLives(file)) rmSync(file, { force: true });
    return false;
  }
}

function ownerLives(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return false;
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty file is a lock in the making: its owner has not written its number yet.
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process lives (EPERM); one that is gone, or a lock just released, does not.
    return error.code === 'EPERM';
  }
}
