/** Telegram's HTML parse mode, read the strict way. Written apart from the product's own code, so that it can catch its mistakes. */

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

export type Parsed = { ok: true; text: string; entities: Entity[] } | { ok: false; description: string };

const TAGS: Readonly<Record<string, string>> = {
  b: 'bold', strong: 'bold', i: 'italic', em: 'italic', u: 'underline', ins: 'underline', s: 'strikethrough', strike: 'strikethrough', del: 'strikethrough',
  a: 'text_link', code: 'code', pre: 'pre', blockquote: 'blockquote', 'tg-spoiler': 'spoiler',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The text and entities that Telegram would show, or its complaint. */
export function parseHtml(html: string): Parsed {
  const entities: Entity[] = [];
  const open: { tag: string; offset: number; url?: string }[] = [];
  let text = '';
  const bad = (what: string): Parsed => ({ ok: false, description: `Bad Request: can't parse entities: ${what}` });

  for (let i = 0; i < html.length; ) {
    const rest = html.slice(i);
    if (rest[0] === '<') {
      const close = /^<\/([a-z-]+)\s*>/.exec(rest);
      const start = /^<([a-z-]+)((?:\s+[a-z]+(?:="[^"<>]*")?)*)\s*>/.exec(rest);
      if (close) {
        const last = open.pop();
        if (last === undefined || last.tag !== close[1]) return bad(`Unmatched end tag at byte offset ${i}`);
        if (text.length > last.offset) {
          entities.push({ type: TAGS[last.tag]!, offset: last.offset, length: text.length - last.offset, ...(last.url === undefined ? {} : { url: last.url }) });
        }
        i += close[0].length;
      } else if (start) {
        const tag = start[1]!;
        if (!(tag in TAGS)) return bad(`Unsupported start tag "${tag}" at byte offset ${i}`);
        const href = /\shref="([^"]*)"/.exec(start[2]!)?.[1];
        open.push({ tag, offset: text.length, ...(href === undefined ? {} : { url: decode(href) }) });
        i += start[0].length;
      } else return bad(`Unexpected "<" at byte offset ${i}`);
      continue;
    }
    if (rest[0] === '>') return bad(`Unescaped ">" at byte offset ${i}`);
    if (rest[0] === '&') {
      const reference = /^&(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);/i.exec(rest);
      if (reference === null) return bad(`Unescaped "&" at byte offset ${i}`);
      text += decode(reference[0]);
      i += reference[0].length;
      continue;
    }
    text += rest[0];
    i++;
  }
  const left = open.at(-1);
  return left ? bad(`Can't find end tag corresponding to start tag "${left.tag}"`) : { ok: true, text, entities };
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x') || name.startsWith('#X')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    return name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : NAMED[name.toLowerCase()] ?? whole;
  });
}
