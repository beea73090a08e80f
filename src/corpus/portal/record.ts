import { z } from 'zod';

const cell = z.string().nullish().transform((value) => value ?? '');

/** One record of the national portal's capture, as it comes: every cell is text, tables are glued. */
export const PortalRecordSchema = z.object({
  ma_thu_tuc: z.string().regex(/^\d\.\d{6}$/, 'ma_thu_tuc must look like 1.001193'),
  ten_thu_tuc: z.string().trim().min(1, 'ten_thu_tuc is empty'),
  detail_url: cell,
  so_quyet_dinh: cell,
  cap_thuc_hien: cell,
  loai_thu_tuc: cell,
  linh_vuc: cell,
  doi_tuong_thuc_hien: cell,
  co_quan_co_tham_quyen: cell,
  dia_chi_tiep_nhan: cell,
  co_quan_duoc_uy_quyen: cell,
  co_quan_phoi_hop: cell,
  thu_tuc_lien_quan: cell,
  trinh_tu_thuc_hien: cell,
  cach_thuc_thuc_hien: cell,
  thanh_phan_ho_so: cell,
  can_cu_phap_ly: cell,
  co_quan_thuc_hien: cell,
  yeu_cau_dieu_kien: cell,
  ket_qua_xu_ly: cell,
  raw_text: cell,
  _agency: cell,
});
export type PortalRecord = z.infer<typeof PortalRecordSchema>;
export type PortalCell = keyof PortalRecord;
