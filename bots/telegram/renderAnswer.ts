import type { Answer, AnswerContact, Statement } from '../../src/answer/answer.js';
import type { RenderContext } from '../channel.js';
import { texts as web } from '../web/texts.js';
import { cutText } from './cutText.js';
import type { Block, Line } from './packMessages.js';
import { bold, italic, join, link, plain, type Rich } from './rich.js';
import { sourceLines } from './sourceLines.js';
import { texts } from './texts.js';

/** A group longer than this goes on in the second message, after its first lines. */
const LONG = { lines: 8, characters: 900 };
const FIRST = { lines: 5, characters: 500 };
/** A single line longer than this is cut at a sentence. */
const LINE = 3000;

/** An answer as blocks: those of the short first message, and those of the long lists that follow in messages of their own. */
export interface RenderedAnswer {
  first: Block[];
  details: Block[];
}

/** The asked facts with their sources, whom to call, and what else may be meant. */
export function renderAnswer(answer: Answer, { isFirst }: Pick<RenderContext, 'isFirst'>): RenderedAnswer {
  const groups = groupsOf(answer.statements).map((group) => splitGroup(answer, group));
  return {
    first: [
      isFirst ? [{ rich: italic(`${web.automatic.lead} ${web.automatic.law}`) }] : [],
      [...textLines(answer.lead, plain), ...textLines(answer.title, bold)],
      ...groups.map(({ first }) => first),
      choiceBlock(answer),
      answer.notes.flatMap((note) => textLines(note, italic)),
      withHeading(texts.sources, sourceLines(answer.citations)),
      withHeading(texts.contacts, answer.contacts.map(contactLine)),
    ],
    details: groups.map(({ rest }) => rest),
  };
}

interface Group {
  heading: string;
  statements: Statement[];
}

function groupsOf(statements: readonly Statement[]): Group[] {
  const groups = new Map<string, Group>();
  for (const statement of statements) {
    const group = groups.get(statement.heading);
    if (group) group.statements.push(statement);
    else groups.set(statement.heading, { heading: statement.heading, statements: [statement] });
  }
  return [...groups.values()];
}

function splitGroup(answer: Answer, { heading, statements }: Group): { first: Block; rest: Block } {
  const lines = (part: readonly Statement[]): Line[] => part.flatMap((statement) => statementLines(answer, statement));
  const characters = (part: readonly Statement[]): number => part.reduce((sum, { text }) => sum + text.length, 0);
  const head = headingLine(heading);
  if (statements.length <= LONG.lines && characters(statements) <= LONG.characters) return { first: [...head, ...lines(statements)], rest: [] };

  let count = Math.min(FIRST.lines, statements.length);
  while (count > 1 && characters(statements.slice(0, count)) > FIRST.characters) count--;
  // A line that opens a list goes with the list.
  while (count > 1 && opensList(statements[count - 1]!.text)) count--;
  const rest = statements.slice(count);
  if (rest.length === 0) return { first: [...head, ...lines(statements)], rest: [] };
  return {
    first: [...head, ...lines(statements.slice(0, count)), { rich: italic(texts.goesOn(rest.length)) }],
    rest: [{ rich: join([...head.map(({ rich }) => rich), plain(texts.continued)], ' '), opens: true }, ...lines(rest)],
  };
}

/** A statement with the number of its source; the number stays on the last piece of a very long one. */
function statementLines({ citations }: Answer, { text, citation }: Statement): Line[] {
  const opens = opensList(text);
  // A numbered step needs no bullet.
  const bullet = opens || /^\d+[.)]\s/.test(text) ? '' : '• ';
  const mark = link(`[${citation + 1}]`, citations[citation]?.url ?? '');
  const pieces = cutText(text, LINE).map((piece, i) => plain(i === 0 ? bullet + piece : piece));
  return pieces.map((piece, i) => ({ rich: i === pieces.length - 1 ? join([piece, mark], ' ') : piece, ...(opens ? { opens } : {}) }));
}

function opensList(text: string): boolean {
  return /:\s*$/.test(text);
}

function choiceBlock({ status, choices, statements }: Answer): Block {
  const lines = choices.flatMap(({ label }, i) => textLines(`${i + 1}. ${label}`, plain));
  const heading = status === 'no_source' ? texts.related : statements.length > 0 ? texts.otherwise : undefined;
  return lines.length > 0 && heading !== undefined ? [{ rich: plain(heading), opens: true }, ...lines] : lines;
}

/** The number stands as plain text as its source wrote it: phones make it a link to call by themselves. */
function contactLine({ name, phone, scope }: AnswerContact): Line {
  return { rich: join([plain(`☎ ${scope === '' ? name : `${name} (${scope})`}: `), bold(phone)]) };
}

function withHeading(heading: string, lines: readonly Line[]): Block {
  return lines.length === 0 ? [] : [...headingLine(heading), ...lines];
}

function headingLine(heading: string): Line[] {
  return heading.trim() === '' ? [] : [{ rich: bold(heading), opens: true }];
}

/** Lines of a text of ours or a title, cut where it is too long for a message. */
function textLines(text: string, as: (text: string) => Rich): Line[] {
  return cutText(text, LINE).map((piece) => ({ rich: as(piece) }));
}
