import type { Judgement } from './judge.js';

/** What went wrong with one question; empty when nothing did. */
export function faultsOf(judgement: Judgement): string[] {
  const faults: string[] = [];
  if (judgement.found && !judgement.found.inThree) faults.push('not in three');
  else if (judgement.found && !judgement.found.first) faults.push('not first');
  if (judgement.refused) faults.push('refused');
  if (judgement.answered) faults.push('answered, but the documents cannot');
  if (judgement.missing?.length) faults.push(`misses ${judgement.missing.map((fact) => `"${fact}"`).join(', ')}`);
  for (const { kind, what } of judgement.unfaithful) faults.push(`${kind} not borne out: "${what}"`);
  return faults;
}
