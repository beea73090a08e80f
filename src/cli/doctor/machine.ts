import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { existsSync } from 'node:fs';
import { broken, firstLine, ok, warning, type Finding } from './finding.js';

/** The same floor as scripts/setup/nodeVersion.mjs, which runs before anything is installed or compiled. */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return ok('Node.js', version);
  return broken('Node.js', version, 'Install Node.js 20.19+ or 22.12+ from https://nodejs.org/en/download.');
}

/** Loads each native module and makes it do the least it can. */
export async function checkNativeModules(probes: Record<string, () => Promise<unknown>> = NATIVE_PROBES): Promise<Finding> {
  const failed: string[] = [];
  for (const [name, probe] of Object.entries(probes)) {
    await probe().catch((error: unknown) => failed.push(`${name}: ${firstLine(error)}`));
  }
  const remedy = 'Run `npm rebuild better-sqlite3 hnswlib-node`; if that does not help, delete node_modules and run `npm start`.';
  return failed.length === 0 ? ok('Native modules', Object.keys(probes).join(', ')) : broken('Native modules', failed.join('; '), remedy);
}

const NATIVE_PROBES = {
  'better-sqlite3': async () => new (await import('better-sqlite3')).default(':memory:').close(),
  'hnswlib-node': async () => new (await import('hnswlib-node')).default.HierarchicalNSW('l2', 2).initIndex(1),
};

/** Two generations, the vector cache and a growing state database. */
const MEGABYTES_NEEDED = 500;

/** Free space where `folder` is, or will be. */
export async function checkDisk(folder: string, needed = MEGABYTES_NEEDED): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestExisting(folder));
  const free = Math.floor((bavail * bsize) / 1_000_000);
  const detail = `${free.toLocaleString('en')} MB free at ${folder}`;
  if (free >= needed) return ok('Disk space', detail);
  return warning('Disk space', detail, `Free at least ${needed} MB, or move the folder: set MOTCUA_INDEX and MOTCUA_STATE.`);
}

/** Whether the server could listen; a port that is taken is most often a Một Cửa that already runs. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  const address = `${host}:${port}`;
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (error === undefined) return ok('Address', `${address} is free`);
  if (error.code === 'EADDRINUSE') {
    return warning('Address', `${address} is in use`, 'Nothing to do if Một Cửa runs already; else end the other program or set MOTCUA_PORT.');
  }
  return broken('Address', `${address}: ${error.message}`, 'Set MOTCUA_HOST to an address of this machine, and MOTCUA_PORT to a port of 1024 or above.');
}

function nearestExisting(folder: string): string {
  return existsSync(folder) || folder === path.dirname(folder) ? folder : nearestExisting(path.dirname(folder));
}
