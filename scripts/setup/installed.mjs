import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What node_modules was installed for: these lines of package-lock.json, this machine, this kind of Node. */
export function wantedStamp(root, versions = process.versions) {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  return { lock: createHash('sha256').update(lock).digest('hex'), abi: versions.modules, platform: `${process.platform}-${process.arch}` };
}

/**
 * `ready`: nothing to do; `rebuild`: the packages are right, their native parts are for another Node;
 * `install`: missing, of another lock file or of another machine.
 */
export function stateOf(root, wanted) {
  const stamp = readJson(stampFile(root));
  if (stamp === undefined) return installedByHand(root) ? 'rebuild' : 'install';
  if (stamp.lock !== wanted.lock || stamp.platform !== wanted.platform) return 'install';
  return stamp.abi === wanted.abi ? 'ready' : 'rebuild';
}

export function writeStamp(root, stamp) {
  writeFileSync(stampFile(root), `${JSON.stringify(stamp)}\n`);
}

function stampFile(root) {
  return path.join(root, 'node_modules', '.motcua-setup.json');
}

/** True when someone ran npm themselves: npm's own record in node_modules agrees with the lock file. */
function installedByHand(root) {
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))?.packages;
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version);
}

function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // A half-written file of an interrupted installation counts as none.
    return undefined;
  }
}
