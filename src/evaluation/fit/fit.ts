import type { Encoder } from '../../embedding/encoder.js';
import type { Decision } from '../../retrieval/decision.js';
import { probability } from '../../retrieval/logistic.js';
import type { DecisionFeature } from '../../retrieval/decisionFeatures.js';
import { rank, type Ranking } from '../../retrieval/ranking.js';
import type { Retriever } from '../../retrieval/retriever.js';
import { understand, type UnderstoodQuestion } from '../../retrieval/understand.js';
import { calibrationError, reliability, type Bin, type Forecast } from './calibration.js';
import { fitLogistic, type LogisticSample } from './fitLogistic.js';
import { fitRanking, type RankingSample } from './fitRanking.js';
import type { FitQuestion } from './questions.js';
import { groupBy } from './groupBy.js';

/** What a fit found, with figures on questions that it did not see. */
export interface FitResult {
  ranking: Ranking;
  decision: Decision;
  /** By set of questions: right first and in three, out of fold, beside the weights in use now. */
  ranks: { set: string; count: number; first: number; inThree: number; firstNow: number; inThreeNow: number }[];
  /** Out of fold: ECE and reliability of both decisions. */
  calibration: Record<'ours' | 'first', { error: number; bins: Bin[] }>;
}

export interface FitParts {
  retriever: Retriever;
  encoder: Encoder;
  /** The weights in use now, to compare with. */
  now: Ranking;
  onProgress?: (done: number, total: number) => void;
}

const FOLDS = 5;
/** Citizens' questions are the better judge; phrasings are many. */
const WEIGHT: Record<FitQuestion['set'], number> = { citizen: 3, phrasing: 1, elsewhere: 1 };
const OURS: readonly DecisionFeature[] = ['bestPhrasing', 'bestTitle', 'firstPhrasing', 'firstSecondPhrasing', 'firstTitle', 'elsewhere', 'phrasingWords', 'elsewhereWords', 'covered', 'elsewhereCovered', 'firstPhrasingWords', 'firstTitleWords', 'length', 'accented'];
const FIRST: readonly DecisionFeature[] = ['firstPhrasing', 'firstSecondPhrasing', 'firstTitle', 'covered', 'firstPhrasingWords', 'firstTitleWords', 'margin', 'marginFourth', 'length', 'accented'];
const EMBED_AT_ONCE = 256;

interface Asked {
  question: FitQuestion;
  understood: UnderstoodQuestion;
  vector: Float32Array;
  fold: number;
}

/** Fits the ranking and both decisions; every figure comes from folds grouped by procedure or topic. */
export async function fit(questions: readonly FitQuestion[], { retriever, encoder, now, onProgress }: FitParts): Promise<FitResult> {
  const asked = await embed(questions, retriever, encoder);
  let done = 0;
  const step = (): void => onProgress?.(++done, asked.length * 2);
  const { looker } = retriever;

  const samples = asked.map((one): RankingSample => {
    step();
    const { candidates } = looker.look(looker.words(one.understood, one.question.leftOut), one.vector, one.question.leftOut);
    return { candidates, gold: one.question.gold, weight: WEIGHT[one.question.set] };
  });
  const ours = asked.flatMap(({ question }, i) => (question.set === 'elsewhere' ? [] : [i]));
  const outOfFold = Array.from({ length: FOLDS }, (_, fold) => fitRanking(ours.filter((i) => asked[i]!.fold !== fold).map((i) => samples[i]!)));
  const ranking = fitRanking(ours.map((i) => samples[i]!));
  const ranks = summary(ours.map((i) => ({
    set: setName(asked[i]!.question), place: placeOf(samples[i]!, outOfFold[asked[i]!.fold]!), now: placeOf(samples[i]!, now),
  })));

  const decided = asked.map((one, i): { inputs: LogisticSample['inputs']; right: boolean; ours: boolean; fold: number; weight: number } => {
    step();
    const ranked = rank(samples[i]!.candidates, ranking);
    const lookup = looker.look(looker.words(one.understood, one.question.leftOut), one.vector, one.question.leftOut);
    return {
      inputs: looker.decisionInputs(one.understood, lookup, ranked),
      right: ranked.length > 0 && one.question.gold.has(ranked[0]!.candidate.document),
      ours: one.question.set !== 'elsewhere', fold: one.fold, weight: WEIGHT[one.question.set],
    };
  });
  const isOurs = decided.map(({ inputs, ours: yes, fold, weight }) => ({ inputs, yes, fold, weight }));
  const isFirst = decided.filter((one) => one.ours).map(({ inputs, right: yes, fold, weight }) => ({ inputs, yes, fold, weight }));
  return {
    ranking,
    decision: { ours: fitLogistic(isOurs, OURS), first: fitLogistic(isFirst, FIRST) },
    ranks,
    calibration: { ours: calibrate(isOurs, OURS), first: calibrate(isFirst, FIRST) },
  };
}

async function embed(questions: readonly FitQuestion[], retriever: Retriever, encoder: Encoder): Promise<Asked[]> {
  const groups = [...new Set(questions.map(({ group }) => group))].sort();
  const foldOf = new Map(groups.map((group, i) => [group, i % FOLDS]));
  const asked: Asked[] = [];
  for (let at = 0; at < questions.length; at += EMBED_AT_ONCE) {
    const part = questions.slice(at, at + EMBED_AT_ONCE).map((question) => ({ question, understood: understand(question.text, [], retriever) }));
    const vectors = await encoder.embedQueries(part.map(({ understood }) => understood.restored));
    part.forEach((one, i) => asked.push({ ...one, vector: vectors[i]!, fold: foldOf.get(one.question.group)! }));
  }
  return asked;
}

/** Place of the best right document, from 0; Infinity when it is no candidate. */
function placeOf({ candidates, gold }: RankingSample, ranking: Ranking): number {
  const place = rank(candidates, ranking).findIndex(({ candidate }) => gold.has(candidate.document));
  return place < 0 ? Infinity : place;
}

function setName({ set, leftOut, gold }: FitQuestion): string {
  if (!leftOut.phrasingsOf) return set;
  return [...gold].every((document) => leftOut.phrasingsOf!.has(document)) ? `${set}, cold` : `${set}, some others cold`;
}

function summary(places: readonly { set: string; place: number; now: number }[]): FitResult['ranks'] {
  return [...groupBy(places, ({ set }) => set)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([set, list]) => {
    const share = (of: (one: (typeof list)[number]) => boolean): number => list.filter(of).length / list.length;
    return { set, count: list.length, first: share(({ place }) => place < 1), inThree: share(({ place }) => place < 3), firstNow: share(({ now }) => now < 1), inThreeNow: share(({ now }) => now < 3) };
  });
}

function calibrate(samples: readonly (LogisticSample & { fold: number })[], names: readonly DecisionFeature[]): { error: number; bins: Bin[] } {
  const forecasts = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold): Forecast[] => {
    const model = fitLogistic(samples.filter((sample) => sample.fold !== fold), names);
    return samples.filter((sample) => sample.fold === fold).map(({ inputs, yes }) => ({ probability: probability(inputs, model), came: yes }));
  });
  return { error: calibrationError(forecasts), bins: reliability(forecasts) };
}
