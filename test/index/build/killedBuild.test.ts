import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildGeneration } from '../../../src/index/build/buildGeneration.js';
import { verifyGeneration } from '../../../src/index/build/verifyGeneration.js';
import { openCurrent } from '../../../src/index/openCurrent.js';
import { fakeEncoder } from '../support/fakeEncoder.js';
import { smallSource } from '../support/smallSource.js';
import { startBuild } from '../support/startBuild.js';
import { tempIndex } from '../support/tempIndex.js';

const FIRST = 3;
const SECOND = 30;

/** Texts that a child noted in its log; a line cut by the kill is left out. */
function noted(log: string, kind: 'asked' | 'finished'): string[] {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
  return lines.map((line) => JSON.parse(line) as { kind: string; texts: string[] }).filter((note) => note.kind === kind).flatMap((note) => note.texts);
}

describe('a build killed with SIGKILL', { timeout: 180_000 }, () => {
  const index = tempIndex();
  const publish = (documents: number, encoder = fakeEncoder()) => buildGeneration({ source: smallSource(documents), indexDir: index.path, encoder });
  const servedDocuments = async () => {
    const generation = await openCurrent(index.path, fakeEncoder());
    generation.close();
    await verifyGeneration(join(index.path, generation.id));
    return generation.documents.length;
  };

  it('at random points of the embedding, leaves the published generation serving, and no finished text is embedded again', async () => {
    await publish(FIRST);
    const finished = new Set<string>();
    for (const round of [0, 1, 2]) {
      const log = join(index.path, `child-${round}.log`);
      const at = 1 + Math.floor(Math.random() * 8);
      const { signal, errors } = await startBuild({ indexDir: index.path, documents: SECOND, log }, (_, step) => step === at);
      expect(signal, `round ${round}, killed at step ${at}: ${errors}`).toBe('SIGKILL');
      expect(noted(log, 'asked').filter((text) => finished.has(text))).toEqual([]);
      for (const text of noted(log, 'finished')) finished.add(text);
      expect(await servedDocuments()).toBe(FIRST);
    }
    const encoder = fakeEncoder();
    await publish(SECOND, encoder);
    expect(finished.size).toBeGreaterThan(0);
    expect(encoder.asked.filter((text) => finished.has(text))).toEqual([]);
    expect(await servedDocuments()).toBe(SECOND);
  });

  it.each(['graph 0', 'write 0', 'write 1', 'verify 0', 'verify 1'])('after its step "%s", leaves the old generation or the new one, whole, and the next run goes through', async (step) => {
    await publish(FIRST);
    const log = join(index.path, 'child.log');
    await startBuild({ indexDir: index.path, documents: SECOND, log }, (line) => line === step);
    expect([FIRST, SECOND]).toContain(await servedDocuments());
    const encoder = fakeEncoder();
    await publish(SECOND, encoder);
    expect(encoder.asked).toEqual([]);
    expect(await servedDocuments()).toBe(SECOND);
    expect(readdirSync(index.path).filter((name) => name.startsWith('.building'))).toEqual([]);
  });
});
