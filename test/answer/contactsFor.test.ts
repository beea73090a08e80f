import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactsFor } from '../../src/answer/contactsFor.js';
import type { Contact } from '../../src/corpus/document.js';

const contact = (id: string, scope: Contact['scope'], phones = [`số của ${id}`]): Contact => ({ id, name: id, phones, scope, source: 'Nguồn thử', verified: '2026-09-20' });
const national = contact('cả nước', {});
const everywhere = contact('căn cước', { fields: ['Căn cước'] });
const province = contact('sở tư pháp', { place: 'Tuyên Quang', fields: ['Hộ tịch'] });
const office = contact('văn phòng tỉnh', { place: 'Tuyên Quang' });
const other = contact('tỉnh khác', { place: 'Sơn La' });
const all = [national, everywhere, province, office, other];
const names = (where: Parameters<typeof contactsFor>[1], list = all): string[] => contactsFor(list, where).map(({ name }) => name);

describe('contactsFor', () => {
  it('gives the number of the place and the field first and the national line last', () => {
    expect(names({ places: ['Tuyên Quang'], field: 'Hộ tịch' })).toEqual(['sở tư pháp', 'cả nước']);
  });
  it('prefers the place to the field', () => {
    expect(names({ places: ['Tuyên Quang'], field: 'Căn cước' })).toEqual(['văn phòng tỉnh', 'cả nước']);
  });
  it('gives the line of the field where no place is known', () => expect(names({ places: [], field: 'Căn cước' })).toEqual(['căn cước', 'cả nước']));
  it('falls back to the national line', () => expect(names({ places: ['Lào Cai'], field: 'Đất đai' })).toEqual(['cả nước']));
  it('gives no number of a field where none is known', () => expect(names({ places: [] })).toEqual(['cả nước']));
  it('knows a place without diacritics and in any case', () => expect(names({ places: ['TUYEN quang'] })).toEqual(['văn phòng tỉnh', 'cả nước']));
  it('names source, date and scope with each number', () => {
    expect(contactsFor(all, { places: ['Tuyên Quang'] })[0]).toEqual({ name: 'văn phòng tỉnh', phone: 'số của văn phòng tỉnh', scope: 'Tuyên Quang', source: 'Nguồn thử (ngày 20/9/2026)' });
    expect(contactsFor([national], { places: [] })[0]?.scope).toBe('cả nước');
  });
  it('gives several numbers of one contact in one line', () => {
    expect(contactsFor([contact('hai số', {}, ['một', 'hai'])], { places: [] })[0]?.phone).toBe('một, hai');
  });
  it('gives no contact without a number', () => expect(names({ places: ['Tuyên Quang'] }, [contact('chỉ có địa chỉ', { place: 'Tuyên Quang' }, [])])).toEqual([]));
  it('gives nothing of nothing', () => expect(contactsFor([], { places: ['Tuyên Quang'], field: 'Hộ tịch' })).toEqual([]));

  const places = ['Tuyên Quang', 'Sơn La', 'xã Vĩnh Thông', 'Thái Nguyên'];
  const fields = ['Hộ tịch', 'Căn cước', 'Đất đai'];
  const anyContact = fc.record({ id: fc.uuid(), place: fc.option(fc.constantFrom(...places), { nil: undefined }), of: fc.option(fc.subarray(fields, { minLength: 1 }), { nil: undefined }), phones: fc.array(fc.stringMatching(/^0\d{9}$/), { maxLength: 2 }) })
    .map(({ id, place, of, phones }) => contact(id, { ...(place ? { place } : {}), ...(of ? { fields: of } : {}) }, phones));
  const where = fc.record({ places: fc.subarray(places), field: fc.constantFrom(...fields) });
  it('never gives the number of another place or another field, nor one that is not in the list', () => {
    fc.assert(fc.property(fc.array(anyContact, { maxLength: 12 }), where, (list, asked) => contactsFor(list, asked).every(({ name, phone }) => {
      const from = list.find(({ id }) => id === name);
      return from?.phones.join(', ') === phone && phone !== '' && (from.scope.place === undefined || asked.places.includes(from.scope.place)) && (from.scope.fields?.includes(asked.field) ?? true);
    })));
  });
  it('gives at most two, and a national line always when there is one', () => {
    fc.assert(fc.property(fc.array(anyContact, { maxLength: 12 }), where, (list, asked) => {
      const given = contactsFor([...list, national], asked);
      return given.length <= 2 && given.at(-1)!.scope === 'cả nước';
    }));
  });
  // A channel may know the citizen's place with its rank; the retrieval leaves ranks out everywhere else.
  it('knows a place with its rank', () => expect(names({ places: ['tỉnh Tuyên Quang'] })).toEqual(['văn phòng tỉnh', 'cả nước']));
});
