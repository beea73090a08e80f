import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine, registerDoctor, type DoctorCommandParts } from '../../src/cli/doctor.js';
import { checkCorpus, checkModel, checkState } from '../../src/cli/doctor/knowledge.js';
import { checkIndex } from '../../src/cli/doctor/publishedIndex.js';
import { checkDisk, checkNativeModules, checkNode, checkPort } from '../../src/cli/doctor/machine.js';
import { renderFindings } from '../../src/cli/doctor/report.js';
import { loadConfig } from '../../src/config.js';
import type { Corpus } from '../../src/corpus/load/loadCorpus.js';
import type { Document } from '../../src/corpus/document.js';
import type { Manifest } from '../../src/index/manifest.js';
import type { Encoder } from '../../src/embedding/encoder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document = { id: '1.1', kind: 'procedure', title: 'x', levels: [], validity: { status: 'in_force' }, warnings: [], sections: [], files: [] } as Document;
const contact = { id: 'a', name: 'A', phones: ['1'], scope: {}, source: 's', verified: '2026-07-01' };
const corpus = (change: Partial<Corpus>): Corpus => ({ documents: [document], phrasings: [], elsewhere: [], contacts: [contact], emergency: [], problems: [], ...change });
const encoder = (vector: number[]): Encoder => ({
  name: 'tiny', digest: 'abcdef0123456789', dimension: vector.length,
  embedQueries: async () => [Float32Array.from(vector)], embedPassages: async () => [], dispose: async () => {},
});

describe('the machine', () => {
  it('needs a Node that the project is tested on', () => {
    expect(checkNode('20.19.0').state).toBe('ok');
    expect(checkNode('18.20.0')).toMatchObject({ state: 'broken', detail: '18.20.0', remedy: expect.stringContaining('20.19') });
  });

  it('loads the native modules of this installation', async () => {
    expect(await checkNativeModules()).toMatchObject({ state: 'ok' });
  });

  it('names the native module that does not load', async () => {
    const finding = await checkNativeModules({ good: async () => 1, bad: () => Promise.reject(new Error('wrong ABI\nmore')) });
    expect(finding).toMatchObject({ state: 'broken', detail: 'bad: wrong ABI', remedy: expect.stringContaining('npm rebuild') });
  });

  it('measures the free space of a folder that is not there yet', async () => {
    expect((await checkDisk(path.join(folder, 'not', 'yet'), 0)).state).toBe('ok');
    expect(await checkDisk(folder, Number.MAX_SAFE_INTEGER)).toMatchObject({ state: 'warning', remedy: expect.stringContaining('MOTCUA_STATE') });
  });

  it('tells a free address from one in use', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
    expect(await checkPort('127.0.0.1', port)).toMatchObject({ state: 'warning', detail: `127.0.0.1:${port} is in use` });
    await new Promise((resolve) => server.close(resolve));
    expect((await checkPort('127.0.0.1', port)).state).toBe('ok');
  });

  it('finds an address of another machine broken', async () => {
    expect(await checkPort('203.0.113.1', 8080)).toMatchObject({ state: 'broken', remedy: expect.stringContaining('MOTCUA_HOST') });
  });
});

describe('the encoder', () => {
  it('is named with the digest that the index must have been built with', async () => {
    expect(await checkModel(async () => encoder([0.6, 0.8]))).toEqual({ name: 'Encoder', state: 'ok', detail: 'tiny, 2 dimensions, digest abcdef012345' });
  });

  it('is broken when its vectors are no unit vectors', async () => {
    expect(await checkModel(async () => encoder([3, 4]))).toMatchObject({ state: 'broken' });
  });

  it('is broken with the remedy of its own error', async () => {
    const error = Object.assign(new Error('file gone'), { remedy: 'put it back' });
    expect(await checkModel(() => Promise.reject(error))).toMatchObject({ state: 'broken', detail: 'file gone', remedy: 'put it back' });
  });
});

describe('the corpus', () => {
  it('is counted by kind', async () => {
    expect(await checkCorpus(async () => corpus({}))).toMatchObject({ state: 'ok', detail: expect.stringContaining('1 procedures, 0 plans') });
  });

  it('is broken when it is empty or a file was left out', async () => {
    expect(await checkCorpus(async () => corpus({ documents: [] }))).toMatchObject({ state: 'broken' });
    const problems = [{ file: 'plans/a.md', severity: 'error' as const, cause: 'no title', remedy: 'add one' }];
    expect(await checkCorpus(async () => corpus({ problems }))).toMatchObject({ state: 'broken', detail: expect.stringContaining('plans/a.md: no title'), remedy: 'add one' });
  });

  it('is no worse for something that was mended in reading', async () => {
    const problems = [{ file: 'a', severity: 'repaired' as const, cause: 'blank', remedy: 'none' }];
    expect((await checkCorpus(async () => corpus({ problems }))).state).toBe('ok');
  });

  it('gets a warning without any contact', async () => {
    expect((await checkCorpus(async () => corpus({ contacts: [] }))).state).toBe('warning');
  });
});

