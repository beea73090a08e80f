import { parse } from 'yaml';
import { z } from 'zod';
import type { Contact } from '../document.js';

const text = z.string().trim().min(1).transform((value) => value.normalize('NFC'));

const entrySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens'),
    name: text,
    phones: z.array(z.string().regex(/^[(]?\d[\d .)]*$/, 'must be a phone number in quotes')).default([]),
    email: z.email().optional(),
    address: text.optional(),
    hours: text.optional(),
    scope: z.strictObject({
      place: text.optional(),
      /** Communes an office serves; the reader makes one contact for each. */
      communes: z.array(text).min(1).optional(),
      fields: z.array(text).min(1).optional(),
    }),
    source: text,
    verified: z.string().regex(/^(\d{4}(-\d{2}(-\d{2})?)?|chưa rõ)$/, 'must be a date (2026, 2026-09, 2026-09-20) or "chưa rõ"'),
  })
  .refine((entry) => entry.phones.length > 0 || entry.address !== undefined, { message: 'needs a phone or an address', path: ['phones'] });

const schema = z.strictObject({ contacts: z.array(entrySchema), emergency: z.array(entrySchema) });
type Entry = z.infer<typeof entrySchema>;

/** `contacts.yaml` cannot be used: names the entry, the field and the remedy. */
export class ContactsError extends Error {
  override name = 'ContactsError';
  constructor(readonly file: string, readonly what: string, readonly remedy: string) {
    super(`${file}: ${what}; ${remedy}`);
  }
}

/** Hotlines and offices by scope, and the numbers for an emergency, which are kept apart. */
export interface Contacts {
  contacts: Contact[];
  emergency: Contact[];
}

/**
 * Reads `contacts.yaml`.
 * @throws ContactsError that names the entry and the field
 */
export function readContacts(source: string, file: string): Contacts {
  let data: unknown;
  try {
    data = parse(source);
  } catch (cause) {
    throw new ContactsError(file, `it is not valid YAML (${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)})`, 'mend the line it names');
  }
  const read = schema.safeParse(data);
  if (!read.success) throw new ContactsError(file, describe(read.error.issues[0], data), 'see the comment at the head of the file for the fields of an entry');
  const contacts = read.data.contacts.flatMap(toContacts);
  const emergency = read.data.emergency.flatMap(toContacts);
  const seen = new Set<string>();
  for (const { id } of [...contacts, ...emergency]) {
    if (seen.has(id)) throw new ContactsError(file, `the id "${id}" stands twice`, 'give each entry an id of its own');
    seen.add(id);
  }
  return { contacts, emergency };
}

/** An office that serves several communes becomes one contact for each, so that a scope always names one place. */
function toContacts(entry: Entry): Contact[] {
  const { communes, place, fields } = entry.scope;
  const contact = (id: string, where: string | undefined): Contact => ({
    id,
    name: entry.name,
    phones: entry.phones,
    ...(entry.email === undefined ? {} : { email: entry.email }),
    ...(entry.address === undefined ? {} : { address: entry.address }),
    ...(entry.hours === undefined ? {} : { hours: entry.hours }),
    scope: { ...(where === undefined ? {} : { place: where }), ...(fields === undefined ? {} : { fields }) },
    source: entry.source,
    verified: entry.verified,
  });
  if (!communes) return [contact(entry.id, place)];
  return communes.map((commune, index) => contact(`${entry.id}-${index + 1}`, commune));
}

function describe(issue: z.core.$ZodIssue | undefined, data: unknown): string {
  const [list, index, ...field] = issue?.path ?? [];
  const message = issue?.message ?? 'does not fit';
  if (typeof index !== 'number') return `${list === undefined ? 'the file' : `"${String(list)}"`}: ${message}`;
  const id = (data as Record<string, { id?: unknown }[]>)[String(list)]?.[index]?.id;
  const entry = typeof id === 'string' ? `entry "${id}"` : `entry ${index + 1} of "${String(list)}"`;
  return `${entry}${field.length ? `, field "${field.join('.')}"` : ''}: ${message}`;
}
