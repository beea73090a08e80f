import type { Answer } from '../answer/answer.js';
import type { Question } from '../conversation/assistant.js';
import { fold, hasDiacritics } from '../text/fold.js';
import type { EvaluatedAssistant } from './evaluatedAssistant.js';
import type { EvalQuestion } from './questions.js';

/** What the assistant said to one question, asked in several ways. */
export interface Outcome {
  question: EvalQuestion;
  answer: Answer;
  /** The answer as plain text. */
  text: string;
  /** Wall time of that answer in milliseconds. */
  ms: number;
  /** The same question with the phrasings of its gold procedures left out of the search. */
  cold?: Answer;
  /** The same question without diacritics; absent when it had none. */
  folded?: Answer;
}

export interface RunnerParts {
  assistant: EvaluatedAssistant;
  renderPlainText(answer: Answer): string;
  now(): number;
  onProgress?(done: number, all: number): void;
}

export interface RunOptions {
  /** Every question is asked cold only, so that the whole report, failures and all, is of the cold search. */
  coldOnly: boolean;
}

/** Asks every question: as it is, cold, and without diacritics. One untimed question goes first to warm the encoder up. */
export async function runQuestions(questions: readonly EvalQuestion[], parts: RunnerParts, { coldOnly }: RunOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions.slice(0, 3)) await parts.assistant.answer(asked(question));
  for (const question of questions) {
    outcomes.push(await runQuestion(question, parts, coldOnly));
    parts.onProgress?.(outcomes.length, questions.length);
  }
  return outcomes;
}

async function runQuestion(question: EvalQuestion, parts: RunnerParts, coldOnly: boolean): Promise<Outcome> {
  const { assistant } = parts;
  const cold = question.corpus === 'tthc' ? { withoutPhrasingsOf: question.gold } : undefined;
  const start = parts.now();
  const answer = await assistant.answer(asked(question), coldOnly ? cold : undefined);
  const ms = parts.now() - start;
  const outcome: Outcome = { question, answer, text: parts.renderPlainText(answer), ms };
  if (coldOnly || question.corpus !== 'tthc') return outcome;
  outcome.cold = await assistant.answer(asked(question), cold);
  if (hasDiacritics(question.question)) outcome.folded = await assistant.answer(asked(question, fold));
  return outcome;
}

function asked(question: EvalQuestion, write: (text: string) => string = (text) => text): Question {
  const context = question.context.map(write);
  return { text: write(question.question), ...(context.length ? { context } : {}) };
}