describe('the state folder', () => {
  it('is made when it is missing', async () => {
    expect((await checkState(path.join(folder, 'state'))).state).toBe('ok');
  });

  it('is broken where a file stands in its place', async () => {
    writeFileSync(path.join(folder, 'state'), '');
    chmodSync(path.join(folder, 'state'), 0o400);
    expect(await checkState(path.join(folder, 'state'))).toMatchObject({ state: 'broken', remedy: expect.stringContaining('MOTCUA_STATE') });
  });
});

describe('the report', () => {
  it('puts each remedy under its line and counts what is broken', () => {
    expect(renderFindings([
      { name: 'Node.js', state: 'ok', detail: '20' },
      { name: 'Index', state: 'broken', detail: 'none', remedy: 'Run `motcua index`.' },
    ])).toBe('ok      Node.js  20\nBROKEN  Index    none\n         -> Run `motcua index`.\n\n1 thing is broken; the arrows say what to do.\n');
  });
});

describe('the published index', () => {
  const manifest = {
    id: 'g7', created: '2026-07-01T00:00:00Z', corpus: 'c1', encoder: { name: 'tiny', digest: 'e1', dimension: 2 },
    counts: { documents: 3, sections: 9, units: 12, phrasingsWithoutDocument: 0 },
  } as Manifest;
  const parts = { manifest: async () => manifest, encoder: 'e1', corpus: 'c1', now: new Date('2026-07-04T00:00:00Z') };

  it('is named with its age and size', async () => {
    expect(await checkIndex(parts)).toEqual({ name: 'Index', state: 'ok', detail: 'g7, 3 days old, 3 documents, 12 units' });
  });

  it('gets a warning when the corpus has changed since', async () => {
    expect(await checkIndex({ ...parts, corpus: 'c2' })).toMatchObject({ state: 'warning', remedy: expect.stringContaining('motcua index') });
  });

  it('is broken when it was built with another encoder', async () => {
    expect(await checkIndex({ ...parts, encoder: 'e2' })).toMatchObject({ state: 'broken', detail: expect.stringContaining('another encoder') });
  });

  it('is broken when there is none', async () => {
    const error = Object.assign(new Error('nothing published'), { remedy: 'Run it' });
    expect(await checkIndex({ ...parts, manifest: () => Promise.reject(error) })).toMatchObject({ state: 'broken', remedy: 'Run it' });
  });

  it('is not blamed for an encoder or a corpus that is broken itself', async () => {
    expect((await checkIndex({ ...parts, encoder: undefined, corpus: undefined })).state).toBe('ok');
  });
});

describe('motcua doctor', () => {
  const parts = (change: Partial<DoctorCommandParts> = {}): DoctorCommandParts => ({
    config: () => loadConfig({ env: { MOTCUA_PORT: '0', MOTCUA_STATE: folder, MOTCUA_INDEX: folder }, cwd: folder, root: folder }),
    encoder: async () => encoder([1, 0]),
    corpus: async () => corpus({}),
    corpusDigest: async () => 'c',
    manifest: async () => ({
      id: 'g', created: new Date().toISOString(), corpus: 'c', encoder: { name: 'tiny', digest: 'abcdef0123456789', dimension: 2 }, counts: { documents: 1, units: 1 },
    } as Manifest),
    print: () => {},
    ...change,
  });

  it('finds nothing broken where everything fits', async () => {
    const findings = await examine(parts());
    expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
    expect(findings.map(({ name }) => name)).toEqual(
      ['Node.js', 'Native modules', 'Settings', 'Encoder', 'Corpus', 'Index', 'State folder', 'Disk space', 'Address'],
    );
  });

  it('names each setting that is wrong and looks no further than the machine', async () => {
    const findings = await examine(parts({ config: () => loadConfig({ env: { MOTCUA_PORT: 'x', MOTCUA_HOSTT: 'y' }, cwd: folder }) }));
    expect(findings.filter(({ name }) => name === 'Settings').map(({ detail }) => detail.split(' ')[0])).toEqual(['MOTCUA_HOSTT', 'MOTCUA_PORT']);
  });

  it('goes on with the other checks when the encoder and the corpus are broken', async () => {
    const fail = () => Promise.reject(new Error('gone'));
    const findings = await examine(parts({ encoder: fail, corpus: fail }));
    expect(findings.filter(({ state }) => state === 'broken').map(({ name }) => name)).toEqual(['Encoder', 'Corpus']);
    expect(findings.every(({ state, remedy }) => state === 'ok' || remedy !== undefined)).toBe(true);
  });

  it.each([[parts, 0], [() => parts({ encoder: () => Promise.reject(new Error('gone')) }), 1]])('ends with 1 when something is broken (%#)', async (make, code) => {
    const program = new Command().exitOverride();
    const before = process.exitCode;
    registerDoctor(program, make());
    await program.parseAsync(['node', 'motcua', 'doctor']);
    expect(process.exitCode).toBe(code);
    process.exitCode = before;
  });
});
