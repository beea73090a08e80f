import { breath } from '../breath.js';
import { IndexDamagedError } from '../indexError.js';
import { openGeneration, type Generation } from '../generation.js';
import { lexicalTerms } from '../lexical/words.js';
import { readManifest } from '../manifest.js';
import { fileSums } from './fileSums.js';

const SAMPLES = 16;
const SAME = 0.999;

/**
 * Looks a generation through: checksums, counts, and searches for some of its own units on both sides.
 * @throws IndexDamagedError naming what is wrong
 */
export async function verifyGeneration(folder: string): Promise<void> {
  const { files } = await readManifest(folder);
  const sums = await fileSums(folder, Object.keys(files));
  const wrong = Object.keys(files).find((file) => files[file]?.sha256 !== sums[file]?.sha256);
  if (wrong !== undefined) throw damaged(folder, `the file ${wrong} is not the one that was built`);
  await verifySearches(folder);
}

/**
 * Opens a generation and searches for some of its own units on both sides.
 * @throws IndexDamagedError naming what is wrong
 */
export async function verifySearches(folder: string): Promise<void> {
  const generation = await openGeneration(folder);
  try {
    const count = generation.units.length;
    const step = Math.max(1, Math.floor(count / SAMPLES));
    for (let unit = 0; unit < count; unit += step) {
      sampleSearch(folder, generation, unit);
      await breath();
    }
  } finally {
    generation.close();
  }
}

function sampleSearch(folder: string, generation: Generation, unit: number): void {
  const { lexical, vectors, documents, units } = generation;
  const { kind, document } = units[unit]!;
  if (kind === 'elsewhere' ? document !== -1 : !documents[document]) throw damaged(folder, `unit ${unit} names a document that is not there`);
  const { folded, accented } = lexicalTerms(generation.text(unit));
  for (const [side, terms] of [['folded', folded], ['accented', accented]] as const) {
    if (terms.length > 0 && !(lexical[side].scores(terms)[unit]! > 0)) throw damaged(folder, `the ${side} side does not find unit ${unit} by its own text`);
  }
  const vector = vectors.vectorOf(unit);
  const [own] = vectors.similaritiesOf(vector, [unit]);
  if (!(own! > SAME)) throw damaged(folder, `the vector of unit ${unit} does not have length 1`);
  const [nearest] = vectors.search(vector, 1).similarities;
  if (!(nearest! > SAME)) throw damaged(folder, `the graph does not find unit ${unit} by its own vector`);
}

const damaged = (folder: string, what: string) => new IndexDamagedError(`${folder}: ${what}`, 'Build the index again, or go back to the generation before');
