import type { Estimate } from './bootstrap.js';
import type { Comparison } from './compare.js';
import { faultsOf } from './failures.js';
import type { Group, Report } from './report.js';
import { renderTable } from './table.js';

const number = (value: number) => value.toFixed(3);
const interval = (e: Estimate | undefined) => (e ? `${e.value.toFixed(2)} (${e.low.toFixed(2)}–${e.high.toFixed(2)})` : '');
const mark = (held: boolean | undefined) => (held === undefined ? '' : held ? 'yes' : 'NO');

/** The whole report as text: the quality table, the tables per corpus, style and topic, and every question that failed. */
export function renderReport(report: Report): string {
  const goals = report.rows.map((r) => {
    const sign = r.bound === 'min' ? '≥' : '≤';
    return [r.label, number(r.value), `${number(r.low)}–${number(r.high)}`, String(r.n), `${sign} ${r.goal}`, mark(r.goalMet), r.floor === undefined ? '' : `${sign} ${r.floor}`, mark(r.floorHeld)];
  });
  const title = report.mode === 'cold' ? `${report.questions} questions, asked cold (phrasings of the asked procedures left out)` : `${report.questions} questions`;
  return [
    `${title}, index ${report.index}`,
    '',
    renderTable(['measure', 'value', '95 % interval', 'n', 'goal', 'met', 'floor', 'held'], goals),
    '',
    `time per answer: median ${report.latency.median.toFixed(1)} ms, p99 ${report.latency.p99.toFixed(1)} ms`,
    `unanswerable questions met with a choice: ${report.unanswerableClarified}`,
    ...groupTable('corpus', report.corpora),
    ...groupTable('style', report.styles),
    ...groupTable('topic', report.topics),
    ...failures(report),
    '',
  ].join('\n');
}

function groupTable(name: string, groups: readonly Group[]): string[] {
  const rows = groups.map((g) => [g.name, String(g.n), interval(g.first), interval(g.inThree), interval(g.facts), interval(g.refused), interval(g.unanswered)]);
  return ['', renderTable([name, 'n', 'first', 'in three', 'facts', 'refused', 'not answered'], rows)];
}

function failures(report: Report): string[] {
  const failed = report.judgements.map((j) => ({ j, faults: faultsOf(j) })).filter(({ faults }) => faults.length > 0);
  const lines = failed.map(({ j, faults }) => {
    const context = j.context.length ? ` (after: ${j.context.join(' / ')})` : '';
    return `${j.id}  ${j.question}${context}\n    ${faults.join('; ')}\n    expected ${j.expected.join(', ') || 'no answer'}; got ${j.got.join(', ') || 'nothing'}; ${j.status} ${j.confidence.toFixed(2)}`;
  });
  return ['', `${failed.length} questions with a fault:`, ...lines];
}

/** What changed since an earlier report, as text. */
export function renderComparison(comparison: Comparison): string {
  const rows = comparison.rows.map(({ label, before, after }) => [label, number(before), number(after), `${after >= before ? '+' : ''}${number(after - before)}`]);
  return [
    renderTable(['against the earlier report', 'before', 'now', 'change'], rows),
    `without a fault now: ${comparison.mended.join(' ') || 'none'}`,
    `with a fault now: ${comparison.broken.join(' ') || 'none'}`,
    '',
  ].join('\n');
}
