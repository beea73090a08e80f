import { describe, expect, it } from 'vitest';
import { ContactsError, readContacts } from '../../../src/corpus/contacts/readContacts.js';

const ENTRY = `
  - id: tong-dai
    name: Tổng đài
    phones: ["18001096"]
    scope: {}
    source: chân trang
    verified: "2026-09-20"`;

const read = (entry: string) => readContacts(`contacts:${entry}\nemergency: []\n`, 'contacts.yaml');

describe('readContacts', () => {
  it('reads a hotline for the whole country', () => {
    expect(read(ENTRY).contacts).toEqual([{ id: 'tong-dai', name: 'Tổng đài', phones: ['18001096'], scope: {}, source: 'chân trang', verified: '2026-09-20' }]);
  });

  it('makes one contact for each commune of an office', () => {
    const { contacts } = read(ENTRY.replace('scope: {}', 'scope: { communes: [xã A, xã B], fields: [Hộ tịch] }'));
    expect(contacts.map(({ id, scope }) => ({ id, scope }))).toEqual([
      { id: 'tong-dai-1', scope: { place: 'xã A', fields: ['Hộ tịch'] } },
      { id: 'tong-dai-2', scope: { place: 'xã B', fields: ['Hộ tịch'] } },
    ]);
  });

  it.each([
    ['a phone that is no number', ENTRY.replace('"18001096"', 'CHƯA XÁC MINH'), /entry "tong-dai", field "phones.0"/],
    ['a missing source', ENTRY.replace('source: chân trang', ''), /entry "tong-dai", field "source"/],
    ['a missing date', ENTRY.replace('verified: "2026-09-20"', ''), /entry "tong-dai", field "verified"/],
    ['neither phone nor address', ENTRY.replace('phones: ["18001096"]', ''), /entry "tong-dai", field "phones"/],
    ['an unknown field', `${ENTRY}\n    fax: "1"`, /entry "tong-dai".*fax/],
    ['an id that stands twice', ENTRY + ENTRY, /"tong-dai" stands twice/],
    ['no id at all', ENTRY.replace('id: tong-dai', 'id: ""'), /field "id"/],
  ])('refuses %s and names the entry and field', (_what, entry, message) => {
    expect(() => read(entry)).toThrow(ContactsError);
    expect(() => read(entry)).toThrow(message);
  });

  it('refuses broken YAML with its name', () => {
    expect(() => readContacts('contacts: [', 'contacts.yaml')).toThrow(/contacts\.yaml: it is not valid YAML/);
  });
});
