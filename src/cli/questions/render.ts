import type { AskedQuestion, PartOfAnswer, ShownQuestion } from '../../store/questions.js';
import { columns } from '../output.js';
import { showMoment } from './moment.js';

/** As many characters of an id as are shown; the beginning is enough to name it. */
const SHORT_ID = 10;
const SHORT_TEXT = 70;

/** Questions as a table for people. */
export function renderTable(questions: readonly AskedQuestion[]): string {
  if (questions.length === 0) return 'no questions\n';
  const rows = questions.map((q) => [
    q.id.slice(0, SHORT_ID), showMoment(q.askedAt), q.channel, q.status, q.confidence.toFixed(2), q.feedback ?? '', delivery(q), shorten(q.question),
  ]);
  return `${columns([['ID', 'ASKED', 'CHANNEL', 'STATUS', 'SURE', 'FEEDBACK', 'DELIVERY', 'QUESTION'], ...rows]).join('\n')}\n`;
}

/** Given-up notices below the table. */
export function renderNotices(notices: readonly PartOfAnswer[]): string {
  if (notices.length === 0) return '';
  return `\nnotices that were given up:\n${columns(notices.map((n) => [`  p${n.seq}`, showMoment(n.createdAt), n.channel, plain(n.reason)])).join('\n')}\n`;
}

/** Questions as CSV that a spreadsheet opens safely. */
export function renderCsv(questions: readonly AskedQuestion[]): string {
  const head = ['id', 'asked_at', 'channel', 'status', 'confidence', 'feedback', 'comment', 'delivery', 'title', 'question'];
  const rows = questions.map((q) => [q.id, new Date(q.askedAt).toISOString(), q.channel, q.status, String(q.confidence), q.feedback ?? '', q.comment, delivery(q), q.title, q.question]);
  // The mark at the beginning tells Excel that the letters are Vietnamese.
  return `\u{FEFF}${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** One question with its conversation, its answer and how it was found. */
export function renderShown(q: ShownQuestion): string {
  const lines = [
    `question  ${q.id}`, `answer    ${q.answerId}`, `asked     ${showMoment(q.askedAt)} on ${q.channel}`,
    `status    ${q.status}, confidence ${q.confidence.toFixed(2)}, ${q.ms} ms`,
    `feedback  ${q.feedback ?? 'none'}${q.comment === '' ? '' : `: ${plain(q.comment)}`}`,
    '', 'conversation:',
    ...q.conversation.map((one) => `${one.id === q.id ? '> ' : '  '}${showMoment(one.askedAt)}  ${plain(one.question)}  [${one.status}${one.title === '' ? '' : `: ${plain(one.title)}`}]`),
    '', 'answer:', ...[q.lead, q.title].filter(Boolean).map((text) => `  ${plain(text)}`),
    ...q.statements.map(({ heading, text, citation }) => `  - ${heading ? `${plain(heading)}: ` : ''}${plain(text)} [${citation + 1}]`),
    ...(q.citations.length === 0 ? [] : ['', 'sources:', ...q.citations.map((c, i) => `  [${i + 1}] ${[c.document, c.section, c.title, c.date, c.url].filter(Boolean).join(' – ')}`)]),
    '', `passages found: ${q.passages.length}`,
    ...columns(q.passages.map((p) => [p.used ? '  used' : '  ', p.score.toFixed(3), p.document, p.section])),
  ];
  if (q.deliveries.length > 0) {
    lines.push('', 'delivery:', ...columns(q.deliveries.map((d) => [`  p${d.seq}`, d.state, `tries ${d.attempts}`, d.doubts > 0 ? `in doubt ${d.doubts}` : '', plain(d.reason)])));
  }
  return `${lines.join('\n')}\n`;
}

function delivery({ parts: { waiting, sent, failed } }: AskedQuestion): string {
  if (failed > 0) return `FAILED ${failed}/${waiting + sent + failed}`;
  return waiting > 0 ? 'waiting' : sent > 0 ? 'sent' : '';
}

/** A citizen's words must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').replace(/\s+/gu, ' ').trim();
}

function shorten(text: string): string {
  const line = plain(text);
  return line.length > SHORT_TEXT ? `${line.slice(0, SHORT_TEXT - 1)}…` : line;
}

function cell(text: string): string {
  // A cell that begins like a formula would be one.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
