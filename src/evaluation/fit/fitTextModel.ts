import { labelProbabilities, type TextFeatures, type TextModel } from '../../retrieval/textModel.js';
import { descend } from './descend.js';

/** A text with the label that fits it. */
export interface TextSample<L extends string> {
  features: TextFeatures;
  label: L;
}

export interface TextFitOptions {
  /** Weights below this are left out. */
  smallest: number;
  /** Strength of the pull to zero, in samples. */
  hold: number;
}

/** A feature seen in fewer samples says nothing that would hold elsewhere. */
const FEWEST = 5;
/** For a dozen labels the model says the same with a third of its weights. */
const MANY_LABELS: TextFitOptions = { smallest: 0.2, hold: 1.7 };
const STEPS = 300;
const FOLDS = 5;

/** Multinomial logistic regression by maximum likelihood, pulled to zero. */
export function fitTextModel<L extends string>(samples: readonly TextSample<L>[], labels: readonly L[], { smallest, hold }: TextFitOptions = MANY_LABELS): TextModel<L> {
  const counts = new Map<string, number>();
  for (const { features } of samples) for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= FEWEST).map(([name]) => name);
  const places = new Map(names.map((name, i) => [name, i]));
  const width = labels.length;
  const rows = samples.map(({ features, label }) => ({ label: labels.indexOf(label), values: [...features].flatMap(([name, value]) => (places.has(name) ? [[places.get(name)! * width, value] as const] : [])) }));
  const fitted = descend(new Float64Array(names.length * width), (weights, gradient) => {
    let loss = 0;
    const sums = new Float64Array(width);
    for (const { label, values } of rows) {
      sums.fill(0);
      for (const [at, value] of values) for (let k = 0; k < width; k++) sums[k]! += weights[at + k]! * value;
      const most = Math.max(...sums);
      let total = 0;
      for (let k = 0; k < width; k++) total += sums[k] = Math.exp(sums[k]! - most);
      loss -= Math.log(sums[label]! / total + 1e-12) / rows.length;
      for (let k = 0; k < width; k++) sums[k] = (sums[k]! / total - Number(k === label)) / rows.length;
      for (const [at, value] of values) for (let k = 0; k < width; k++) gradient[at + k]! += sums[k]! * value;
    }
    weights.forEach((weight, i) => {
      loss += (hold / rows.length) * weight ** 2;
      gradient[i]! += ((2 * hold) / rows.length) * weight;
    });
    return loss;
  }, STEPS);
  const kept = names.flatMap((name, i): [string, number[]][] => {
    const own = Array.from(fitted.subarray(i * width, (i + 1) * width));
    const middle = own.reduce((a, b) => a + b, 0) / width;
    const row = own.map((weight) => (Math.abs(weight - middle) < smallest ? 0 : Math.round((weight - middle) * 100) / 100));
    return row.some((weight) => weight !== 0) ? [[name, row]] : [];
  });
  return { labels, weights: new Map(kept) };
}

/** Share of samples whose label is the likeliest by models that did not see them. */
export function outOfFoldAccuracy<L extends string>(samples: readonly TextSample<L>[], labels: readonly L[]): number {
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitTextModel(samples.filter((_, i) => i % FOLDS !== fold), labels);
    samples.forEach(({ features, label }, i) => {
      if (i % FOLDS !== fold) return;
      const shares = labelProbabilities(model, features);
      right += Number(shares.indexOf(Math.max(...shares)) === labels.indexOf(label));
    });
  }
  return right / Math.max(1, samples.length);
}
