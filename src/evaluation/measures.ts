import type { Found, Judgement } from './judge.js';

/** One row of the quality table: what is measured, over which questions, and what it should be. */
export interface Measure {
  key: string;
  label: string;
  /** The value of one question; undefined when the measure does not apply to it. */
  value(judgement: Judgement): number | undefined;
  /** `max`: the value must not be above the goal (losses, refusals). */
  bound: 'min' | 'max';
  /** The goal of the design. */
  goal: number;
  /** What must hold already now; below it the run fails. */
  floor?: number;
}

type Part = 'found' | 'cold' | 'folded';
const bit = (value: boolean | undefined): number | undefined => (value === undefined ? undefined : Number(value));
const procedure = (part: Part, field: keyof Found, style?: string) => (j: Judgement) =>
  j.corpus === 'tthc' && (style === undefined || j.style === style) ? bit(j[part]?.[field]) : undefined;
const loss = (field: keyof Found) => (j: Judgement) =>
  j.found && j.folded ? Number(j.found[field]) - Number(j.folded[field]) : undefined;

/**
 * The quality table. The floors of procedures are what the encoder's plain weighted sum over full records reaches (0.87, 0.96), less 0.02;
 * raise a floor when the product has left it behind.
 */
export const MEASURES: readonly Measure[] = [
  { key: 'procedure.first', label: 'right procedure first', value: procedure('found', 'first'), bound: 'min', goal: 0.92, floor: 0.85 },
  { key: 'procedure.three', label: 'right procedure in three or offered', value: procedure('found', 'inThree'), bound: 'min', goal: 0.98, floor: 0.94 },
  { key: 'situation.first', label: '  situation told: first', value: procedure('found', 'first', 'situation'), bound: 'min', goal: 0.9 },
  { key: 'situation.three', label: '  situation told: in three or offered', value: procedure('found', 'inThree', 'situation'), bound: 'min', goal: 0.98 },
  { key: 'cold.first', label: '  cold: first', value: procedure('cold', 'first'), bound: 'min', goal: 0.7 },
  { key: 'cold.three', label: '  cold: in three or offered', value: procedure('cold', 'inThree'), bound: 'min', goal: 0.85 },
  { key: 'folded.loss', label: '  without diacritics: loss of first', value: loss('first'), bound: 'max', goal: 0.02 },
  { key: 'folded.loss3', label: '  without diacritics: loss of in three', value: loss('inThree'), bound: 'max', goal: 0.02 },
  { key: 'plan.first', label: 'right plan section first', value: (j) => (j.corpus === 'plan' ? bit(j.found?.first) : undefined), bound: 'min', goal: 0.9, floor: 0.75 },
  { key: 'facts', label: 'asked fact stands in the text', value: (j) => bit(j.facts), bound: 'min', goal: 0.78 },
  { key: 'facts.tthc', label: '  of procedures', value: (j) => (j.corpus === 'tthc' ? bit(j.facts) : undefined), bound: 'min', goal: 0.78 },
  { key: 'facts.plan', label: '  of plans', value: (j) => (j.corpus === 'plan' ? bit(j.facts) : undefined), bound: 'min', goal: 0.78 },
  { key: 'unanswerable', label: 'unanswerable question not answered', value: (j) => (j.answered === undefined ? undefined : Number(!j.answered)), bound: 'min', goal: 0.95 },
  { key: 'refused', label: 'answerable question refused', value: (j) => bit(j.refused), bound: 'max', goal: 0.05 },
  { key: 'faithful', label: 'answer borne out by what it cites', value: (j) => Number(j.unfaithful.length === 0), bound: 'min', goal: 1, floor: 1 },
];
