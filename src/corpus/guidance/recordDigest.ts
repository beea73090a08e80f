import { createHash } from 'node:crypto';

/** Fields of a portal record that guidance is written from. Ids, addresses and page chrome are left out: they change with each capture. */
const FIELDS = [
  'ma_thu_tuc', 'ten_thu_tuc', 'so_quyet_dinh', 'cap_thuc_hien', 'linh_vuc', 'doi_tuong_thuc_hien', 'co_quan_co_tham_quyen', 'dia_chi_tiep_nhan',
  'trinh_tu_thuc_hien', 'cach_thuc_thuc_hien', 'thanh_phan_ho_so', 'can_cu_phap_ly', 'co_quan_thuc_hien', 'yeu_cau_dieu_kien', 'ket_qua_xu_ly',
] as const;

/**
 * Digest of what a portal record says: the first 16 hex digits of the SHA-256 of its fields, in NFC with blanks collapsed.
 * A later import compares it with the front matter of the guidance, to tell which files have to be read again.
 */
export function recordDigest(record: Readonly<Record<string, unknown>>): string {
  const text = (field: string): string => {
    const value = record[field];
    return typeof value === 'string' ? value : '';
  };
  const values = FIELDS.map((field) => {
    // Where the capture lost the paper list, it stands only in the raw text.
    const value = field === 'thanh_phan_ho_so' && text(field).trim() === '' ? text('raw_text') : text(field);
    return value.normalize('NFC').replace(/[ \t\n\r\f\v]+/g, ' ').trim();
  });
  return createHash('sha256').update(values.join('\n')).digest('hex').slice(0, 16);
}
