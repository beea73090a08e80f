import type { Aspect } from '../corpus/document.js';
import { hasDiacritics } from '../text/fold.js';
import type { AspectDetector } from './aspect.js';
import type { QuestionExpander } from './expandQuestion.js';
import { standardSpelling } from '../text/spelling.js';
import type { DiacriticsRestorer } from './restoreDiacritics.js';
import { planCues, type PlanCues } from './questionPlan.js';
import { questionTerms, type QuestionTerms } from './terms.js';

/** A question as the search understands it. */
export interface UnderstoodQuestion {
  /** As the citizen wrote it, cleaned; with what it leans on from before. */
  written: string;
  /** In the words of the documents. */
  text: string;
  /** The same with diacritics put back: what is embedded. */
  restored: string;
  /** What may also be meant. */
  also: string[];
  terms: QuestionTerms;
  /** What the last message asks of a procedure. */
  aspects: Aspect[];
  plan: PlanCues;
  /** Written with diacritics. */
  accented: boolean;
  /** A procedure's code that stands in it. */
  code?: string;
}

/** What a retriever lends to understand a question: its lexicon, its language models, the places of its plans. */
export interface Understanding {
  expand: QuestionExpander;
  restore: DiacriticsRestorer;
  places: readonly string[];
  detectAspects: AspectDetector;
}

/** @param before earlier messages that this one leans on */
export function understand(message: string, before: readonly string[], { expand, restore, places, detectAspects }: Understanding): UnderstoodQuestion {
  const written = [...before, message].join(' ');
  const { text, also } = expand(standardSpelling(written));
  // Of the message alone: a code of an earlier choice must not answer a new topic with certainty.
  const code = /(?<![\d.])\d\.\d{6}(?!\d)/u.exec(message)?.[0];
  return {
    written,
    text,
    restored: restore(text),
    also,
    terms: questionTerms(written, text, also),
    // Expanded first: "bn tiền", "ntn" and "j" are asked for like their long forms.
    aspects: detectAspects(expand(message).text),
    plan: cuesOf(message, before, expand, places),
    accented: hasDiacritics(written),
    ...(code === undefined ? {} : { code }),
  };
}

/**
 * Planning words of the whole, but the year and the place of the last message that names one: "thế năm 2026 thì sao" leaves the year before.
 * Years and other places are read from the message as written: expanding loses the dash of "2021 - 2030" and the capitals of names.
 */
function cuesOf(message: string, before: readonly string[], expand: QuestionExpander, places: readonly string[]): PlanCues {
  const of = (texts: readonly string[]): PlanCues => {
    const written = texts.join(' ');
    const { years, otherPlace } = planCues(written, places);
    const expanded = planCues(expand(written).text, places);
    return { ...expanded, years, otherPlace: otherPlace && expanded.places.length === 0 };
  };
  const last = of([message]);
  if (before.length === 0) return last;
  const all = of([...before, message]);
  return {
    ...all,
    years: last.years.length > 0 ? last.years : all.years,
    places: last.places.length > 0 ? last.places : all.places,
    otherPlace: last.places.length > 0 ? false : last.otherPlace || all.otherPlace,
  };
}
