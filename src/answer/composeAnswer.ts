import type { Contact } from '../corpus/document.js';
import { toldEvent } from './toldEvent.js';
import { TOLD_FIRST } from '../retrieval/lifeEvents.js';
import type { Retrieval, Retriever } from '../retrieval/retriever.js';
import type { UnderstoodQuestion } from '../retrieval/understand.js';
import type { Answer, RankedSection, Statement } from './answer.js';
import { alternatives, nameWithoutFigures } from './choices.js';
import { composePlan, type PlanHit } from './composePlan.js';
import { composeProcedure } from './composeProcedure.js';
import { contactsFor } from './contactsFor.js';
import { lineRelevance } from './relevance.js';
import { Sources } from './sources.js';
import { nextQuestions, texts } from './texts.js';

export interface ComposeParts {
  retriever: Retriever;
  question: UnderstoodQuestion;
  /** The last message alone: what lines must speak of. */
  message: string;
  retrieval: Retrieval;
  contacts: readonly Contact[];
  /** Province or commune of the citizen, where it is known. */
  places: readonly string[];
  ranking: RankedSection[];
}

const NEXT = 3;
/** A second section this close to the best is shown too. */
const CLOSE = 0.2;
/** Above this the first procedure is the one that was meant; below, others may be meant as well and are offered besides. */
const CERTAIN = 0.65;

/** The answer from the best procedure or the best plan sections. */
export function composeAnswer(parts: ComposeParts): Answer {
  return parts.retrieval.kind === 'plan' ? planAnswer(parts) : procedureAnswer(parts);
}

function procedureAnswer({ retriever, question, message, retrieval, contacts, places, ranking }: ComposeParts): Answer {
  const { generation } = retriever;
  const event = toldEvent(retrieval, question);
  const told = event?.document;
  const chainFirst = event !== undefined && event.score >= TOLD_FIRST && retrieval.probability.first < CERTAIN;
  const number = retrieval.procedures[0]!.document;
  const document = generation.documents[number]!;
  const sections = generation.sections(number);
  const sources = new Sources();
  const chain = (): Statement[] => (told === undefined ? [] : chainOf(retriever, told, sources));
  const before = chainFirst ? chain() : [];
  const body = composeProcedure(document, sections, question.aspects, lineRelevance(message, retriever.termWeight), sources);
  const everyday = nameWithoutFigures(document);
  return {
    status: 'answered',
    lead: chainFirst ? texts.answered.event
      : [everyday === undefined ? texts.answered.procedure : texts.answered.procedureNamed(everyday), ...(body.silent ? [texts.notAbout] : [])].join(' '),
    title: document.title,
    statements: [...before, ...body.statements, ...(chainFirst ? [] : chain())],
    citations: sources.citations,
    contacts: contactsFor(contacts, { places, ...(document.field === undefined ? {} : { field: document.field }) }),
    choices: chainFirst || retrieval.probability.first >= CERTAIN ? [] : alternatives(retriever, retrieval),
    next: body.open.slice(0, NEXT).map((aspect) => nextQuestions[aspect]),
    notes: body.notes,
    ranking,
    confidence: confidenceOf(retrieval),
    ms: 0,
  };
}

/** The chain of a life event as statements of their own. */
function chainOf({ generation }: Retriever, number: number, sources: Sources): Statement[] {
  const document = generation.documents[number]!;
  return generation.sections(number).filter(({ path }) => path === 'steps').flatMap((section) => {
    const citation = sources.cite(document, section);
    return section.lines.map((text) => ({ text, citation, heading: `${section.heading} (${document.title.toLowerCase()})` }));
  });
}

function planAnswer({ retriever, question, message, retrieval, contacts, places, ranking }: ComposeParts): Answer {
  const { generation } = retriever;
  const hits = planHits(retriever, question, retrieval);
  const document = hits[0]!.document;
  const sources = new Sources();
  const { statements, cut } = composePlan(hits, lineRelevance(message, retriever.termWeight), sources);
  const titles = new Set(hits.map((hit) => hit.document.title));
  return {
    status: 'answered',
    lead: texts.answered.plan,
    title: [...titles].join('; '),
    statements,
    citations: sources.citations,
    contacts: contactsFor(contacts, { places: [...places, ...(document.place === undefined ? [] : [document.place])] }),
    choices: [],
    next: [],
    notes: cut ? [texts.more] : [],
    ranking,
    confidence: confidenceOf(retrieval),
    ms: 0,
  };

  function planHits({ generation: { documents } }: Retriever, { plan }: UnderstoodQuestion, { clauses }: Retrieval): PlanHit[] {
    const best = clauses[0]!;
    // Two years in one question compare two plans: the best section of each.
    const compared = plan.years.length > 1
      ? clauses.filter((clause, i) => clauses.findIndex(({ document: other }) => other === clause.document) === i && documents[clause.document]!.years?.some((year) => plan.years.includes(year)) && documents[clause.document]!.place === documents[best.document]!.place).slice(0, 2)
      : [];
    const chosen = compared.length > 1 ? compared : clauses.filter((clause) => clause.document === best.document && clause.score >= best.score - CLOSE).slice(0, 3);
    return chosen.flatMap(({ document, section: path }) => {
      const section = generation.sections(document).find((one) => one.path === path);
      return section ? [{ document: documents[document]!, section }] : [];
    });
  }
}

/** One number for both decisions: that the answer is right. */
export function confidenceOf({ probability: { ours, first } }: Retrieval): number {
  return Math.round(ours * first * 1000) / 1000;
}
