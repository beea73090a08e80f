import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
// Plain JavaScript on purpose: it runs before anything is installed.
// @ts-expect-error no types
import { checkCompiler, missingTools } from '../../scripts/setup/compiler.mjs';
// @ts-expect-error no types
import { installEnvironment } from '../../scripts/setup/install.mjs';
// @ts-expect-error no types
import { stateOf, wantedStamp, writeStamp } from '../../scripts/setup/installed.mjs';
// @ts-expect-error no types
import { withLock } from '../../scripts/setup/lock.mjs';
// @ts-expect-error no types
import { nodeProblem } from '../../scripts/setup/nodeVersion.mjs';
// @ts-expect-error no types
import { countLine } from '../../scripts/setup/runTests.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'motcua-setup-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '22.22.0', '24.1.0'])('%s is accepted', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it.each(['12.22.12', '18.20.4', '20.18.3', '21.7.0', '22.11.0'])('%s is refused with the version that is needed and where to get it', (version) => {
    const problem = nodeProblem(version) as string;
    expect(problem).toContain(version);
    expect(problem).toContain('20.19');
    expect(problem).toContain('https://nodejs.org');
  });
});

describe('the compiler check', () => {
  const path_ = () => ({ PATH: root });
  const provide = (...commands: string[]) => commands.forEach((command) => {
    writeFileSync(path.join(root, command), '#!/bin/sh\n');
    chmodSync(path.join(root, command), 0o755);
  });

  it('is content with python3, make and any C++ compiler', () => {
    provide('python3', 'make', 'clang++');
    expect(missingTools(path_())).toEqual([]);
    expect(() => checkCompiler(path_(), 'linux')).not.toThrow();
  });

  it('names the missing tools and the Debian packages that bring them, each once', () => {
    expect(() => checkCompiler(path_(), 'linux')).toThrow(/python3, make, g\+\+[^]*apt-get install python3 build-essential\n/);
  });

  it('asks only for what is missing', () => {
    provide('python3');
    expect(() => checkCompiler(path_(), 'linux')).toThrow(/apt-get install build-essential\n/);
  });
});

describe('node_modules', () => {
  const versions = (modules: string) => ({ ...process.versions, modules });
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1.0.0', optional: true } } });
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };

  beforeEach(() => write('package-lock.json', lock('1.0.0')));

  it('is installed when it is missing', () => {
    expect(stateOf(root, wantedStamp(root))).toBe('install');
  });

  it('is left alone once it was installed for this lock file and Node', () => {
    mkdirSync(path.join(root, 'node_modules'));
    writeStamp(root, wantedStamp(root));
    expect(stateOf(root, wantedStamp(root))).toBe('ready');
  });

  it('is installed again when the lock file changed', () => {
    mkdirSync(path.join(root, 'node_modules'));
    writeStamp(root, wantedStamp(root));
    write('package-lock.json', lock('1.0.1'));
    expect(stateOf(root, wantedStamp(root))).toBe('install');
  });

  it('has its native parts checked when another Node runs', () => {
    mkdirSync(path.join(root, 'node_modules'));
    writeStamp(root, wantedStamp(root, versions('115')));
    expect(stateOf(root, wantedStamp(root, versions('127')))).toBe('rebuild');
  });

  it('is taken over when someone installed exactly the locked versions by hand', () => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect(stateOf(root, wantedStamp(root))).toBe('rebuild');
  });

  it('is installed again when someone installed other versions, or an installation was cut off', () => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } }));
    expect(stateOf(root, wantedStamp(root))).toBe('install');
    write('node_modules/.package-lock.json', '{"packages":');
    expect(stateOf(root, wantedStamp(root))).toBe('install');
  });

  it('is installed without the CUDA download', () => {
    expect(installEnvironment({ PATH: '/bin' })).toMatchObject({ PATH: '/bin', ONNXRUNTIME_NODE_INSTALL: 'skip' });
  });
});

describe('the set-up lock', () => {
  beforeEach(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => void vi.restoreAllMocks());

  it('lets one command work at a time', async () => {
    const order: string[] = [];
    const first = withLock(root, async () => {
      order.push('first in');
      await new Promise((resolve) => setImmediate(resolve));
      order.push('first out');
    });
    const second = withLock(root, async () => order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['first in', 'first out', 'second']);
  });

  it('is taken over from a command that died', async () => {
    mkdirSync(path.join(root, '.cache'));
    // Larger than any process number of Linux.
    writeFileSync(path.join(root, '.cache', 'setup.lock'), '4194305');
    expect(await withLock(root, async () => 'done')).toBe('done');
  });

  it('is taken over when nobody has touched it for long, whoever has its process number now', async () => {
    mkdirSync(path.join(root, '.cache'));
    const file = path.join(root, '.cache', 'setup.lock');
    writeFileSync(file, String(process.pid));
    utimesSync(file, new Date(0), new Date(0));
    expect(await withLock(root, async () => 'done')).toBe('done');
  });

  it('is released when the work fails', async () => {
    await expect(withLock(root, async () => { throw new Error('no'); })).rejects.toThrow('no');
    expect(await withLock(root, async () => 'done')).toBe('done');
  });
});

describe('the closing line of npm test', () => {
  it('counts passed, failed and skipped tests', () => {
    expect(countLine({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1, testResults: [] })).toBe('7 passed, 2 failed, 2 skipped');
  });

  it('counts a test file that did not load as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(countLine({ numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults })).toBe('0 passed, 2 failed, 0 skipped');
  });
});
