import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encoder } from '../../embedding/encoder.js';
import type { PackedVectors } from '../../embedding/packedVectors.js';
import { packArrays } from '../arrayFile.js';
import { readCurrent, writeCurrent } from '../current.js';
import { writeDatabase } from '../database.js';
import { IndexError } from '../indexError.js';
import { packLexicalSides } from '../lexical/lexicalFile.js';
import { FILES, FORMAT_VERSION, MANIFEST, readManifest, type Manifest } from '../manifest.js';
import { corpusDigest, layOut, type IndexSource } from '../source.js';
import { distinctVectors, pieces } from '../vectors/distinctVectors.js';
import { packUnits } from '../unitsFile.js';
import { buildGraph, type EarlierGraph } from './buildGraph.js';
import { lockBuild } from './buildLock.js';
import { sync } from './durable.js';
import { embedAll } from './embedAll.js';
import { checkSizes } from './fileSums.js';
import { buildingFolder, generationId, removeLeftovers } from './leftovers.js';
import { verifyGeneration, verifySearches } from './verifyGeneration.js';
import { writeFiles } from './writeFiles.js';

export interface BuildProgress {
  stage: 'embed' | 'graph' | 'write' | 'verify';
  done: number;
  total: number;
}

export interface BuildOptions {
  source: IndexSource;
  indexDir: string;
  encoder: Encoder;
  /** Vectors that shipped with the encoder. */
  shipped?: PackedVectors | undefined;
  onProgress?: (progress: BuildProgress) => void;
  /** Stops the build; what is published stays. */
  signal?: AbortSignal;
}

export interface BuildResult {
  manifest: Manifest;
  /** False: the published generation is already that of this source and encoder, and nothing was done. */
  built: boolean;
}

/** Recall@10 against exact search is 0.999 with these over 31,000 real vectors; the budget is 0.99. */
const GRAPH = { M: 16, efConstruction: 100, ef: 100 };

/**
 * Builds a generation beside what is published, verifies it and publishes it in one atomic step. It may be killed at any moment: what was
 * published stays, and the next run asks the encoder only for vectors that were not finished.
 * @throws IndexLockedError, IndexSourceError, or whatever the encoder throws
 */
export async function buildGeneration(options: BuildOptions): Promise<BuildResult> {
  const unlock = lockBuild(options.indexDir);
  try {
    return await buildLocked(options);
  } finally {
    unlock();
  }
}

async function buildLocked({ source, indexDir, encoder, shipped, onProgress, signal }: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const current = await readCurrent(indexDir).catch(() => undefined);
  await removeLeftovers(indexDir, current);
  const digest = await corpusDigest(source);
  const published = current && (await readPublished(join(indexDir, current.generation), digest));
  const earlier = published && sameVectors(published.manifest, encoder) ? published : undefined;
  if (earlier?.manifest.corpus === digest) return { manifest: earlier.manifest, built: false };

  const report = (stage: BuildProgress['stage']) => (done: number, total: number) => onProgress?.({ stage, done, total });
  const layout = layOut(source);
  const { vectors: ofUnits, embedded } = await embedAll(layout.vectorTexts, { indexDir, encoder, shipped, onProgress: report('embed'), signal });
  const { vectors, rows } = distinctVectors(ofUnits);
  const { graph, labels } = await buildGraph(vectors, { ...GRAPH, dimension: encoder.dimension }, { earlier, onProgress: report('graph'), signal });

  const created = new Date();
  const id = generationId(created, digest);
  const folder = buildingFolder(indexDir, id);
  await mkdir(folder);
  report('write')(0, 1);
  const texts = layout.units.map(({ text }) => text);
  const files = await writeFiles(folder, {
    [FILES.graph]: (path) => graph.save(path),
    [FILES.labels]: (path) => writeFile(path, packArrays({ rows, labels })),
    [FILES.vectors]: (path) => writeFile(path, pieces(vectors)),
    [FILES.units]: (path) => writeFile(path, packUnits(layout.units)),
    [FILES.lexical]: async (path) => writeFile(path, await packLexicalSides(texts)),
    [FILES.database]: (path) => writeDatabase(path, source.documents.map(({ sections, ...meta }) => ({ meta, sections })), texts),
  });
  report('write')(1, 1);

  const manifest: Manifest = {
    format: FORMAT_VERSION,
    id,
    created: created.toISOString(),
    corpus: digest,
    encoder: { name: encoder.name, digest: encoder.digest, dimension: encoder.dimension },
    graph: { ...GRAPH, points: graph.count },
    counts: {
      documents: source.documents.length,
      sections: source.documents.reduce((sum, document) => sum + document.sections.length, 0),
      units: layout.units.length,
      vectors: vectors.length,
      phrasingsWithoutDocument: layout.phrasingsWithoutDocument,
    },
    ranges: { ...layout.ranges },
    embedded,
    seconds: Math.round(performance.now() - started) / 1000,
    files,
  };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
  await sync(folder);
  signal?.throwIfAborted();
  report('verify')(0, 1);
  // The checksums above were taken from what stands on disk.
  await verifySearches(folder);
  report('verify')(1, 1);

  await rename(folder, join(indexDir, id));
  // A damaged generation is nothing to go back to.
  const previous = published ? published.manifest.id : current?.previous;
  const next = { generation: id, ...(previous === undefined ? {} : { previous }) };
  await writeCurrent(indexDir, next);
  await removeLeftovers(indexDir, next);
  return { manifest, built: true };
}

/** The published generation, unless it is damaged; looked through to the last byte where it would be left as it is. */
async function readPublished(folder: string, digest: string): Promise<EarlierGraph | undefined> {
  try {
    const manifest = await readManifest(folder);
    await (manifest.corpus === digest ? verifyGeneration(folder) : checkSizes(folder, manifest.files));
    return { folder, manifest };
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}

/** Whether an earlier graph was made of the same encoder's vectors and in the same way. */
function sameVectors({ encoder: { digest, dimension }, graph: { M, efConstruction } }: Manifest, encoder: Encoder): boolean {
  return digest === encoder.digest && dimension === encoder.dimension && M === GRAPH.M && efConstruction === GRAPH.efConstruction;
}
