import { ASPECTS, type Aspect } from '../corpus/document.js';
import { fold } from '../text/fold.js';
import { labelProbabilities, textFeatures, type TextFeatures, type TextModel } from './textModel.js';

/**
 * How citizens ask for each aspect, over folded text. Order decides between two that both fit: a question that names money
 * asks for money, also when it says where ("nộp ở đâu mất bao nhiêu tiền" asks both, money first).
 */
const PATTERNS: readonly (readonly [Aspect, RegExp])[] = [
  ['fee', /\b(le phi|bao nhieu tien|may tien|nhieu tien|bao nhieu phi|tien phi|muc (phi|thu)|chi phi|mien phi|gia bao nhieu|(mat|ton|dong|nop|thu|tra) (tien|phi|le phi)\b|(mat|ton|het|dong|nop|thu|tra) (them )?(phi )?(bao nhieu|nhieu|may)\b(?! ?(ngay|hom|thang|tuan|gio|lau|nam|buoc|giay|ban|loai|lan|nguoi|phut|tieng|bo|to|tam|cai|noi|buoi|bua|don|mau|ho so))|phi (gi|khong|bao nhieu|the nao|nop|cap|lam|dang ky|cong|chung)|(bao nhieu|may) (dong|tram|nghin|ngan|trieu|mot|1) |(le phi|phi|tien) (la )?(bao nhieu|bn|may)|co (mat|ton|phai (dong|tra|nop)) (phi|tien|gi khong))/u],
  ['duration', /\b(bao lau|(may|bao nhieu|nhieu) (ngay|hom|thang|tuan|gio|nam|tieng|bua)\b(?! (sinh|tuoi))|thoi (han|gian)|(khi nao|bao gio|chung nao|hom nao|ngay nao) (moi |thi |se )*(xong|co|lay|nhan|duoc|ra|tra|nop|phai|la)|han (chot|nop|cuoi|bao|la)|cham nhat|muon nhat|qua han|tre han|trong vong|lau khong|nhanh khong|truoc may gio|la khi nao)/u],
  ['legal_basis', /\b(can cu phap ly|can cu (nao|vao dau)|theo (luat|nghi dinh|thong tu|quyet dinh|van ban) (nao|so may|so bao)|(luat|nghi dinh|thong tu|van ban|quyet dinh) (nao|so may|so bao nhieu) (quy dinh|huong dan|noi)|co so phap ly|quy dinh (o|tai) (dau|van ban nao|luat nao)|dua (tren|vao) (luat|van ban) nao)/u],
  ['result', /\b(ket qua (la|gi|nhan)|nhan (duoc|lai|ve) (gi|giay gi|giay to gi|cai gi)\b|duoc cap (gi|giay gi|cai gi)\b|(?<!bang )cap (cho )?(giay )?gi\b|co gia tri (bao lau|may|trong))/u],
  ['dossier', /\b(can (nhung |cac )?giay|(nhung |cac )?giay to (gi|nao|j|can|phai|nhu|ra sao|kem|gom)|giay gi|ho so (gom|can|gi|nhu|bao gom|phai|bao nhieu|the nao|co|nao)|thanh phan ho so|(can|phai) (co |nop |chuan bi |mang |dem |them |kem |nhung |them )*(gi|j|nhung gi|cai gi|giay)\b|(mang|dem|cam|nop|kem|chuan bi|trinh|dua|bo sung|co)( theo| di| them| nhung| cac| kem)* (gi|j|giay to gi|giay|nhung gi|giay to nao)\b|(dien|dung|theo|lam|bang|viet) (don |mau |giay )*(mau|don) (nao|gi|may|so may)|mau (nao|don nao|so may|gi|may|giay nao|to khai)|(don|to khai) (theo )?mau|bo ho so|gom (nhung )?(gi|j)\b|bao gom|(co|phai|can) (can )?(giay|nop giay|ban sao|cong chung|chung thuc|so ho khau)|giay uy quyen|thieu giay|khong co giay .{2,40} (duoc|thi)|(thi|la) can (gi|j)\b)/u],
  ['place', /\b(o dau|tai dau|den dau|toi dau|len dau|ra dau|ve dau|nop dau|gui dau|lam dau|xin dau|khai dau|di dau|dau (vay|a|ha|the|nhi|duoc|v|z|ta|la)\b|(o|tai|den|toi|len|ra|ve|nop|gui|lam|gap) (cho |noi |co quan |bo phan |phong |so |don vi )(nao|nay nao)|cho nao|noi nao|co quan nao|nop (ho so |don |giay )*(cho )?ai\b|gap ai|ai (cap|giai quyet|nhan ho so)|tham quyen|dia chi|(co )?phai ve que|o day luon|lam o (xa|phuong|tinh) (khac|nao)|(ra|len) (xa|phuong|tinh|so|cong an) (nao|lam|duoc|hay))/u],
  ['channel', /\b(qua mang|online|onl|truc tuyen|tren mang|tren dien thoai|buu dien|buu chinh|tu xa|tai nha|(nop|lam|di) ho\b|lam thay|vneid|app|ung dung|cong dich vu cong|cach thuc|hinh thuc nop|qua (dien thoai|web|dt))/u],
  ['steps', /\b(cac buoc|may buoc|buoc nao|tung buoc|trinh tu|quy trinh|(lam|thu tuc|xin|dang ky|khai bao|nop) (lai )?(nhu )?(the nao|sao|kieu gi|ra sao|nao)|nhu the nao|cach (lam|dang ky|nop|xin)|lam sao|bat dau tu dau|huong dan|ra sao|kieu gi|the nao)/u],
  ['condition', /\b(dieu kien|yeu cau (gi|nhu)|doi tuong nao|(ai|nhung ai|nguoi nao|truong hop nao) (duoc|phai|moi|thi)|du tuoi|bao nhieu tuoi|may tuoi|bat buoc|(co )?(duoc|dc) (khong|ko|hong|hem|phep)|(duoc|duoc phep) .{2,40} khong\b|co (bi|can|phai) .{2,60} khong\b)/u],
];

