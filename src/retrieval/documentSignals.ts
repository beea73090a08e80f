import type { Generation } from '../index/generation.js';
import type { LeftOut, WordSignals } from './wordSignals.js';

/**
 * How well documents fit a question, by side: the best of their units on each. Arrays by document number.
 * A document without phrasings has 0 on the phrasing sides and `hasPhrasings` says that this means nothing.
 */
export interface DocumentSignals extends WordSignals {
  /** Cosine similarities of the documents that were looked at, -1 for the others. */
  titleMeaning: Float32Array;
  passageMeaning: Float32Array;
  phrasingMeaning: Float32Array;
  /** Of the second-best phrasing: one that fits by chance stands alone. */
  secondPhrasingMeaning: Float32Array;
  hasPhrasings: Uint8Array;
  /** Best of the questions of elsewhere; -1 without any. */
  elsewhereMeaning: number;
}

/** The documents whose meaning is compared, and a few at random that tell what a document that does not fit looks like. */
export interface SignalReader {
  read(words: WordSignals, vector: Float32Array, leftOut: LeftOut): DocumentSignals;
  /** Documents drawn once per generation, evenly. */
  readonly sample: readonly number[];
}

/** Units taken from the vector graph: with five phrasings a procedure some thirty to forty documents. */
const NEAREST = 150;
/** Documents taken from the top of each lexical side. */
export const PER_SIDE = 25;
/** Enough for a steady median. */
const SAMPLE = 96;

/** Prepares reading the sides of a generation. `isCandidate` says which documents can be found. */
export function createSignalReader(generation: Generation, isCandidate: (document: number) => boolean): SignalReader {
  const { units, ranges, vectors, documents } = generation;
  const count = documents.length;
  const unitsOf: number[][] = documents.map(() => []);
  units.forEach(({ document, kind }, unit) => {
    if (kind === 'title' || kind === 'passage' || kind === 'phrasing') unitsOf[document]!.push(unit);
  });
  // Passages that share their title's vector are looked at once, with it.
  unitsOf.forEach((list, document) => { unitsOf[document] = vectors.different(list); });
  const candidates = documents.flatMap((_, document) => (isCandidate(document) ? [document] : []));
  const sample = candidates.filter((_, i) => i % Math.max(1, Math.floor(candidates.length / SAMPLE)) === 0);
  const [elsewhereFrom, elsewhereTo] = ranges.elsewhere;
  const [titleEnd, passageEnd] = [ranges.title[1], ranges.passage[1]];

  return {
    sample,
    read(words, vector, leftOut) {
      const hidden = leftOut.units;
      const { titleWords, passageWords, phrasingWords, phrasingAccents } = words;
      const nearest = vectors.search(vector, NEAREST);
      const looked = new Set(sample);
      for (const side of [titleWords, passageWords, phrasingWords, phrasingAccents]) for (const document of topOf(side, PER_SIDE, isCandidate)) looked.add(document);
      for (const unit of nearest.ids) if (units[unit]!.document >= 0 && isCandidate(units[unit]!.document)) looked.add(units[unit]!.document);
      const meaning = meanings(looked, vector, leftOut);
      const nearElsewhere = nearest.ids.filter((unit) => units[unit]!.kind === 'elsewhere' && !hidden?.has(unit));
      // One that is not among the nearest is farther than all of them.
      const elsewhereMeaning = elsewhereFrom === elsewhereTo ? -1
        : Math.max(...vectors.similaritiesOf(vector, nearElsewhere), ...(nearElsewhere.length === 0 ? [nearest.similarities.at(-1) ?? -1] : []));
      return { ...words, ...meaning, elsewhereMeaning };
    },
  };

  function meanings(looked: ReadonlySet<number>, vector: Float32Array, { phrasingsOf: left, units: hidden }: LeftOut) {
    const side = (): Float32Array => new Float32Array(count).fill(-1);
    const out = { titleMeaning: side(), passageMeaning: side(), phrasingMeaning: side(), secondPhrasingMeaning: side(), hasPhrasings: new Uint8Array(count) };
    for (const document of looked) {
      const list = unitsOf[document]!;
      const similarities = vectors.similaritiesOf(vector, list);
      const isCold = left?.has(document) ?? false;
      let [title, passage, first, second, phrasings] = [-1, -1, -1, -1, 0];
      // Plain loops over unit numbers: this runs thousands of times for each question.
      for (let i = 0; i < list.length; i++) {
        const [unit, similarity] = [list[i]!, similarities[i]!];
        if (unit < titleEnd) title = Math.max(title, similarity);
        else if (unit < passageEnd) passage = Math.max(passage, similarity);
        else if (!isCold && !hidden?.has(unit)) {
          phrasings++;
          if (similarity > first) [first, second] = [similarity, first];
          else if (similarity > second) second = similarity;
        }
      }
      out.titleMeaning[document] = title;
      out.passageMeaning[document] = Math.max(passage, title);
      if (phrasings === 0) continue;
      out.hasPhrasings[document] = 1;
      out.phrasingMeaning[document] = first;
      out.secondPhrasingMeaning[document] = phrasings === 1 ? first : second;
    }
    return out;
  }
}

/** Numbers of the `count` highest values above 0, highest first. */
export function topOf(side: Float32Array, count: number, isCandidate: (document: number) => boolean): number[] {
  const top: number[] = [];
  for (let document = 0; document < side.length; document++) {
    const value = side[document]!;
    if (value <= 0 || (top.length === count && value <= side[top[count - 1]!]!) || !isCandidate(document)) continue;
    let at = top.length;
    while (at > 0 && side[top[at - 1]!]! < value) at--;
    top.splice(at, 0, document);
    if (top.length > count) top.pop();
  }
  return top;
}
