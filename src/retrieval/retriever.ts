import type { Lexicon } from '../corpus/lexicon/lexicon.js';
import type { Encoder } from '../embedding/encoder.js';
import type { Generation } from '../index/generation.js';
import { UNIT_KINDS } from '../index/unit.js';
import { coverage, createTermWeight } from './coverage.js';
import { documentSignals } from './documentSignals.js';
import { candidatesOf } from './features.js';
import { confidence, type ConfidenceInputs } from './confidence.js';
import { createQuestionExpander, type QuestionExpander } from './expandQuestion.js';
import { createClauseRanker, type RankedClause } from './rankClauses.js';
import { rank, type Ranking } from './ranking.js';
import type { UnderstoodQuestion } from './understand.js';

/** A procedure with how well it fits. */
export interface RankedProcedure {
  /** Document number. */
  document: number;
  score: number;
}

/** What the search found, on both sides of the corpus. */
export interface Retrieval {
  /** Where the answer is looked for. */
  kind: 'procedure' | 'plan';
  procedures: RankedProcedure[];
  clauses: RankedClause[];
  /** How sure it is that the first of `kind` answers, 0 to 1. */
  confidence: number;
  inputs: ConfidenceInputs;
}

export interface RetrieveOptions {
  /** Codes whose phrasings are left out (for the cold measure). */
  withoutPhrasingsOf?: readonly string[];
}

export interface Retriever {
  /** Writes a message in the words of the documents. */
  readonly expand: QuestionExpander;
  readonly generation: Generation;
  retrieve(question: UnderstoodQuestion, options?: RetrieveOptions): Promise<Retrieval>;
  /** Weight of a folded word in this index. */
  termWeight(term: string): number;
  /** Places that the plans hold for. */
  readonly places: readonly string[];
}

/** Searches one generation. */
export function createRetriever(generation: Generation, encoder: Encoder, ranking: Ranking, lexicon: Lexicon): Retriever {
  const { documents, units, ranges } = generation;
  const termWeight = createTermWeight(generation);
  const rankClauses = createClauseRanker(generation);
  const places = [...new Set(documents.flatMap(({ kind, place }) => (kind !== 'procedure' && place !== undefined ? [place] : [])))];
  const phrasingUnits: number[][] = documents.map(() => []);
  for (let unit = ranges.phrasing[0]; unit < ranges.phrasing[1]; unit++) phrasingUnits[units[unit]!.document]!.push(unit);
  const isProcedure = (document: number): boolean => documents[document]!.kind === 'procedure';

  const pairFrequency = (pair: string): number => UNIT_KINDS.reduce((sum, kind) => sum + generation.lexical.folded.frequency(pair, kind), 0);

  return {
    generation,
    places,
    expand: createQuestionExpander(lexicon, pairFrequency),
    termWeight,
    async retrieve(question, { withoutPhrasingsOf = [] } = {}) {
      const [vector] = await encoder.embedQueries([question.text]);
      const left = new Set(withoutPhrasingsOf.flatMap((id) => generation.documentNumber(id) ?? []));
      const signals = documentSignals(generation, { terms: question.terms, vector: vector!, accented: question.accented, withoutPhrasingsOf: left });
      const ranked = rank(candidatesOf(signals, documents, isProcedure), ranking);
      const asked = question.code === undefined ? undefined : generation.documentNumber(question.code);
      // A code that stands in the question is the strongest of all signs.
      const procedures = promote(ranked.map(({ candidate, score }) => ({ document: candidate.document, score })), asked);
      const clauses = rankClauses(question.text, question.terms, vector!, question.plan);

      const first = procedures[0]?.document;
      const coverOf = (texts: readonly string[]): number => coverage(question.text, texts, termWeight);
      const procedureTexts = first === undefined ? [] : [generation.text(first), ...(left.has(first) ? [] : phrasingUnits[first]!.map((unit) => generation.text(unit)))];
      const clauseTexts = clauses[0] ? sectionTexts(generation, clauses[0]) : [];
      const inputs: ConfidenceInputs = {
        phrasingMeaning: first === undefined ? 0 : Math.max(signals.phrasingMeaning[first]!, signals.titleMeaning[first]!),
        titleMeaning: first === undefined ? 0 : signals.titleMeaning[first]!,
        covered: coverOf(procedureTexts),
        margin: procedures.length > 1 ? procedures[0]!.score - procedures[1]!.score : 1,
        clauseCovered: coverOf(clauseTexts),
        planWords: question.plan.planWords,
        place: question.plan.places.length > 0,
        year: question.plan.years.length > 0,
        otherPlace: question.plan.otherPlace,
        planFits: planFits(generation, question, clauses[0]),
        codeNamed: asked !== undefined,
      };
      return { procedures, clauses, inputs, ...confidence(inputs) };
    },
  };
}

function promote(ranked: RankedProcedure[], document: number | undefined): RankedProcedure[] {
  if (document === undefined) return ranked;
  const top = (ranked[0]?.score ?? 0) + 1;
  return [{ document, score: top }, ...ranked.filter((one) => one.document !== document)];
}

function sectionTexts(generation: Generation, { document, section }: RankedClause): string[] {
  const texts: string[] = [];
  const [from, to] = generation.ranges.clause;
  for (let unit = from; unit < to; unit++) {
    const { document: owner, section: path } = generation.units[unit]!;
    if (owner === document && path === section) texts.push(generation.text(unit));
  }
  return texts;
}

/** False when the question names a place or a year, and the plan found is of another. */
function planFits(generation: Generation, { plan }: UnderstoodQuestion, clause: RankedClause | undefined): boolean {
  if (!clause) return false;
  const { place, years = [] } = generation.documents[clause.document]!;
  if (plan.otherPlace) return false;
  if (plan.places.length > 0 && (place === undefined || !plan.places.includes(place))) return false;
  return plan.years.length === 0 || years.length === 0 || plan.years.some((year) => years.includes(year));
}
