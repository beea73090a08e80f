import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Section } from '../corpus/document.js';
import { readArrays } from './arrayFile.js';
import { PassageDatabase } from './database.js';
import { IndexDamagedError } from './indexError.js';
import { readLexicalSides, type LexicalSides } from './lexical/lexicalFile.js';
import { FILES, readManifest, type Manifest } from './manifest.js';
import type { DocumentMeta, UnitRanges } from './unit.js';
import { readUnits, type UnitMeta } from './unitsFile.js';
import { DotProducts } from './vectors/dotProducts.js';
import { HnswGraph } from './vectors/hnsw.js';
import { VectorSide } from './vectors/vectorSide.js';

/** One complete build of the index, open for search. Nothing in it ever changes. */
export interface Generation {
  readonly id: string;
  readonly manifest: Manifest;
  /** By document number. */
  readonly documents: readonly DocumentMeta[];
  /** By unit number. */
  readonly units: readonly UnitMeta[];
  /** Which unit numbers belong to which kind. */
  readonly ranges: UnitRanges;
  readonly lexical: LexicalSides;
  readonly vectors: VectorSide;
  /** Number of the document with this id. */
  documentNumber(id: string): number | undefined;
  /** The text that was indexed for a unit. */
  text(unit: number): string;
  /** All sections of a document in its order, every layer. */
  sections(document: number): Section[];
  close(): void;
}

const PIECE_ROWS = 512;
const REMEDY = 'Run "motcua index" to build it again, or "motcua index --rollback" to go back to the generation before';

/**
 * Opens the generation in a folder.
 * @throws IndexDamagedError or IndexMismatchError with the file that is wrong and the remedy.
 */
export async function openGeneration(folder: string): Promise<Generation> {
  const manifest = await readManifest(folder);
  const { dimension } = manifest.encoder;
  const { units: count, vectors: distinct } = manifest.counts;
  const [units, lexical, matrix, { rows, labels }, graph] = await Promise.all([
    readUnits(join(folder, FILES.units), manifest.ranges),
    readLexicalSides(join(folder, FILES.lexical), manifest.ranges),
    readMatrix(join(folder, FILES.vectors), distinct, dimension),
    readLabels(join(folder, FILES.labels), count, distinct),
    HnswGraph.load(join(folder, FILES.graph), { ...manifest.graph, dimension }, manifest.graph.points),
  ]);
  const database = openDatabase(join(folder, FILES.database));
  const documents = database.documents();
  const texts = database.texts();
  if (documents.length !== manifest.counts.documents || texts !== count) {
    database.close();
    throw new IndexDamagedError(`${folder} holds ${documents.length} documents and ${texts} texts, its manifest says ${manifest.counts.documents} and ${count}`, REMEDY);
  }
  const numbers = new Map(documents.map((document, number) => [document.id, number]));
  return {
    id: manifest.id,
    manifest,
    documents,
    units,
    ranges: manifest.ranges,
    lexical,
    vectors: new VectorSide(graph, matrix, rows, labels),
    documentNumber: (id) => numbers.get(id),
    text: (unit) => {
      const text = database.text(unit);
      if (text === undefined) throw new RangeError(`There is no unit ${unit}: units are numbered from 0 to ${count - 1}`);
      return text;
    },
    sections: (document) => database.sections(document),
    close: () => database.close(),
  };
}

async function readMatrix(path: string, rows: number, dimension: number): Promise<DotProducts> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new IndexDamagedError(`${path} is missing`, REMEDY, { cause });
  });
  try {
    const { size } = await file.stat();
    if (size !== rows * dimension) throw new IndexDamagedError(`${path} has ${size} bytes, ${rows} vectors of ${dimension} dimensions need ${rows * dimension}`, REMEDY);
    const matrix = new DotProducts(rows, dimension);
    // In pieces: the whole file beside the matrix would double the memory.
    const piece = Buffer.alloc(PIECE_ROWS * dimension);
    for (let row = 0; row < rows; ) {
      const { bytesRead } = await file.read(piece, 0, piece.length, row * dimension);
      const whole = Math.floor(bytesRead / dimension);
      if (whole === 0) throw new IndexDamagedError(`${path} became shorter while it was read`, REMEDY);
      matrix.fill(new Int8Array(piece.buffer, piece.byteOffset, whole * dimension), row);
      row += whole;
    }
    return matrix;
  } finally {
    await file.close();
  }
}

/** Row of each unit's vector, and the graph's label of each row. */
async function readLabels(path: string, units: number, vectors: number): Promise<{ rows: Uint32Array; labels: Uint32Array }> {
  const { rows, labels } = (await readArrays(path)) as { rows?: Uint32Array; labels?: Uint32Array };
  if (rows?.length === units && labels?.length === vectors && rows.every((row) => row < vectors)) return { rows, labels };
  throw new IndexDamagedError(`${path} does not say which of ${vectors} vectors each of ${units} units has`, REMEDY);
}

function openDatabase(path: string): PassageDatabase {
  try {
    return new PassageDatabase(path);
  } catch (cause) {
    throw new IndexDamagedError(`${path} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`, REMEDY, { cause });
  }
}
