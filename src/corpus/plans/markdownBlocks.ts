/** The few forms of Markdown that an official document needs. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }
  | { kind: 'table'; columns: string[]; rows: string[][] };

const HEADING = /^#{1,6}[ \t]+(\S.*)$/;
const ITEM = /^[ \t]*[-*+][ \t]+(.+)$/;
const ROW = /^[ \t]*\|(.*)\|[ \t]*$/;
const RULE = /^[ \t|:-]+$/;

/** Cuts a Markdown body into headings, paragraphs, list items and tables, in reading order. Marks are taken off, words are kept. */
export function markdownBlocks(body: string): Block[] {
  const blocks: Block[] = [];
  let open: { kind: 'paragraph' | 'item'; text: string } | undefined;
  let table: { kind: 'table'; columns: string[]; rows: string[][] } | undefined;
  for (const line of body.split(/\r?\n/)) {
    const row = ROW.exec(line);
    if (row) {
      open = undefined;
      if (!table) blocks.push((table = { kind: 'table', columns: cells(row[1] ?? ''), rows: [] }));
      else if (!RULE.test(line)) table.rows.push(cells(row[1] ?? ''));
      continue;
    }
    table = undefined;
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      open = undefined;
      blocks.push({ kind: 'heading', text: inlineText(heading[1] ?? '') });
    } else if (item) {
      blocks.push((open = { kind: 'item', text: inlineText(item[1] ?? '') }));
    } else if (line.trim() === '') {
      open = undefined;
    } else if (open) {
      open.text = `${open.text} ${inlineText(line)}`;
    } else {
      blocks.push((open = { kind: 'paragraph', text: inlineText(line) }));
    }
  }
  return blocks;
}

function cells(row: string): string[] {
  return row.split(/(?<!\\)\|/).map((cell) => inlineText(cell.replaceAll('\\|', '|')));
}

/** A link becomes its label, emphasis its words. A line break in a table cell stays a line break. */
function inlineText(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(\*{1,3})(?=\S)([^*]*\S)\1/g, '$2')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
