import { parse } from 'yaml';
import { z } from 'zod';
import { LexiconError, type OldName } from './lexicon.js';

const name = z.string().trim().min(1).transform((text) => text.normalize('NFC'));
const schema = z.array(
  z.strictObject({
    old: z.array(name).min(1),
    current: name,
    kind: z.enum(['old', 'everyday', 'regional']),
    ambiguous: z.boolean().default(false),
    note: name.optional(),
  }),
);

/**
 * Reads the YAML list of old, everyday and regional names.
 * @throws LexiconError that names the entry and its field
 */
export function readOldNames(text: string, file: string): OldName[] {
  let data: unknown;
  try {
    data = parse(text);
  } catch (cause) {
    throw new LexiconError(file, `it is not valid YAML (${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)})`, 'mend the line it names');
  }
  const read = schema.safeParse(data);
  if (!read.success) {
    const issue = read.error.issues[0];
    const [index, ...field] = issue?.path ?? [];
    const where = typeof index === 'number' ? `entry ${index + 1}${field.length ? `, field "${field.join('.')}"` : ''}` : 'the file';
    throw new LexiconError(file, `${where}: ${issue?.message ?? 'does not fit'}`, 'an entry has old (a list), current, kind, and may have ambiguous and note');
  }
  return read.data.map(({ note, ...entry }) => (note === undefined ? entry : { ...entry, note }));
}
