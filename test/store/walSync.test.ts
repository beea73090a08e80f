import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { WalSync } from '../../src/store/walSync.js';

const folder = mkdtempSync(join(tmpdir(), 'wal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('who waits at the same time shares one sync, and a later one gets its own', async () => {
  writeFileSync(join(folder, 'a-wal'), 'log');
  const wal = new WalSync(join(folder, 'a'));
  const [first, second] = [wal.flush(), wal.flush()];
  await Promise.all([first, second]);
  await wal.flush();
});

test('without a log there is nothing to sync', async () => {
  await new WalSync(':memory:').flush();
  await new WalSync(join(folder, 'none')).flush();
});

test('a log that cannot be opened is an error, and the next flush tries again', async () => {
  const wal = new WalSync(join(folder, 'b', 'state'));
  writeFileSync(join(folder, 'b'), 'no folder');
  await expect(wal.flush()).rejects.toThrow('ENOTDIR');
  await expect(wal.flush()).rejects.toThrow('ENOTDIR');
});
