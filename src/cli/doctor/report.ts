import { columns } from '../output.js';
import type { Finding } from './finding.js';

const MARKS = { ok: 'ok', warning: 'warning', broken: 'BROKEN' } as const;

/** The findings as a table in plain text, each remedy under its line, and a closing line. */
export function renderFindings(findings: readonly Finding[]): string {
  const rows = columns(findings.map(({ name, state, detail }) => [MARKS[state], name, detail]));
  const lines = findings.flatMap(({ remedy }, index) => [rows[index] ?? '', ...(remedy === undefined ? [] : [`         -> ${remedy}`])]);
  const count = findings.filter(({ state }) => state === 'broken').length;
  lines.push('', count === 0 ? 'Nothing is broken.' : `${count} ${count === 1 ? 'thing is' : 'things are'} broken; the arrows say what to do.`);
  return `${lines.join('\n')}\n`;
}
