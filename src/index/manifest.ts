import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IndexDamagedError, IndexMismatchError } from './indexError.js';

/** Raised whenever a generation of before could not be read, or would answer otherwise. */
export const FORMAT_VERSION = 6;

/** Files of a generation besides its manifest. */
export const FILES = { database: 'passages.sqlite', units: 'units.bin', lexical: 'lexical.bin', vectors: 'vectors.bin', labels: 'labels.bin', graph: 'vectors.hnsw' } as const;
export const MANIFEST = 'manifest.json';

const range = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);

const schema = z.object({
  format: z.literal(FORMAT_VERSION),
  id: z.string().min(1),
  created: z.string(),
  /** Digest of everything that was indexed. */
  corpus: z.string(),
  encoder: z.object({ name: z.string(), digest: z.string(), dimension: z.number().int().positive() }),
  graph: z.object({
    M: z.number().int().positive(),
    efConstruction: z.number().int().positive(),
    ef: z.number().int().positive(),
    /** Points in the graph, those no unit uses any more included. */
    points: z.number().int().nonnegative(),
  }),
  counts: z.object({
    documents: z.number().int().nonnegative(),
    sections: z.number().int().nonnegative(),
    units: z.number().int().nonnegative(),
    /** Different vectors of the units. */
    vectors: z.number().int().nonnegative(),
    /** Phrasings left out because their document, or its section, is not in the corpus. */
    phrasingsWithoutDocument: z.number().int().nonnegative(),
  }),
  ranges: z.object({ title: range, passage: range, clause: range, phrasing: range, clausePhrasing: range, elsewhere: range }),
  /** Vectors computed in this build; the others came from the cache. */
  embedded: z.number().int().nonnegative(),
  seconds: z.number().nonnegative(),
  files: z.record(z.string(), z.object({ bytes: z.number().int().nonnegative(), sha256: z.string() })),
});

/** What a generation is made of and how. */
export type Manifest = z.infer<typeof schema>;

const REBUILD = 'Run "motcua index" to build it again';

/**
 * Reads and checks the manifest in a generation's folder.
 * @throws IndexDamagedError when it is missing or broken, IndexMismatchError when it is of another format.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new IndexDamagedError(`${path} is missing`, REBUILD, { cause });
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new IndexDamagedError(`${path} is not JSON`, REBUILD, { cause });
  }
  const format = (data as { format?: unknown } | null)?.format;
  if (format !== FORMAT_VERSION) {
    throw new IndexMismatchError(`The index in ${folder} has format ${String(format)}, this version reads ${FORMAT_VERSION}`, REBUILD);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new IndexDamagedError(`${path}: ${issue?.path.join('.')}: ${issue?.message}`, REBUILD);
}
