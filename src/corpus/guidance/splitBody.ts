import { splitSentences } from '../../text/sentences.js';

/** A heading of the body with the lines below it; the heading is empty for what stands before the first. */
export interface BodyPart {
  heading: string;
  lines: string[];
}

/** Cuts the body of a guidance file at its `##` headings; a line is a list item or a sentence. */
export function splitBody(body: string): BodyPart[] {
  const parts: (BodyPart & { source: string[] })[] = [{ heading: '', lines: [], source: [] }];
  for (const line of body.normalize('NFC').split(/\r?\n/)) {
    const heading = /^#+\s+(.*?)\s*$/.exec(line);
    if (heading) parts.push({ heading: heading[1] ?? '', lines: [], source: [] });
    else parts.at(-1)?.source.push(line);
  }
  return parts.map(({ heading, source }) => ({ heading, lines: toLines(source) }));
}

function toLines(source: string[]): string[] {
  const blocks: { item: boolean; text: string }[] = [];
  let open = false;
  for (const line of source) {
    const item = /^\s*[-*]\s+(.*)$/.exec(line);
    const last = blocks.at(-1);
    if (open && !item && last && line.trim() !== '') last.text += ` ${line.trim()}`;
    else if (line.trim() !== '') blocks.push({ item: item !== null, text: item?.[1] ?? line.trim() });
    open = line.trim() !== '';
  }
  return blocks.flatMap(({ item, text }) => {
    const clean = text.replace(/\s+/g, ' ').trim();
    return item ? [clean] : splitSentences(clean);
  });
}
