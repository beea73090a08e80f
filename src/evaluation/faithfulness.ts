import type { Answer } from '../answer/answer.js';
import { figuresOf, partsOf } from './figures.js';

/** What an answer may take its figures from: the documents as they are indexed. */
export interface CitedSources {
  /** Head of a document as one text: id, title, issuer, number, date, place, years, URL. Undefined when there is no such document. */
  head(document: string): string | undefined;
  /** All lines of a section with its heading, of every layer of the document. Undefined when there is no such section. */
  section(document: string, section: string): string | undefined;
}

/** Something in an answer that no cited source bears out. */
export interface Unfaithful {
  kind: 'figure' | 'statement' | 'citation';
  /** The figure, statement or citation that is not borne out. */
  what: string;
}

/**
 * Every number, date, fee, code and phone of `text` that stands neither in a cited section, nor in the head of a cited document or offered choice,
 * nor in a contact, nor in the product's fixed texts; every statement that is no cut of its cited section; every citation of what does not exist.
 * An empty list is a faithful answer.
 *
 * @param text the answer as the citizen reads it, without buttons.
 * @param fixedTexts sentences of ours that carry figures (the national hotline's, the law on automatic assistants).
 */
export function unfaithfulParts(answer: Answer, text: string, sources: CitedSources, fixedTexts: readonly string[] = []): Unfaithful[] {
  const found: Unfaithful[] = [];
  const allowed: string[] = [...fixedTexts];
  for (const { document, section } of answer.citations) {
    const head = sources.head(document);
    const body = sources.section(document, section);
    if (head === undefined || body === undefined) found.push({ kind: 'citation', what: `${document}#${section}` });
    // The path itself ("mục IV.8") and the head may be told along with the section.
    else allowed.push(head, body, section);
  }
  for (const { document } of answer.choices) {
    const head = sources.head(document);
    if (head === undefined) found.push({ kind: 'citation', what: document });
    else allowed.push(head);
  }
  for (const contact of answer.contacts) allowed.push(contact.name, contact.phone, contact.scope, contact.source);

  for (const statement of answer.statements) {
    const citation = answer.citations[statement.citation];
    const body = citation && sources.section(citation.document, citation.section);
    if (body === undefined || !isCutOf(statement.text, body)) found.push({ kind: 'statement', what: statement.text });
  }
  const known = knownFigures(allowed);
  for (const figure of new Set(figuresOf(withoutMarkers(text, answer)))) {
    if (!known.has(figure) && !known.has(figure.replace(/^0+(?=\d)/u, ''))) found.push({ kind: 'figure', what: figure });
  }
  return found;
}

function knownFigures(texts: readonly string[]): Set<string> {
  const known = new Set<string>();
  for (const text of texts) {
    for (const figure of figuresOf(text)) {
      known.add(figure);
      known.add(figure.replace(/^0+(?=\d)/u, ''));
      for (const part of partsOf(figure)) known.add(part);
    }
  }
  return known;
}

/** Is the statement a piece of the section, word for word? An ellipsis marks where it was cut. */
export function isCutOf(statement: string, section: string): boolean {
  const whole = plain(section);
  return plain(statement)
    .split(/…|\.\.\./u)
    .every((piece) => whole.includes(piece.trim()));
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Takes off what the rendering adds: footnote marks `[1]` and the numbering of a list, as far as the answer has that many items. */
function withoutMarkers(text: string, answer: Answer): string {
  const isMark = (digits: string, most: number) => Number(digits) >= 1 && Number(digits) <= most;
  return text
    .replace(/\[(\d{1,2})\]/gu, (mark, digits: string) => (isMark(digits, answer.citations.length) ? ' ' : mark))
    .replace(/^\s*(\d{1,2})[.)] /gmu, (mark, digits: string) =>
      isMark(digits, Math.max(answer.citations.length, answer.choices.length)) ? ' ' : mark,
    );
}
