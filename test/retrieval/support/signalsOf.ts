import type { DocumentSignals } from '../../../src/retrieval/documentSignals.js';

type Sides = { [Name in keyof DocumentSignals]: DocumentSignals[Name] extends Float32Array ? Name : never }[keyof DocumentSignals];
type Elsewhere = Pick<DocumentSignals, 'elsewhereMeaning' | 'elsewhereWords' | 'elsewhereCovered'>;
const SIDES: readonly Sides[] = [
  'titleWords', 'passageWords', 'phrasingWords', 'titleAccents', 'phrasingAccents', 'titleMeaning', 'passageMeaning', 'phrasingMeaning', 'secondPhrasingMeaning',
  'covered', 'clauseWords', 'clauseAccents',
];

/** Signals of some documents: 0 but for the sides that are given. All have phrasings, and nothing is known of elsewhere, unless said otherwise. */
export function signalsOf(
  count: number,
  sides: Partial<Record<Sides, number[]>> = {},
  { hasPhrasings = new Array<number>(count).fill(1), elsewhereMeaning = -1, elsewhereWords = 0, elsewhereCovered = 0 }: { hasPhrasings?: number[] } & Partial<Elsewhere> = {},
): DocumentSignals {
  const given = Object.fromEntries(SIDES.map((name) => [name, Float32Array.from(sides[name] ?? new Array<number>(count).fill(0))])) as Record<Sides, Float32Array>;
  return { ...given, hasPhrasings: Uint8Array.from(hasPhrasings), elsewhereMeaning, elsewhereWords, elsewhereCovered };
}
