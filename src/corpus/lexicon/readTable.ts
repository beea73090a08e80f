import { LexiconError } from './lexicon.js';

/** A row of a table by column name. */
export type Row = Record<string, string>;

/**
 * Reads a tab-separated table with a header. Lines that begin with `#` are comments; cells are NFC and trimmed.
 * @throws LexiconError at a header or row that does not fit `columns`
 */
export function readTable(text: string, file: string, columns: readonly string[]): { row: Row; line: number }[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }));
  const [header, ...rows] = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  if (header?.content !== columns.join('\t')) {
    throw new LexiconError(file, `the header is ${JSON.stringify(header?.content ?? '')}`, `the columns must be ${columns.join(', ')}, separated by tabs`);
  }
  return rows.map(({ content, line }) => {
    const cells = content.split('\t').map((cell) => cell.normalize('NFC').trim());
    if (cells.length !== columns.length) {
      throw new LexiconError(file, `line ${line} has ${cells.length} columns`, `write ${columns.length}: ${columns.join(', ')}`);
    }
    return { line, row: Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) };
  });
}

/**
 * A cell that must not be empty.
 * @throws LexiconError when it is
 */
export function filled(row: Row, column: string, file: string, line: number): string {
  const value = row[column];
  if (!value) throw new LexiconError(file, `line ${line}: "${column}" is empty`, 'fill the cell or delete the line');
  return value;
}
