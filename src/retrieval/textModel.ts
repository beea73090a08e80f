import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** A linear model that tells which label fits a text: a weight for each label to each feature, a softmax over their sums. */
export interface TextModel<L extends string> {
  labels: readonly L[];
  /** By feature, in the order of the labels. */
  weights: ReadonlyMap<string, readonly number[]>;
}

/** Features of a text with their values. */
export type TextFeatures = ReadonlyMap<string, number>;

/** The feature that every text has. */
export const BIAS = '*';
const LONGEST = 3;

/** Words of a text without diacritics, and runs of two and three of them joined by `_`. */
export function grams(text: string): string[] {
  const words = tokens(fold(text));
  const found = new Set<string>();
  for (let from = 0; from < words.length; from++) for (let length = 1; length <= LONGEST && from + length <= words.length; length++) found.add(words.slice(from, from + length).join('_'));
  return [...found];
}

/** The features of a text: its words and what else is known of it, under names that are no words. */
export function textFeatures(text: string, signs: Readonly<Record<string, number>> = {}): TextFeatures {
  return new Map([[BIAS, 1], ...grams(text).map((gram) => [gram, 1] as const), ...Object.entries(signs)]);
}

/** Probability of each label, in their order. */
export function labelProbabilities<L extends string>({ labels, weights }: TextModel<L>, features: TextFeatures): number[] {
  const sums = labels.map(() => 0);
  for (const [feature, value] of features) weights.get(feature)?.forEach((weight, i) => { sums[i]! += weight * value; });
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/** The model as a table: a line for each feature, its weights by label, nothing for 0. */
export function writeTextModel({ labels, weights }: TextModel<string>): string {
  const lines = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([feature, row]) => [feature, ...row.map((weight) => weight || '')].join('\t'));
  return [['feature', ...labels].join('\t'), ...lines].map((line) => `${line}\n`).join('');
}

/**
 * Reads such a table.
 * @throws Error that names the line
 */
export function readTextModel<L extends string>(table: string, labels: readonly L[]): TextModel<L> {
  // Not trimmed: the weights of the last feature may end in blanks.
  const [head, ...lines] = table.replace(/\n$/u, '').split('\n');
  if (head !== ['feature', ...labels].join('\t')) throw new Error(`line 1: the labels are not ${labels.join(', ')}`);
  const weights = new Map(lines.map((line, i) => {
    const [feature = '', ...cells] = line.split('\t');
    const row = cells.map(Number);
    if (feature === '' || row.length !== labels.length || !row.every(Number.isFinite)) throw new Error(`line ${i + 2}: not a feature and ${labels.length} weights`);
    return [feature, row] as const;
  }));
  return { labels, weights };
}
