import type { Generation } from '../index/generation.js';
import type { QuestionTerms } from './terms.js';

/**
 * How well documents fit a question, by side: the best of their units on each. Arrays by document number.
 * A document without phrasings has 0 on the phrasing sides and `hasPhrasings` says that this means nothing.
 */
export interface DocumentSignals {
  /** BM25 over folded text: titles, passages, phrasings. */
  titleWords: Float32Array;
  passageWords: Float32Array;
  phrasingWords: Float32Array;
  /** BM25 over accented text, 0 when the question has no diacritics. */
  titleAccents: Float32Array;
  phrasingAccents: Float32Array;
  /** Cosine similarities of the documents that were looked at, -1 for the others. */
  titleMeaning: Float32Array;
  passageMeaning: Float32Array;
  phrasingMeaning: Float32Array;
  /** Of the second-best phrasing: one that fits by chance stands alone. */
  secondPhrasingMeaning: Float32Array;
  hasPhrasings: Uint8Array;
  /** Best of the questions of elsewhere; -1 without any. */
  elsewhereMeaning: number;
  elsewhereWords: number;
}

/** What is left out of a search, so that a measure or a fit is honest. */
export interface LeftOut {
  /** Numbers of documents whose phrasings are not searched. */
  phrasingsOf?: ReadonlySet<number>;
  /** Numbers of phrasings and of questions of elsewhere that are not searched. */
  units?: ReadonlySet<number>;
}

/** BM25 of the clauses of plans, from the first clause on. */
export interface ClauseWords {
  clauseWords: Float32Array;
  clauseAccents: Float32Array;
}

/** What the lexical side says: it needs no vector, so it is read while the question is being embedded. */
export type WordSignals = ClauseWords & Pick<DocumentSignals, 'titleWords' | 'passageWords' | 'phrasingWords' | 'titleAccents' | 'phrasingAccents' | 'elsewhereWords'>;

/** The documents whose meaning is compared, and a few at random that tell what a document that does not fit looks like. */
export interface SignalReader {
  words(terms: QuestionTerms, accented: boolean, leftOut: LeftOut): WordSignals;
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
  const { units, ranges, lexical, vectors, documents } = generation;
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

  const documentOf = Int32Array.from(units, ({ document }) => document);

  const best = (scores: Float32Array, [from, to]: readonly [number, number], hidden: LeftOut['units']): Float32Array => {
    const out = new Float32Array(count);
    for (let unit = from; unit < to; unit++) {
      const score = scores[unit]!;
      if (score === 0) continue;
      const document = documentOf[unit]!;
      if (score > out[document]! && !hidden?.has(unit)) out[document] = score;
    }
    return out;
  };

  return {
    sample,
    words(terms, accented, leftOut) {
      const hidden = leftOut.units;
      const without = (side: Float32Array): Float32Array => {
        leftOut.phrasingsOf?.forEach((document) => { side[document] = 0; });
        return side;
      };
      const folded = lexical.folded.scores(terms.folded, terms.weights);
      const accents = lexical.accented.scores(terms.accented, terms.weights);
      const none = new Float32Array(count);
      return {
        titleWords: best(folded, ranges.title, hidden),
        passageWords: best(folded, ranges.passage, hidden),
        phrasingWords: without(best(folded, ranges.phrasing, hidden)),
        elsewhereWords: highest(folded, ranges.elsewhere, hidden),
        titleAccents: accented ? best(accents, ranges.title, hidden) : none,
        phrasingAccents: accented ? without(best(accents, ranges.phrasing, hidden)) : none,
        clauseWords: folded.slice(...ranges.clause),
        clauseAccents: accents.slice(...ranges.clause),
      };
    },
    read(words, vector, leftOut) {
      const hidden = leftOut.units;
      const { titleWords, passageWords, phrasingWords, titleAccents, phrasingAccents, elsewhereWords } = words;
      const nearest = vectors.search(vector, NEAREST);
      const looked = new Set(sample);
      for (const side of [titleWords, passageWords, phrasingWords, phrasingAccents]) for (const document of topOf(side, PER_SIDE, isCandidate)) looked.add(document);
      for (const unit of nearest.ids) if (units[unit]!.document >= 0 && isCandidate(units[unit]!.document)) looked.add(units[unit]!.document);
      const meaning = meanings(looked, vector, leftOut);
      const nearElsewhere = nearest.ids.filter((unit) => units[unit]!.kind === 'elsewhere' && !hidden?.has(unit));
      // One that is not among the nearest is farther than all of them.
      const elsewhereMeaning = elsewhereFrom === elsewhereTo ? -1
        : Math.max(...vectors.similaritiesOf(vector, nearElsewhere), ...(nearElsewhere.length === 0 ? [nearest.similarities.at(-1) ?? -1] : []));
      return { titleWords, passageWords, phrasingWords, titleAccents, phrasingAccents, ...meaning, elsewhereWords, elsewhereMeaning };
    },
  };

  function meanings(looked: ReadonlySet<number>, vector: Float32Array, { phrasingsOf: left, units: hidden }: LeftOut) {
    const out = {
      titleMeaning: new Float32Array(count).fill(-1), passageMeaning: new Float32Array(count).fill(-1),
      phrasingMeaning: new Float32Array(count).fill(-1), secondPhrasingMeaning: new Float32Array(count).fill(-1), hasPhrasings: new Uint8Array(count),
    };
    const wanted = [...looked].flatMap((document) => unitsOf[document]!);
    vectors.similaritiesOf(vector, wanted).forEach((similarity, i) => {
      const unit = wanted[i]!;
      const { kind, document } = units[unit]!;
      if (kind === 'phrasing') {
        if (left?.has(document) || hidden?.has(unit)) return;
        out.hasPhrasings[document] = 1;
        if (similarity > out.phrasingMeaning[document]!) {
          out.secondPhrasingMeaning[document] = out.phrasingMeaning[document]!;
          out.phrasingMeaning[document] = similarity;
        } else if (similarity > out.secondPhrasingMeaning[document]!) out.secondPhrasingMeaning[document] = similarity;
      } else {
        const side = kind === 'title' ? out.titleMeaning : out.passageMeaning;
        if (similarity > side[document]!) side[document] = similarity;
      }
    });
    for (const document of looked) out.passageMeaning[document] = Math.max(out.passageMeaning[document]!, out.titleMeaning[document]!);
    for (const document of looked) if (out.secondPhrasingMeaning[document]! < 0) out.secondPhrasingMeaning[document] = out.phrasingMeaning[document]!;
    return out;
  }
}

function highest(scores: Float32Array, [from, to]: readonly [number, number], hidden: LeftOut['units']): number {
  let out = 0;
  for (let unit = from; unit < to; unit++) if (scores[unit]! > out && !hidden?.has(unit)) out = scores[unit]!;
  return out;
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
