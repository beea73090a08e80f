import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBytes } from '../../../src/embedding/byteVector.js';
import { PackedVectors, packVectors } from '../../../src/embedding/packedVectors.js';
import { VectorCache } from '../../../src/embedding/vectorCache.js';
import { buildGeneration } from '../../../src/index/build/buildGeneration.js';
import { readCurrent } from '../../../src/index/current.js';
import { lexicalTerms } from '../../../src/index/lexical/words.js';
import { FILES } from '../../../src/index/manifest.js';
import { layOut } from '../../../src/index/source.js';
import { openCurrent } from '../../../src/index/openCurrent.js';
import { elsewhere } from '../support/elsewhere.js';
import { fakeEncoder } from '../support/fakeEncoder.js';
import { smallSource } from '../support/smallSource.js';
import { tempIndex } from '../support/tempIndex.js';

const generationsIn = (path: string) => readdirSync(path).filter((name) => /^\d{8}T/.test(name));

describe('buildGeneration', () => {
  const index = tempIndex();
  const build = (source = smallSource(20), encoder = fakeEncoder()) => buildGeneration({ source, indexDir: index.path, encoder });

  it('publishes a generation that holds and finds everything that went in', async () => {
    const source = smallSource(20);
    const encoder = fakeEncoder();
    const { manifest, built } = await build(source, encoder);
    expect(built).toBe(true);
    expect(manifest.counts).toEqual({ documents: 20, sections: 40, units: 100, vectors: 100, phrasingsWithoutDocument: 0 });
    const generation = await openCurrent(index.path, encoder);
    try {
      const number = generation.documentNumber('1.000007')!;
      expect(generation.documents[number]!.title).toBe(source.documents[7]!.title);
      expect(generation.sections(number)).toEqual(source.documents[7]!.sections);
      const unit = generation.ranges.passage[0] + 14;
      expect(generation.text(unit)).toBe(source.passages[14]!.text);
      expect(generation.units[unit]).toMatchObject({ kind: 'passage', document: 7, section: 'fee', layer: 'guidance', aspect: 'fee', lines: [0, 1] });
      const [question] = await encoder.embedQueries([source.passages[14]!.text]);
      expect(generation.vectors.search(question!, 3).ids[0]).toBe(unit);
      const dense = generation.vectors.similarities(question!);
      expect(dense.indexOf(Math.max(...dense))).toBe(unit);
      const scores = generation.lexical.folded.scores(lexicalTerms('ad oi viec 7').folded);
      const best = scores.indexOf(Math.max(...scores));
      expect(generation.units[best]).toMatchObject({ kind: 'phrasing', document: 7 });
    } finally {
      generation.close();
    }
  });

  it('does nothing when source and encoder are those of the published generation', async () => {
    const first = await build();
    const encoder = fakeEncoder();
    const second = await build(smallSource(20), encoder);
    expect(second.built).toBe(false);
    expect(second.manifest.id).toBe(first.manifest.id);
    expect(encoder.asked).toEqual([]);
  });

  it('asks the encoder only for the texts that changed, and carries the graph on', async () => {
    await build();
    const encoder = fakeEncoder();
    const source = smallSource(20, { changed: 3 });
    const { manifest } = await build(source, encoder);
    expect(encoder.asked).toEqual([source.passages[6]!.text]);
    expect(manifest.embedded).toBe(1);
    expect(manifest.graph.points).toBe(101);
    const generation = await openCurrent(index.path);
    const [question] = await encoder.embedQueries([source.passages[6]!.text]);
    expect(generation.vectors.search(question!, 1).ids).toEqual([generation.ranges.passage[0] + 6]);
    generation.close();
  });

  it('gives the same similarities after many small changes as a build from nothing', async () => {
    for (let changed = 0; changed < 15; changed++) await build(smallSource(20, { changed }));
    const { manifest } = await build(smallSource(20));
    expect(manifest.graph.points).toBeLessThanOrEqual(120);
    const generation = await openCurrent(index.path);
    for (let unit = 0; unit < 100; unit++) {
      const { similarities } = generation.vectors.search(generation.vectors.vectorOf(unit), 1);
      expect(similarities[0]).toBeGreaterThan(0.9999);
    }
    generation.close();
  });

  it('keeps the generation before and removes older ones', async () => {
    const ids = [];
    for (const documents of [5, 6, 7]) ids.push((await build(smallSource(documents))).manifest.id);
    expect(generationsIn(index.path).sort()).toEqual(ids.slice(1).sort());
    expect(await readCurrent(index.path)).toEqual({ generation: ids[2], previous: ids[1] });
  });

  it.each(Object.values(FILES))('mends a published generation whose %s is gone, and never goes back to it', async (file) => {
    const { manifest } = await build();
    rmSync(join(index.path, manifest.id, file));
    const mended = await build();
    expect(mended.built).toBe(true);
    (await openCurrent(index.path)).close();
    expect(await readCurrent(index.path)).toEqual({ generation: mended.manifest.id });
  });

  it.each(Object.values(FILES))('carries nothing on from a published generation whose %s is cut', async (file) => {
    const { manifest } = await build();
    truncateSync(join(index.path, manifest.id, file), 10);
    const { manifest: next } = await build(smallSource(20, { changed: 3 }));
    expect(next.graph.points).toBe(100);
    expect(await readCurrent(index.path)).toEqual({ generation: next.id });
  });

  it('keeps whole generations while it is not known what is published', async () => {
    const { manifest } = await build();
    writeFileSync(join(index.path, 'current'), 'x');
    await expect(buildGeneration({ source: smallSource(21), indexDir: index.path, encoder: fakeEncoder(), signal: AbortSignal.abort() })).rejects.toThrow();
    expect(generationsIn(index.path)).toEqual([manifest.id]);
  });

  it('builds anew for another encoder', async () => {
    await build();
    const { built, manifest } = await build(smallSource(20), fakeEncoder({ digest: 'other', dimension: 8 }));
    expect(built).toBe(true);
    expect(manifest.embedded).toBe(100);
    expect(manifest.encoder.dimension).toBe(8);
  });

  it('removes what a killed build left', async () => {
    mkdirSync(join(index.path, '.building-20260101T000000000-00000000'), { recursive: true });
    writeFileSync(join(index.path, '.building-20260101T000000000-00000000', 'vectors.bin'), 'half');
    mkdirSync(join(index.path, '20260101T000000000-00000000'));
    const { manifest } = await build();
    expect(generationsIn(index.path)).toEqual([manifest.id]);
    expect(readdirSync(index.path).filter((name) => name.startsWith('.building'))).toEqual([]);
  });

  it('leaves what is published alone when the source is refused or the build is stopped', async () => {
    const { manifest } = await build();
    const source = smallSource(21);
    await expect(build({ ...source, documents: [...source.documents, source.documents[0]!] })).rejects.toThrow(/1\.000000/);
    await expect(buildGeneration({ source, indexDir: index.path, encoder: fakeEncoder(), signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    expect((await readCurrent(index.path))!.generation).toBe(manifest.id);
    (await openCurrent(index.path)).close();
  });

  it('refuses a second build while one runs, and lets the next one in', async () => {
    const first = build();
    await expect(build()).rejects.toThrow(/Another build .*running/);
    await first;
    expect((await build()).built).toBe(false);
  });

  it('tells its progress, stage by stage, up to the end of each', async () => {
    const seen: string[] = [];
    await buildGeneration({ source: smallSource(5), indexDir: index.path, encoder: fakeEncoder(), onProgress: ({ stage, done, total }) => { if (done === total) seen.push(stage); } });
    expect(seen).toEqual(['embed', 'graph', 'write', 'verify']);
  });

  it('builds and opens an empty corpus', async () => {
    await build({ documents: [], passages: [], phrasings: [] });
    const generation = await openCurrent(index.path);
    expect(generation.units).toEqual([]);
    expect(generation.vectors.search(new Float32Array(16), 5).ids).toEqual([]);
    generation.close();
  });

  it('finds every unit of a text that many share', async () => {
    const source = smallSource(5);
    const shared = Array.from({ length: 40 }, (_, i) => ({ document: source.documents[i % 5]!.id, kind: 'plain' as const, text: 'một câu hỏi chung' }));
    const encoder = fakeEncoder();
    const { manifest } = await build({ ...source, phrasings: [...source.phrasings, ...shared] }, encoder);
    expect(manifest.graph.points).toBe(manifest.counts.units - 39);
    const generation = await openCurrent(index.path);
    const [question] = await encoder.embedQueries(['một câu hỏi chung']);
    const { ids, similarities } = generation.vectors.search(question!, 45);
    const [, end] = generation.ranges.phrasing;
    expect(ids.slice(0, 40).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => end - 40 + i));
    expect(ids).toHaveLength(45);
    expect(similarities).toHaveLength(45);
    generation.close();
  });

  it('keeps one vector for all units of a text, and for texts whose vectors are equal', async () => {
    const source = smallSource(5);
    const text = source.phrasings[0]!.text;
    const more = [text, text.toUpperCase()].map((same) => ({ document: source.documents[3]!.id, kind: 'plain' as const, text: same }));
    const { manifest } = await build({ ...source, phrasings: [...source.phrasings, ...more] });
    expect(manifest.counts).toMatchObject({ units: 27, vectors: 25 });
    const generation = await openCurrent(index.path);
    const vector = generation.vectors.vectorOf(15);
    expect(generation.vectors.vectorOf(26)).toEqual(vector);
    const all = generation.vectors.similarities(vector);
    expect([15, 25, 26].map((unit) => all[unit])).toEqual(Array.from(generation.vectors.similaritiesOf(vector, [15, 25, 26])));
    expect(all[26]).toBeCloseTo(1);
    expect(generation.vectors.search(vector, 3).ids).toEqual([15, 25, 26]);
    generation.close();
  });

  it('finds questions that belong elsewhere, which have no document', async () => {
    const encoder = fakeEncoder();
    await build({ ...smallSource(5), elsewhere: [elsewhere('thời tiết', 'mai có mưa không'), elsewhere('bóng đá', 'đội nào vô địch')] }, encoder);
    const generation = await openCurrent(index.path);
    const [from, to] = generation.ranges.elsewhere;
    expect([from, to]).toEqual([25, 27]);
    expect(generation.units[26]).toMatchObject({ kind: 'elsewhere', document: -1, section: 'bóng đá' });
    const [question] = await encoder.embedQueries(['đội nào vô địch']);
    expect(generation.vectors.search(question!, 1).ids).toEqual([26]);
    expect(generation.lexical.accented.scores(['vô_địch'])[26]).toBeGreaterThan(0);
    expect(generation.lexical.accented.frequency('vô_địch', 'phrasing')).toBe(0);
    generation.close();
  });

  it('takes shipped vectors for what they know, and embeds the rest', async () => {
    const source = smallSource(5);
    const encoder = fakeEncoder();
    const texts = layOut(source).vectorTexts.slice(1);
    const vectors = await encoder.embedQueries(texts);
    const file = join(index.path, 'shipped');
    writeFileSync(file, packVectors(encoder, new Map(texts.map((text, i) => [VectorCache.key(text), toBytes(vectors[i]!)]))));
    const { manifest } = await buildGeneration({ source, indexDir: index.path, encoder, shipped: PackedVectors.read(file, encoder) });
    expect(encoder.asked).toEqual([source.documents[0]!.title + '. Hộ tịch']);
    expect(manifest.embedded).toBe(1);
    const generation = await openCurrent(index.path, encoder);
    expect(generation.vectors.search(vectors[6]!, 1).ids).toEqual([7]);
    generation.close();
  });

  it('embeds a repeated text once', async () => {
    const source = smallSource(5);
    const encoder = fakeEncoder();
    await build({ ...source, phrasings: [...source.phrasings, ...source.phrasings] }, encoder);
    expect(new Set(encoder.asked).size).toBe(encoder.asked.length);
    expect(existsSync(join(index.path, 'cache'))).toBe(true);
  });
});
