import type { Answer, Citation } from './answer.js';
import { dateInWords, texts } from './texts.js';

/** The whole answer as plain text, as the web shows it without its buttons. */
export function renderPlainText(answer: Answer): string {
  const { lead, title, citations, contacts, choices, notes } = answer;
  const blocks: string[] = [[lead, title].filter(Boolean).join('\n')];
  for (const group of groups(answer)) blocks.push(group);
  if (choices.length > 0) blocks.push([...choicesHeading(answer), ...choices.map(({ label }, i) => `${i + 1}. ${label}`)].join('\n'));
  if (notes.length > 0) blocks.push(notes.join('\n'));
  if (citations.length > 0) blocks.push([`${texts.sources}:`, ...citations.map(sourceLine)].join('\n'));
  if (contacts.length > 0) blocks.push([`${texts.contacts}:`, ...contacts.map(({ name, phone }) => `- ${name}: ${phone}`)].join('\n'));
  return blocks.filter(Boolean).join('\n\n');
}

/** What stands above the choices: nothing where the answer itself asks. */
function choicesHeading({ status, statements }: Answer): string[] {
  if (status === 'no_source') return [texts.related];
  return statements.length > 0 ? [texts.or] : [];
}

function groups({ statements }: Answer): string[] {
  const byHeading = new Map<string, string[]>();
  for (const { heading, text, citation } of statements) byHeading.set(heading, [...(byHeading.get(heading) ?? []), `- ${text} [${citation + 1}]`]);
  return [...byHeading].map(([heading, lines]) => [`${heading}:`, ...lines].join('\n'));
}

function sourceLine({ document, title, heading, source, date, url }: Citation, index: number, all: readonly Citation[]): string {
  const first = all.findIndex((other) => other.document === document);
  if (first < index) return `[${index + 1}] ${texts.sameDocument(first + 1, heading)}`;
  return `[${index + 1}] ${[title, heading, source, dateInWords(date), url].filter(Boolean).join(' – ')}`;
}
