import { safeUrl } from '../web/format.js';

/** A piece of a message: Telegram's HTML, and what counts against the limits once it is parsed. */
export interface Rich {
  readonly html: string;
  /** UTF-16 units that are shown. */
  readonly length: number;
  readonly entities: number;
}

export const empty: Rich = { html: '', length: 0, entities: 0 };

/** Text as it stands, escaped. */
export function plain(text: string): Rich {
  const shown = printable(text);
  return { html: escapeHtml(shown), length: shown.length, entities: 0 };
}

export function bold(text: string): Rich {
  return wrap('b', '', plain(text));
}

export function italic(text: string): Rich {
  return wrap('i', '', plain(text));
}

/** A link; plain text where the address is no web address. */
export function link(text: string, url: string): Rich {
  const address = safeUrl(url);
  return address === undefined ? plain(text) : wrap('a', ` href="${escapeHtml(printable(address)).replace(/"/g, '&quot;')}"`, plain(text));
}

/** Pieces one after another, `between` them. */
export function join(pieces: readonly Rich[], between = ''): Rich {
  const gap = plain(between);
  return pieces.reduce((sum, piece, i) => add(i === 0 ? sum : add(sum, gap), piece), empty);
}

/** The message without its markup, for the case that Telegram cannot parse it. */
export function withoutMarkup(html: string): string {
  return html
    .replace(/<\/?[a-z][^>]*>/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}

/** NFC, without control characters but line breaks and without halves of surrogate pairs, which Telegram refuses. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

function add(a: Rich, b: Rich): Rich {
  return { html: a.html + b.html, length: a.length + b.length, entities: a.entities + b.entities };
}

function wrap(tag: string, attributes: string, inner: Rich): Rich {
  // An empty tag is no entity, and some clients show it as an error.
  if (inner.length === 0) return empty;
  return { html: `<${tag}${attributes}>${inner.html}</${tag}>`, length: inner.length, entities: inner.entities + 1 };
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
