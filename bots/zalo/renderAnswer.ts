import type { Answer, AnswerContact, Citation, Statement } from '../../src/answer/answer.js';
import type { OutgoingPart, RenderContext } from '../channel.js';
import { formatDate, safeUrl } from '../web/format.js';
import { answerButtons } from './answerButtons.js';
import { withButtons } from './renderNotice.js';
import { MAX_TEXT, packBlocks, tidy } from './splitText.js';
import { texts } from './texts.js';

/** What a phone shows without scrolling far: the first message holds the asked fact and not much more. */
const FIRST_TEXT = 900;

/**
 * An Answer as messages of a phone: first what it is about with the asked section, in a text that is read at a glance; then the
 * other sections and long lists; last what to mind, the sources and whom to call, with the buttons. An answer that is short as a whole is one message.
 */
export function renderAnswer(answer: Answer, recipient: string, { answerId, isFirst }: RenderContext): OutgoingPart[] {
  const [asked, ...others] = groupsOf(answer.statements);
  const head = [isFirst ? texts.disclosure : '', [answer.lead, answer.title].filter(Boolean).join('\n')].filter(Boolean);
  const tail = tailOf(answer);
  const buttons = answerButtons(answer, answerId);

  const whole = packBlocks([...head, ...(asked ? [blockOf(asked)] : []), ...others.map(blockOf), ...tail], MAX_TEXT);
  if (whole.length === 1 && whole[0]!.length <= FIRST_TEXT) return withButtons(whole, recipient, buttons);

  const { first, rest } = openWith(head, asked);
  const bodies = packBlocks([...rest, ...others].map(blockOf));
  return withButtons([...packBlocks(first), ...joinLast(bodies, tail)], recipient, buttons);
}

interface Group {
  heading: string;
  statements: Statement[];
}

/** The head and as much of the asked section as is read at a glance; lines are never parted. */
function openWith(head: readonly string[], asked: Group | undefined): { first: string[]; rest: Group[] } {
  if (!asked) return { first: [...head], rest: [] };
  const room = FIRST_TEXT - head.join('\n\n').length;
  const lines: Statement[] = [];
  for (const statement of asked.statements) {
    if (lines.length > 0 && blockOf({ ...asked, statements: [...lines, statement] }).length > room) break;
    lines.push(statement);
  }
  // "Giấy tờ phải nộp:" opens the lines after it and does not stand alone at an end.
  while (lines.length > 1 && lines.length < asked.statements.length && /:\s*$/u.test(lines.at(-1)!.text)) lines.pop();
  const left = asked.statements.slice(lines.length);
  const shown = blockOf({ ...asked, statements: lines });
  return {
    first: [...head, left.length > 0 ? `${shown}\n${texts.continued}` : shown],
    rest: left.length > 0 ? [{ heading: texts.goesOn(asked.heading), statements: left }] : [],
  };
}

/** The tail goes into the last text when it fits there whole: sources are not torn apart for the sake of a few characters. */
function joinLast(bodies: readonly string[], tail: readonly string[]): string[] {
  const last = bodies.at(-1);
  const joined = packBlocks([...(last === undefined ? [] : [last]), ...tail]);
  return joined.length === 1 ? [...bodies.slice(0, -1), ...joined] : [...bodies, ...packBlocks(tail)];
}

function tailOf({ status, choices, statements, notes, citations, contacts }: Answer): string[] {
  return [
    choices.length === 0 ? '' : [...(status === 'no_source' ? [texts.related] : statements.length > 0 && status !== 'clarify' ? [texts.or] : []), ...choices.map(({ label }, i) => `${i + 1}. ${label}`)].join('\n'),
    notes.length === 0 ? '' : [texts.notes, ...notes.map((note) => `- ${note}`)].join('\n'),
    citations.length === 0 ? '' : [texts.sources, ...sourceLines(citations)].join('\n'),
    contacts.length === 0 ? '' : [texts.contacts, ...contacts.map(contactOf)].join('\n'),
  ].filter(Boolean);
}

/** One line a document, with its link at the end: most answers cite several sections of one document. */
function sourceLines(citations: readonly Citation[]): string[] {
  const byDocument = new Map<string, string[]>();
  citations.forEach(({ title, heading, source, date, url }, i) => {
    const document = [title, source, formatDate(date), safeUrl(url) ?? ''].filter(Boolean).join(' – ');
    byDocument.set(document, [...(byDocument.get(document) ?? []), `[${i + 1}] ${heading}`.trim()]);
  });
  return [...byDocument].map(([document, sections]) => [sections.join(', '), document].filter(Boolean).join(' – '));
}

function contactOf({ name, phone, scope, source }: AnswerContact): string {
  return `- ${name}${scope === '' ? '' : `, ${scope}`}: ${phone}${source === '' ? '' : ` ${texts.contactSource(source)}`}`;
}

function blockOf({ heading, statements }: Group): string {
  const lines = statements.map(({ text, citation }) => (/:\s*$/u.test(text) ? `${tidy(text)} [${citation + 1}]` : `- ${tidy(text)} [${citation + 1}]`));
  return [...(heading === '' ? [] : [`${heading}:`]), ...lines].join('\n');
}

/** Statements of one heading stand together already; the groups keep their order. */
function groupsOf(statements: readonly Statement[]): Group[] {
  const groups: Group[] = [];
  for (const statement of statements) {
    const last = groups.at(-1);
    if (last && last.heading === statement.heading) last.statements.push(statement);
    else groups.push({ heading: statement.heading, statements: [statement] });
  }
  return groups;
}