/** What the patterns hear in a question, most telling first. */
export function hearAspects(question: string): Aspect[] {
  const text = fold(question).replace(/\s+/gu, ' ');
  return PATTERNS.filter(([, pattern]) => pattern.test(text)).map(([aspect]) => aspect);
}

/** What can be asked of a procedure; `general` asks nothing particular. */
export const ASPECT_LABELS = [...ASPECTS, 'general'] as const;
export type AspectLabel = (typeof ASPECT_LABELS)[number];

/** What a question asks of a procedure, most telling first; empty when it asks in general. */
export type AspectDetector = (question: string) => Aspect[];

/** What weighs as much as two words: the patterns were written with care. */
const HEARD = 2;
/** Another aspect this likely is asked for as well; one that the patterns hear need be less likely. */
const AS_WELL = 0.25;
const HEARD_AS_WELL = 0.05;
/** Above this a question asks nothing particular, whatever the patterns hear. */
const SURELY_GENERAL = 0.7;

/** What the model sees of a question in the words of the documents. */
export function aspectFeatures(question: string): TextFeatures {
  const heard = hearAspects(question);
  return textFeatures(question, Object.fromEntries([[`first:${heard[0] ?? 'general'}`, HEARD], ...heard.map((aspect) => [`heard:${aspect}`, HEARD] as const)]));
}

/** The detector of a fitted model. */
export function createAspectDetector(model: TextModel<AspectLabel>): AspectDetector {
  return (question) => {
    const heard = hearAspects(question);
    const shares = labelProbabilities(model, aspectFeatures(question));
    const ranked = model.labels.map((label, i) => ({ label, share: shares[i]! })).sort((one, other) => other.share - one.share);
    if (ranked[0]!.label === 'general' && ranked[0]!.share >= SURELY_GENERAL) return [];
    return ranked.flatMap(({ label, share }, i) => (label !== 'general' && (i === 0 || share >= AS_WELL || (heard.includes(label) && share >= HEARD_AS_WELL)) ? [label] : []));
  };
}
