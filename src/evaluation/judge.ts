import type { Answer, AnswerStatus } from '../answer/answer.js';
import { hasAllFacts } from './facts.js';
import { unfaithfulParts, type CitedSources, type Unfaithful } from './faithfulness.js';
import type { EvalQuestion } from './questions.js';
import { rankOf } from './rank.js';
import type { Outcome } from './runner.js';

/** One way of asking: is the right candidate first, and is it in the first three or among the offered choices? */
export interface Found {
  first: boolean;
  inThree: boolean;
}

/** One question and what its answer is worth. What does not apply to a question is absent. */
export interface Judgement {
  id: string;
  question: string;
  context: string[];
  style: string;
  topic: string;
  corpus: EvalQuestion['corpus'];
  status: AnswerStatus;
  expected: string[];
  /** The first three candidates. */
  got: string[];
  confidence: number;
  ms: number;
  found?: Found;
  cold?: Found;
  folded?: Found;
  /** All asked facts stand in the text. */
  facts?: boolean;
  missing?: string[];
  /** Of an answerable question: it was turned away. */
  refused?: boolean;
  /** Of an unanswerable question: something was cited as an answer all the same. */
  answered?: boolean;
  unfaithful: Unfaithful[];
}

const GIVES_ANSWER: ReadonlySet<AnswerStatus> = new Set(['answered', 'curated']);

/** Judges what the assistant said to one question by the scoring rules of the question set. Pure. */
export function judge(outcome: Outcome, sources: CitedSources, fixedTexts: readonly string[]): Judgement {
  const { question, answer, text } = outcome;
  const base: Judgement = {
    id: question.id,
    question: question.question,
    context: question.context,
    style: question.style,
    topic: question.topic,
    corpus: question.corpus,
    status: answer.status,
    expected: question.gold,
    got: answer.ranking.slice(0, 3).map(({ document, section }) => `${document}#${section}`),
    confidence: answer.confidence,
    ms: outcome.ms,
    unfaithful: unfaithfulParts(answer, text, sources, fixedTexts),
  };
  if (question.corpus === 'none') {
    base.answered = GIVES_ANSWER.has(answer.status) || answer.citations.length > 0;
    return base;
  }
  base.found = found(question, answer);
  if (outcome.cold) base.cold = found(question, outcome.cold);
  if (outcome.folded) base.folded = found(question, outcome.folded);
  base.refused = !GIVES_ANSWER.has(answer.status) && answer.status !== 'clarify';
  if (question.mustContain.length > 0) {
    base.missing = question.mustContain.filter((fact) => !hasAllFacts(text, [fact]));
    base.facts = base.missing.length === 0;
  }
  return base;
}

function found(question: EvalQuestion, answer: Answer): Found {
  const rank = rankOf(question.gold, answer.ranking, question.needsAll);
  const offered = answer.choices.some(({ document }) => question.gold.includes(document));
  return { first: rank === 0, inThree: rank < 3 || offered };
}
