import { PLAN_DECISION_FEATURES, type PlanDecision, type PlanDecisionFeature } from '../../retrieval/planDecision.js';
import { probability } from '../../retrieval/logistic.js';
import { seeded } from '../seeded.js';
import { fitLogistic } from './fitLogistic.js';

/** A question with what tells plans from procedures. */
export interface PlanDecisionSample {
  features: Record<PlanDecisionFeature, number>;
  isPlan: boolean;
}

export interface PlanDecisionFit {
  decision: PlanDecision;
  /** Share of questions taken wrongly by weights that did not see them. */
  missedPlans: number;
  falsePlans: number;
}

const FOLDS = 5;

/** Fits what tells a question about a plan from others. */
export function fitPlanDecision(samples: readonly PlanDecisionSample[]): PlanDecisionFit {
  const of = (some: readonly PlanDecisionSample[]): PlanDecision => fitLogistic(some.map(({ features, isPlan }) => ({ inputs: features, yes: isPlan, weight: 1 })), PLAN_DECISION_FEATURES);
  const folds = Array.from({ length: FOLDS }, (_, fold) => of(samples.filter((_sample, i) => i % FOLDS !== fold)));
  const wrong = (isPlan: boolean): number => {
    const asked = samples.flatMap((sample, i) => (sample.isPlan === isPlan ? [probability(sample.features, folds[i % FOLDS]!) > 0.5] : []));
    return asked.filter((taken) => taken !== isPlan).length / Math.max(1, asked.length);
  };
  return { decision: of(samples), missedPlans: wrong(true), falsePlans: wrong(false) };
}

const PLACES = ['Thái Nguyên', 'Tuyên Quang', 'Sơn La', 'xã Vĩnh Thông', 'Hà Nội', 'Đồng Nai'];
const FIRST_YEAR = 2015;
const YEARS = 12;

/** Questions about procedures as citizens embed them: three in five say where they live, since when, or both. */
export function withPlacesAndYears(questions: readonly string[], seed: number): string[] {
  const random = seeded(seed);
  return questions.map((question) => {
    const [place, year, kind] = [PLACES[Math.floor(random() * PLACES.length)]!, FIRST_YEAR + Math.floor(random() * YEARS), Math.floor(random() * 5)];
    if (kind === 0) return `Tôi ở ${place}. ${question}`;
    if (kind === 1) return `Năm ${year} ${question}`;
    return kind === 2 ? `Năm ${year} tôi ở ${place}, ${question}` : question;
  });
}
