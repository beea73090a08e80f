import type { Lexicon } from '../corpus/lexicon/lexicon.js';
import type { Encoder } from '../embedding/encoder.js';
import type { Generation } from '../index/generation.js';
import { createAlike, type Alike } from './alike.js';
import { createCommuneFinder, type CommuneFinder } from './communes.js';
import { coverage, createTermWeight } from './coverage.js';
import { probabilities, type Decision, type Probabilities } from './decision.js';
import type { DecisionInputs } from './decisionFeatures.js';
import { createQuestionExpander, type QuestionExpander } from './expandQuestion.js';
import { familyKey, leadFamilies, namedLevel } from './families.js';
import type { LeftOut } from './wordSignals.js';
import { createEventFinder, leadChain, type ToldEvent } from './lifeEvents.js';
import { createLooker, type Looker } from './lookup.js';
import { mayMeanPlan, planAsked, planConfidence, type PlanDecisionInputs } from './planDecision.js';
import { createClauseReader, type ClauseReader } from './clauseFeatures.js';
import { rankClauses, type ClauseWeights, type RankedClause } from './rankClauses.js';
import { createDiacriticsRestorer, type DiacriticsRestorer } from './restoreDiacritics.js';
import { rank, type Ranked, type Ranking } from './ranking.js';
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
  /** That the corpus answers the question, and that the first of `kind` does if so. */
  probability: Probabilities;
  /** What both decisions were made of, for explanations. */
  inputs: { decision: DecisionInputs; plan: PlanDecisionInputs };
  ranked: readonly Ranked[];
  /** The life event that the question is nearest to; told above `TOLD`. */
  event?: ToldEvent;
}

export interface RetrieveOptions {
  /** Codes whose phrasings are left out (for the cold measure). */
  withoutPhrasingsOf?: readonly string[];
}

export interface Retriever {
  /** Writes a message in the words of the documents. */
  readonly expand: QuestionExpander;
  /** Puts diacritics back. */
  readonly restore: DiacriticsRestorer;
  readonly generation: Generation;
  readonly looker: Looker;
  /** How many procedures a question may mean by its words: where they are many, it says too little. */
  readonly alike: Alike;
  readonly readClauses: ClauseReader;
  retrieve(question: UnderstoodQuestion, options?: RetrieveOptions): Promise<Retrieval>;
  /** Weight of a folded word in this index. */
  termWeight(term: string): number;
  /** Finds communes by their old and present names. */
  readonly communes: CommuneFinder;
  /** Places that the plans hold for. */
  readonly places: readonly string[];
}

export interface RetrieverParts {
  generation: Generation;
  encoder: Encoder;
  lexicon: Lexicon;
  ranking: Ranking;
  decision: Decision;
  clauses: ClauseWeights;
}

/** Searches one generation. */
export function createRetriever({ generation, encoder, lexicon, ranking, decision, clauses: clauseWeights }: RetrieverParts): Retriever {
  const { documents, lexical } = generation;
  const termWeight = createTermWeight(generation);
  const readClauses = createClauseReader(generation, termWeight);
  const findEvent = createEventFinder(generation);
  const restore = createDiacriticsRestorer(lexical.accented);
  const looker = createLooker(generation, termWeight);
  const families = documents.map(({ id, kind, title }) => (kind === 'procedure' ? familyKey(title) : id));
  const places = [...new Set(documents.flatMap(({ place }) => place ?? []))];
  const pairFrequency = (pair: string): number => lexical.folded.totalFrequency(pair);

  return {
    generation,
    looker,
    alike: createAlike(generation),
    readClauses,
    communes: createCommuneFinder(lexicon.places),
    places,
    termWeight,
    expand: createQuestionExpander(lexicon, pairFrequency),
    restore,
    async retrieve(question, { withoutPhrasingsOf = [] } = {}) {
      const embedding = encoder.embedQueries([question.restored]);
      const leftOut: LeftOut = { phrasingsOf: new Set(withoutPhrasingsOf.flatMap((id) => generation.documentNumber(id) ?? [])) };
      const words = looker.words(question, leftOut);
      const [vector] = await embedding;
      const lookup = looker.look(words, vector!, leftOut);
      const ranked = rank(lookup.candidates, ranking);
      const named = question.code === undefined ? undefined : generation.documentNumber(question.code);
      const inputs = looker.decisionInputs(question, lookup, ranked);
      const event = findEvent(vector!, Math.max(inputs.bestPhrasing, inputs.elsewhere));
      const clauses = mayMeanPlan(question.plan, inputs.covered) ? rankClauses(readClauses(question.text, words, vector!, question.plan), clauseWeights) : [];
      const plan: PlanDecisionInputs = {
        planWords: question.plan.planWords,
        place: question.plan.places.length > 0 || question.plan.otherPlace,
        year: question.plan.years.length > 0,
        clauseCovered: clauses[0] ? coverage(question.text, sectionTexts(generation, clauses[0]), termWeight) : 0,
        procedureCovered: inputs.covered,
        fits: planFits(generation, question, clauses[0]),
      };
      const isPlan = named === undefined && clauses.length > 0 && planAsked(plan) > 0;
      return {
        kind: isPlan ? 'plan' : 'procedure',
        procedures: promote(leadChain(leadFamilies(ranked.map(({ candidate, score }) => ({ document: candidate.document, score })), documents, families, namedLevel(question.text)), event, documents), named),
        clauses,
        probability: named !== undefined ? { ours: 1, first: 1 } : isPlan ? { ours: planConfidence(plan), first: 1 } : probabilities(inputs, decision),
        inputs: { decision: inputs, plan },
        ranked,
        ...(event ? { event } : {}),
      };
    },
  };
}

/** A code that stands in the question is the strongest of all signs. */
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
