import type { DocumentSignals } from '../../../src/retrieval/documentSignals.js';

type Sides = Exclude<keyof DocumentSignals, 'hasPhrasings'>;
const SIDES: readonly Sides[] = [
  'titleWords', 'passageWords', 'phrasingWords', 'titleAccents', 'phrasingAccents', 'titleMeaning', 'passageMeaning', 'phrasingMeaning', 'secondPhrasingMeaning',
];

/** Signals of some documents: 0 but for the sides that are given. All have phrasings unless said otherwise. */
export function signalsOf(count: number, sides: Partial<Record<Sides, number[]>> = {}, hasPhrasings: number[] = Array.from({ length: count }, () => 1)): DocumentSignals {
  const given = Object.fromEntries(SIDES.map((name) => [name, Float32Array.from(sides[name] ?? new Array<number>(count).fill(0))])) as Record<Sides, Float32Array>;
  return { ...given, hasPhrasings: Uint8Array.from(hasPhrasings) };
}
