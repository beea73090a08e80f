import type { Lexicon } from '../corpus/lexicon/lexicon.js';
import type { Encoder } from '../embedding/encoder.js';
import { breath } from '../index/breath.js';
import type { Generation } from '../index/generation.js';
import type { AspectDetector } from './aspect.js';
import { createAlike, type Alike } from './alike.js';
import { createCommuneFinder, type CommuneFinder } from './communes.js';
import { coverage, createTermWeight } from './coverage.js';
import { probabilities, type Decision, type Probabilities } from './decision.js';
import type { DecisionInputs } from './decisionFeatures.js';
import { createQuestionExpander, type QuestionExpander } from './expandQuestion.js';
import { familyKey, leadFamilies, namedLevel } from './families.js';
import type { LeftOut } from './wordSignals.js';
import { createEventReader, type EventReader } from './eventSigns.js';
import { createEventFinder, leadChain, type EventWeights, type ToldEvent } from './lifeEvents.js';
import { createLooker, type Looker } from './lookup.js';
import { mayMeanPlan, planAsked, planConfidence, type PlanDecision, type PlanDecisionInputs } from './planDecision.js';
import { createClauseReader, type ClauseReader, type ClauseSignals } from './clauseFeatures.js';
import { rankClauses, type ClauseWeights, type RankedClause } from './rankClauses.js';
import type { PlanCues } from './questionPlan.js';
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
  inputs: { decision: DecisionInputs; plan?: PlanDecisionInputs };
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
  readonly readEvents: EventReader;
  retrieve(question: UnderstoodQuestion, options?: RetrieveOptions): Promise<Retrieval>;
  /** Weight of a folded word in this index. */
  termWeight(term: string): number;
  /** Finds communes by their old and present names. */
  readonly communes: CommuneFinder;
  /** Places that the plans hold for. */
  readonly places: readonly string[];
  readonly detectAspects: AspectDetector;
}

export interface RetrieverParts {
  generation: Generation;
  encoder: Encoder;
  lexicon: Lexicon;
  ranking: Ranking;
  decision: Decision;
  clauses: ClauseWeights;
  planDecision: PlanDecision;
  detectAspects: AspectDetector;
  events: EventWeights;
}

/** Searches one generation. */
export function createRetriever({ generation, encoder, lexicon, ranking, decision, clauses: clauseWeights, planDecision, detectAspects, events }: RetrieverParts): Retriever {
  const { documents, lexical } = generation;
  const termWeight = createTermWeight(generation);
  const readClauses = createClauseReader(generation, termWeight);
  const readEvents = createEventReader(generation);
  const findEvent = createEventFinder(readEvents, events);
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
    readEvents,
    communes: createCommuneFinder(lexicon.places),
    places,
    detectAspects,
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
      // Who waits for the acknowledgement of a webhook is let in between.
      await breath();
      const named = question.code === undefined ? undefined : generation.documentNumber(question.code);
      const inputs = looker.decisionInputs(question, lookup, ranked);
      const event = findEvent({ text: question.text, words, vector: vector!, rival: Math.max(inputs.bestPhrasing, inputs.elsewhere), ranked });
      const read = mayMeanPlan(question.plan, inputs.covered) ? readClauses(question.text, words, vector!, question.plan) : undefined;
      const clauses = read ? rankClauses(read.candidates, clauseWeights) : [];
      const plan = read && clauses[0] ? planInputs(question, read, clauses[0], inputs) : undefined;
      const isPlan = named === undefined && plan !== undefined && planAsked(plan, planDecision);
      return {
        kind: isPlan ? 'plan' : 'procedure',
        procedures: promote(leadChain(leadFamilies(ranked.map(({ candidate, score }) => ({ document: candidate.document, score })), documents, families, namedLevel(question.text)), event, documents), named),
        clauses,
        probability: named !== undefined ? { ours: 1, first: 1 } : isPlan ? { ours: planConfidence(plan), first: 1 } : probabilities(inputs, decision),
        inputs: { decision: inputs, ...(plan ? { plan } : {}) },
        ranked,
        ...(event ? { event } : {}),
      };
    },
  };

  function planInputs({ text, plan }: UnderstoodQuestion, { meaning, phrasedMeaning }: ClauseSignals, best: RankedClause, { covered, bestPhrasing, bestTitle }: DecisionInputs): PlanDecisionInputs {
    const clauseCovered = coverage(text, sectionTexts(generation, best), termWeight);
    return {
      features: {
        oneWord: Number(plan.planWords > 0), moreWords: Number(plan.planWords > 1), place: Number(plan.places.length > 0 || plan.otherPlace),
        cover: clauseCovered - covered,
        meaning: Math.max(meaning, phrasedMeaning) - Math.max(bestPhrasing, bestTitle), textMeaning: meaning - bestTitle,
      },
      planWords: plan.planWords, clauseCovered, fits: planFits(generation, plan, best),
    };
  }
}

/** A code that stands in the question is the strongest of all signs. */
function promote(ranked: RankedProcedure[], document: number | undefined): RankedProcedure[] {
  if (document === undefined) return ranked;
  const top = (ranked[0]?.score ?? 0) + 1;
  return [{ document, score: top }, ...ranked.filter((one) => one.document !== document)];
}

/** What stands in a section and how it is asked for. */
function sectionTexts({ ranges, units, text }: Generation, { document, section }: RankedClause): string[] {
  return [ranges.clause, ranges.clausePhrasing].flatMap(([from, to]) => {
    const own: number[] = [];
    for (let unit = from; unit < to; unit++) if (units[unit]!.document === document && units[unit]!.section === section) own.push(unit);
    return own.map(text);
  });
}

/** False when the question names a place or a year, and the plan found is of another. */
function planFits(generation: Generation, plan: PlanCues, clause: RankedClause): boolean {
  const { place, years = [] } = generation.documents[clause.document]!;
  if (plan.otherPlace) return false;
  if (plan.places.length > 0 && (place === undefined || !plan.places.includes(place))) return false;
  return plan.years.length === 0 || years.length === 0 || plan.years.some((year) => years.includes(year));
}
