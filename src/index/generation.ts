import { join } from 'node:path';
import type { Section } from '../corpus/document.js';
import { readBlock, unpackArrays } from './arrayFile.js';
import { PassageDatabase } from './database.js';
import { IndexDamagedError } from './indexError.js';
import { readLexicalSides, type LexicalSides } from './lexical/lexicalFile.js';
import { FILES, readManifest, type Manifest } from './manifest.js';
import type { DocumentMeta, Unit, UnitRanges } from './unit.js';
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
  readonly units: readonly Omit<Unit, 'text'>[];
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

const REMEDY = 'Run "motcua index" to build it again, or "motcua index --rollback" to go back to the generation before';

/**
 * Opens the generation in a folder.
 * @throws IndexDamagedError or IndexMismatchError with the file that is wrong and the remedy.
 */
export async function openGeneration(folder: string): Promise<Generation> {
  const manifest = await readManifest(folder);
  const { dimension } = manifest.encoder;
  const { units: count } = manifest.counts;
  const [lexical, matrix, labels, graph] = await Promise.all([
    readLexicalSides(join(folder, FILES.lexical), manifest.ranges),
    readMatrix(join(folder, FILES.vectors), count, dimension),
    readBlock(join(folder, FILES.labels)).then((block) => unpackArrays(block)['labels'] as Uint32Array),
    HnswGraph.load(join(folder, FILES.graph), { ...manifest.graph, dimension }, manifest.graph.points),
  ]);
  const database = openDatabase(join(folder, FILES.database));
  const documents = database.documents();
  const units = database.units();
  if (documents.length !== manifest.counts.documents || units.length !== count) {
    database.close();
    throw new IndexDamagedError(`${folder} holds ${documents.length} documents and ${units.length} units, its manifest says ${manifest.counts.documents} and ${count}`, REMEDY);
  }
  const numbers = new Map(documents.map((document, number) => [document.id, number]));
  return {
    id: manifest.id,
    manifest,
    documents,
    units,
    ranges: manifest.ranges,
    lexical,
    vectors: new VectorSide(graph, matrix, labels),
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
  const block = await readBlock(path);
  if (block.byteLength !== rows * dimension * 4) {
    throw new IndexDamagedError(`${path} has ${block.byteLength} bytes, ${rows} vectors of ${dimension} dimensions need ${rows * dimension * 4}`, REMEDY);
  }
  const matrix = new DotProducts(rows, dimension);
  matrix.fill(new Float32Array(block.buffer, block.byteOffset, rows * dimension));
  return matrix;
}

function openDatabase(path: string): PassageDatabase {
  try {
    return new PassageDatabase(path);
  } catch (cause) {
    throw new IndexDamagedError(`${path} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`, REMEDY, { cause });
  }
}
