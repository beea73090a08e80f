import type { Aspect } from '../corpus/document.js';
import { fold } from '../text/fold.js';

/**
 * How citizens ask for each aspect, over folded text. Order decides between two that both fit: a question that names money
 * asks for money, also when it says where ("nộp ở đâu mất bao nhiêu tiền" asks both, money first).
 */
const PATTERNS: readonly (readonly [Aspect, RegExp])[] = [
  ['fee', /\b(le phi|phi (la )?bao nhieu|(mat|ton|het|dong|nop|tra|thu|lay|chi|mot|phai) (bao nhieu|may|nhieu) ?(tien|xu|dong|k|phi)?\b(?! (ngay|lau|buoc|thang|loai|giay|ban))|bao nhieu (tien|phi)|(mat|ton|dong|nop|thu) (tien|phi)\b|may (tien|dong|tram)|mien phi|phi (gi|khong|bao|the|nop|cap|lam|may)|gia bao nhieu|chi phi|tien phi|muc (phi|thu)|bao nhieu (1|mot|moi) )/u],
  ['duration', /\b(bao lau|(may|bao nhieu|nhieu) (ngay|hom|thang|tuan|gio|nam|tieng)|thoi (han|gian)|(khi nao|bao gio|chung nao|hom nao) (moi )?(thi )?(xong|co|lay|nhan|duoc|ra|tra)|han (chot|nop|cuoi|bao|la)|qua han|tre han|trong vong|mat bao lau|lau khong|nhanh khong|may bua)/u],
  ['legal_basis', /\b(can cu (phap ly|nao|vao)|theo (luat|nghi dinh|thong tu|quyet dinh|van ban) (nao|so)|(luat|nghi dinh|thong tu|van ban|quyet dinh|dieu) (nao|may|so may|so bao nhieu)|co so phap ly|quy dinh (o|tai) dau|quy dinh nao)/u],
  ['dossier', /\b(giay to|giay gi|ho so (gom|can|gi|nhu|bao gom|can co|phai|bao nhieu|the nao)|thanh phan ho so|can (nhung |phai co |phai |them |nop |chuan bi |co )?(gi|j|cai gi|giay)\b|(mang|dem|cam|nop|kem|chuan bi|trinh|dua)( theo| di| them| nhung| cac)* (gi|j|giay|nhung gi)\b|to khai|mau (nao|don|so|gi|to khai)|bo ho so|kem theo|xuat trinh|gom (nhung )?(gi|j)|(photo|ban sao|cong chung) (khong|gi)|can (nhung )?giay|phai co (giay|to)|giay uy quyen|thieu giay)/u],
  ['place', /\b((o|tai|den|toi|len|ra|ve|nop|gui|lam|di|xin|dang ky|khai|nhan) (o )?(dau|cho nao|noi nao|co quan nao|bo phan nao|phong nao)|dau (vay|a|ha|the|nhi|duoc|v)\b|cho nao|noi nao|co quan nao|ai (cap|giai quyet|lam|ky|nhan)|tham quyen|(xa|phuong|huyen|tinh|so) (hay|hoac) |nop (ho so )?(tai|cho ai|ai)|dia chi|o dau|den dau|gap ai)/u],
  ['channel', /\b(qua mang|online|onl|truc tuyen|tren mang|buu dien|buu chinh|tu xa|tai nha|(nop|lam) ho|uy quyen|nho (nguoi|ai|vo|chong|me|bo)|vneid|app|cong dich vu cong|cach thuc|hinh thuc)/u],
  ['result', /\b(ket qua|nhan duoc (gi|giay)|duoc cap (gi|giay gi|cai gi)|cap (giay )?gi\b|tra (cai )?gi\b|gia tri (bao lau|may)|thoi han su dung)/u],
  ['condition', /\b(dieu kien|yeu cau (gi|nhu)|doi tuong (nao|duoc)|(ai|nhung ai|nguoi nao|truong hop nao) (duoc|phai|moi|thi)|(co )?(duoc|dc) (khong|ko|k|hong|hem|phep)\b|du tuoi|bao nhieu tuoi|may tuoi|co bi|co bat buoc|co can)/u],
  ['steps', /\b(cac buoc|may buoc|trinh tu|quy trinh|(lam|thu tuc|xin|dang ky) (the nao|sao|kieu gi|ra sao|nhu the nao|nhu nao|ntn)|nhu the nao|cach (lam|dang ky|nop|xin)|the nao|lam sao|bat dau tu dau|huong dan|ra sao|kieu gi)/u],
];

/** What the question asks of a procedure, most telling first; empty when it asks in general. */
export function detectAspects(question: string): Aspect[] {
  const text = fold(question).replace(/\s+/gu, ' ');
  return PATTERNS.filter(([, pattern]) => pattern.test(text)).map(([aspect]) => aspect);
}
