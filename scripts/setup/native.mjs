import { spawnSync } from 'node:child_process';

/** Our native modules, with the least that shows that they really load. */
const PROBES = {
  'better-sqlite3': "new (require('better-sqlite3'))(':memory:').close()",
  'hnswlib-node': "new (require('hnswlib-node').HierarchicalNSW)('l2', 2).initIndex(1)",
};

/** The native modules that do not load, each with the first line of its error. In a process of its own: a bad binary may crash it. */
export function brokenModules(root) {
  return Object.entries(PROBES).flatMap(([name, probe]) => {
    const { status, stderr, signal } = spawnSync(process.execPath, ['-e', probe], { cwd: root, encoding: 'utf8' });
    if (status === 0) return [];
    const line = stderr.split('\n').find((text) => /Error/.test(text)) ?? `ended by ${signal ?? status}`;
    return [{ name, cause: line.trim() }];
  });
}
