/** What the decision knows of the best procedure and the best plan section. */
export interface ConfidenceInputs {
  /** Highest similarity with a phrasing of the best procedure, or with its title. */
  phrasingMeaning: number;
  titleMeaning: number;
  /** Share of the question's words, by weight, in the best procedure's title and phrasings. */
  covered: number;
  /** Score of the best procedure above the second. */
  margin: number;
  /** Share of the question's words in the best plan section. */
  clauseCovered: number;
  planWords: number;
  place: boolean;
  year: boolean;
  otherPlace: boolean;
  /** The best plan section is of the place and year that the question names. */
  planFits: boolean;
  codeNamed: boolean;
}

/** Weights of the two decisions, fitted on the development questions by hand from their distributions. */
const PLAN = { bias: -1.6, oneWord: 1.6, moreWords: 1.0, place: 0.9, year: 0.5, cover: 5 };
const SURE = { bias: -9.2, meaning: 11, title: 1.5, cover: 4.5, margin: 2 };
const PLAN_SURE = { bias: -2.2, cover: 5, words: 0.5, unfit: -6 };

/** Whether a plan or a procedure is asked for, and how sure it is that the best one answers. */
export function confidence(inputs: ConfidenceInputs): { kind: 'procedure' | 'plan'; confidence: number } {
  const { planWords, place, year, otherPlace, clauseCovered, covered } = inputs;
  const plan = PLAN.bias
    + (planWords > 0 ? PLAN.oneWord : 0) + (planWords > 1 ? PLAN.moreWords : 0)
    + (place || otherPlace ? PLAN.place : 0) + (year ? PLAN.year : 0)
    + PLAN.cover * (clauseCovered - covered);
  if (plan > 0 && !inputs.codeNamed) {
    return { kind: 'plan', confidence: sigmoid(PLAN_SURE.bias + PLAN_SURE.cover * clauseCovered + PLAN_SURE.words * Math.min(3, planWords) + (inputs.planFits ? 0 : PLAN_SURE.unfit)) };
  }
  if (inputs.codeNamed) return { kind: 'procedure', confidence: 1 };
  return {
    kind: 'procedure',
    confidence: sigmoid(SURE.bias + SURE.meaning * inputs.phrasingMeaning + SURE.title * inputs.titleMeaning + SURE.cover * covered + SURE.margin * Math.min(0.5, inputs.margin)),
  };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
