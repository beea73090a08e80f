import { describe, expect, it } from 'vitest';
import { lockBuild } from '../../../src/index/build/buildLock.js';
import { IndexLockedError } from '../../../src/index/indexError.js';
import { rollback } from '../../../src/index/openCurrent.js';
import { tempIndex } from '../support/tempIndex.js';

describe('lockBuild', () => {
  const index = tempIndex();

  it('names the process that holds it', () => {
    const unlock = lockBuild(index.path);
    expect(() => lockBuild(index.path)).toThrow(IndexLockedError);
    expect(() => lockBuild(index.path)).toThrow(`process ${process.pid}`);
    unlock();
  });

  it('lets the next one in once it is let go', () => {
    lockBuild(index.path)();
    lockBuild(index.path)();
  });

  it('keeps a rollback from running into a build', async () => {
    const unlock = lockBuild(index.path);
    await expect(rollback(index.path)).rejects.toThrow(IndexLockedError);
    unlock();
  });
});
