import type { BuildProgress } from '../index/build/buildGeneration.js';

const NOTES: Record<BuildProgress['stage'] | 'read' | 'failed', string> = {
  read: 'Đang đọc tài liệu…',
  embed: 'Đang học nghĩa của các câu trong tài liệu…',
  graph: 'Đang lập bảng tra theo nghĩa…',
  write: 'Đang ghi bảng tra…',
  verify: 'Đang kiểm tra lại bảng tra…',
  failed: 'Chưa lập được bảng tra. Xin báo người quản trị chạy "motcua doctor".',
};

/** What a citizen reads while the first index is being built. */
export function indexingNote(stage: keyof typeof NOTES): string {
  return NOTES[stage];
}
