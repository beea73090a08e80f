import type { RankedSection } from '../answer/answer.js';

/** A gold id split: `000#IV.8` → document prefix `000`, section `IV.8`; a procedure's code has no section. */
export interface GoldId {
  document: string;
  section?: string;
}

export function parseGoldId(gold: string): GoldId {
  const at = gold.indexOf('#');
  return at < 0 ? { document: gold } : { document: gold.slice(0, at), section: gold.slice(at + 1) };
}

/** One path equals the other, or is its prefix at a dot: `II.2` and `II.2.5` hit each other, `II.2` and `II.20` do not. */
export function pathsHit(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Does this candidate answer the gold id? Plans are named by the three digits of their seed. */
export function isHit(candidate: Pick<RankedSection, 'document' | 'section'>, gold: GoldId): boolean {
  if (gold.section === undefined) return candidate.document === gold.document;
  return candidate.document.slice(0, 3) === gold.document && /^\d{3}(-|$)/.test(candidate.document) && pathsHit(candidate.section, gold.section);
}

/** The candidates as they are counted: each procedure once, at its best place; each section of a plan by itself. */
export function distinctCandidates(ranking: readonly RankedSection[], perSection: boolean): RankedSection[] {
  const seen = new Set<string>();
  return ranking.filter((candidate) => {
    const key = perSection ? `${candidate.document}#${candidate.section}` : candidate.document;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Place of the right candidate, counted from 0; Infinity when it is not among them.
 * Of several gold ids any is a hit, the best one counts. With `needsAll` the worst counts, less the places that the others take.
 */
export function rankOf(golds: readonly string[], ranking: readonly RankedSection[], needsAll = false): number {
  const ids = golds.map(parseGoldId);
  const candidates = distinctCandidates(ranking, ids.some((id) => id.section !== undefined));
  const places = ids.map((id) => {
    const at = candidates.findIndex((candidate) => isHit(candidate, id));
    return at < 0 ? Infinity : at;
  });
  if (places.length === 0) return Infinity;
  return needsAll ? Math.max(0, Math.max(...places) - (places.length - 1)) : Math.min(...places);
}
