import { estimate, percentile, type Estimate } from './bootstrap.js';
import type { Judgement } from './judge.js';
import { MEASURES, type Measure } from './measures.js';

/** One row of the quality table, measured. */
export interface Row extends Estimate {
  key: string;
  label: string;
  bound: Measure['bound'];
  goal: number;
  goalMet: boolean;
  floor?: number;
  /** Absent where there is no floor. */
  floorHeld?: boolean;
}

/** The main measures over the questions of one style, topic or corpus. */
export interface Group {
  name: string;
  n: number;
  first?: Estimate;
  inThree?: Estimate;
  facts?: Estimate;
  refused?: Estimate;
  unanswered?: Estimate;
}

export interface Report {
  mode: 'full' | 'cold';
  /** Digest or id of the index that answered, for the reader of an old report. */
  index: string;
  questions: number;
  rows: Row[];
  latency: { median: number; p99: number };
  /** Of the unanswerable questions, how many were met with a choice instead of a refusal. */
  unanswerableClarified: number;
  styles: Group[];
  topics: Group[];
  corpora: Group[];
  judgements: Judgement[];
}

/** Sums judgements up. Pure: the same judgements give the same report. */
export function makeReport(judgements: readonly Judgement[], { mode, index }: Pick<Report, 'mode' | 'index'>): Report {
  const times = judgements.map((j) => j.ms).sort((a, b) => a - b);
  return {
    mode,
    index,
    questions: judgements.length,
    rows: MEASURES.flatMap((measure) => row(measure, judgements) ?? []),
    latency: { median: percentile(times, 50), p99: percentile(times, 99) },
    unanswerableClarified: judgements.filter((j) => j.corpus === 'none' && j.status === 'clarify').length,
    styles: groups(judgements.filter((j) => j.corpus !== 'none'), (j) => j.style),
    topics: groups(judgements, (j) => j.topic),
    corpora: groups(judgements, (j) => j.corpus),
    judgements: [...judgements],
  };
}

function row(measure: Measure, judgements: readonly Judgement[]): Row | undefined {
  const measured = estimate(defined(judgements.map((j) => measure.value(j))));
  if (!measured) return undefined;
  const { key, label, bound, goal, floor } = measure;
  const reaches = (limit: number) => (bound === 'min' ? measured.value >= limit - 1e-9 : measured.value <= limit + 1e-9);
  return { key, label, bound, goal, ...measured, goalMet: reaches(goal), ...(floor === undefined ? {} : { floor, floorHeld: reaches(floor) }) };
}

function groups(judgements: readonly Judgement[], by: (j: Judgement) => string): Group[] {
  const members = new Map<string, Judgement[]>();
  for (const j of judgements) members.set(by(j), [...(members.get(by(j)) ?? []), j]);
  return [...members].sort(([a], [b]) => a.localeCompare(b, 'vi')).map(([name, list]) => group(name, list));
}

function group(name: string, list: readonly Judgement[]): Group {
  const over = (key: keyof Omit<Group, 'name' | 'n'>, value: (j: Judgement) => boolean | undefined) => {
    const measured = estimate(defined(list.map((j) => value(j))).map(Number));
    return measured ? { [key]: measured } : {};
  };
  return {
    name,
    n: list.length,
    ...over('first', (j) => j.found?.first),
    ...over('inThree', (j) => j.found?.inThree),
    ...over('facts', (j) => j.facts),
    ...over('refused', (j) => j.refused),
    ...over('unanswered', (j) => (j.answered === undefined ? undefined : !j.answered)),
  };
}

function defined<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value): value is T => value !== undefined);
}

/** The rows that decide the exit code and are not reached: the floors, or with `strict` the goals. */
export function missedRows(report: Report, strict: boolean): Row[] {
  // The floors are set for the questions as they are asked; a cold run is looked at, not judged, but for its truth.
  const judged = report.mode === 'full' ? report.rows : report.rows.filter((r) => r.key === 'faithful');
  return judged.filter((r) => (strict ? !r.goalMet : r.floorHeld === false));
}
