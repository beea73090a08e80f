import { fold, hasDiacritics } from '../text/fold.js';

/** What a message is when it asks for no document. */
export type SmallTalk = 'greeting' | 'thanks' | 'handoff' | 'emergency' | 'abuse' | 'illegal' | 'injection';

const list = (words: string): Set<string> => new Set(words.split(' '));
/** Whole words only. `\b` knows ASCII letters alone and would cut accented words in two. */
const whole = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u');

const GREETING = /^(xin |em |con |chau |minh |toi )?(chao|hello|hi|helo|alo|a lo|hey|halo)\b/u;
/** Words that may stand around a greeting or thanks without making it a question. */
const FILLER = list('xin chao hello hi helo alo a lo hey halo em anh chi ad admin ban bot co ai o do day khong ko k hong hem ha a u oi nhe nha buoi sang trua chieu toi ngay moi nguoi minh la gi vay the may tro ly duoc va cac bac chu toi can');
const WHO = /^(ban|may|em|bot) la (ai|gi)\b/u;
const THANKS = /\b(cam on|cam own|thank|thanks|tks|thks|cam ta|biet on)\b/u;
const ACKNOWLEDGED = list('cam on thank thanks tks thks you nhieu nha nhe a u ok oke okay em anh chi ad admin ban bot hieu roi r de lam da vang duoc rat voi su giup do ho tro toi minh con chau co chu bac qua va la tot hay huu ich biet cau tra loi ro rang nhanh tinh');
/** Reads like a filler word without its marks, but names a document. */
const NO_FILLER = list('thẻ');

/**
 * Two ways to write each: with diacritics, and without. Folded, many of these words read like everyday ones ("hối lộ" and "hỏi lộ trình"),
 * so a message without diacritics must say more to be taken for them, and one with diacritics is never folded.
 */
interface Written {
  accented: RegExp;
  plain: RegExp;
}

const NOBODY = 'tôi|em|mình|con|cháu|tui|chúng tôi|chúng em|bọn em|mẹ con em';
const EMERGENCY: Written = {
  accented: whole(`cháy nhà (rồi|cứu)|(nhà|bếp|xe|chung cư|phòng)( \\S+){0,2} đang (bị )?cháy|đang cháy (nhà|to|lớn|rồi)|(?<!nghiên )cứu (${NOBODY})( với)?|(?<!nghiên )cứu với|(${NOBODY}) đang bị .{0,20}(đánh|đâm|chém|cướp|bắt cóc|bạo hành|xâm hại|nhốt|dọa giết|đe dọa)|đang (đánh|đâm|chém|cướp|bắt cóc|đuổi đánh) (${NOBODY}|nhau|người|vợ)|đang (bị )?(đột quỵ|ngừng thở|bất tỉnh|co giật|chảy máu nhiều|đuối nước)|(vừa|mới) (bị )?(đột quỵ|bất tỉnh|ngừng thở|đuối nước)|(muốn|định|sắp) (tự tử|tự sát(?! hạch))|(${NOBODY}) muốn chết|sắp chết (rồi|mất)|gọi (cấp cứu|cứu thương) (gấp|ngay|giúp|với)|có người (đang )?(bất tỉnh|ngừng thở|chết đuối)`),
  plain: whole('dang (bi )?chay nha(?! may)|chay nha (roi|cuu)|nha (toi |em |minh |con )?dang (bi )?chay(?= (roi|to|lon|cuu|giup|a|ad)|$)|(?<!nghien )cuu (toi|em|con|chau) (voi|gap)|(?<!nghien )cuu toi|dang bi (nguoi ta |chong |hang xom |no |ho )?(danh|cuop|bat coc|bao hanh|dam|chem|nhot)|(?<!nghien )cuu voi(?=[ ,.!a]*$)|(muon|dinh|sap) (tu tu|tu sat(?! hach))|(toi|em|con|minh) muon chet|dang (bi )?(dot quy|ngung tho|bat tinh)|sap chet (roi|mat)|goi (cap cuu|cuu thuong) (gap|ngay|giup|voi)'),
};
/** Who asks for papers afterwards has no emergency now. */
const PAPERS = /\b(khai tu|giay|ho so|thu tuc|dang ky|bien so|tro cap|uy quyen|le phi|bao hiem|cong chung|chung thuc|xin cap|lam lai|doi|xin ho|ho tro|xac nhan|ly hon)\b/u;

const ABUSE: Written = {
  accented: whole('(bot|đồ|thằng|con|mày|óc|ad|admin|trả lời|nói|máy) ngu|ngu (quá|thế|vậy|như|si|ngốc|dốt|bỏ mẹ)|(con|thằng|đồ) (chó|điên|khùng|rác)|dm|đm|dmm|đmm|đmm?l|địt( mẹ)?( mày)?|đụ má|đù má|vcl|vkl|vl|cút( đi| mẹ)?|biến đi|khốn nạn|mất dạy|óc chó|vô dụng|rác rưởi|như (cc|cứt|l)|đồ (ngốc|dốt|tồi)'),
  plain: whole('(bot|do|thang|oc|may) ngu|ngu (qua|the|vay|nhu|si|ngoc|dot)|(thang|do) (cho|dien|khung|rac)|dm|dmm|dit me|du ma|vcl|vkl|cut di|bien di|khon nan|mat day|oc cho|vo dung|rac ruoi|nhu cc'),
};
/** What stands around abuse when the message is nothing else. Without it, a question is answered, however rude. */
const RUDE_FILLER = list('bot ad admin may m tao t la thi cai thang con do nhu qua vay the tra loi noi gi ma toan rac ruoi ngu dot ngoc cho dien me cha bo di a ha nha nhe lam an an gi deo eo cc lon vai vl vcl troi luon that roi biet chang ko khong k hieu sao ban no em anh chi chung nay kia oi hoi cung mot dua thu do boi si vo dung te hai nua bi');

const INJECTION_ANY = /\bignore (all |the |any )*(previous|above|prior)|system prompt|jailbreak|\bprompt\b|drop table|union select|\bor 1 ?= ?1|<\s*script|developer mode/u;
const INJECTION: Written = {
  accented: whole('bỏ qua (mọi|tất cả|các|hết) (các |những )?(hướng dẫn|chỉ dẫn|quy tắc|chỉ thị|luật lệ)|quên (hết |đi )?(mọi|các|tất cả|những) (hướng dẫn|quy tắc|chỉ dẫn|chỉ thị)|từ (giờ|bây giờ) (bạn|mày|m|hãy)( hãy| là| sẽ| phải| không| chỉ| trả lời)|(bạn|mày|m) là dan(?! t)|cứ bịa|bịa (đại|ra|đi|cho)|(không|ko|k) cần (trích |dẫn |ghi )?(nguồn|trích dẫn) (gì|đâu|cứ|nào)|in (nguyên văn|ra) (hướng dẫn|chỉ dẫn|lời nhắc|cấu hình)|đóng vai (một )?(hacker|ai không|trợ lý không)'),
  plain: whole('bo qua (moi|tat ca|cac|het) (cac |nhung )?(huong dan|chi dan|quy tac|chi thi)|quen (het |di )?(moi|cac|tat ca|nhung) (huong dan|quy tac|chi dan|chi thi)|tu (gio|bay gio|h) (ban|may|m|hay) (hay|la|se|phai|chi|tra loi)|(ban|may) la dan(?= ?[,.!;]|$)|cu bia (dai|di|ra)|bia dai|(khong|ko|k) can (trich )?nguon (gi|dau|cu)|in (nguyen van|ra) (huong dan|chi dan|loi nhac|cau hinh)'),
};

const FORGED = 'bằng(?: cấp| đại học| lái(?: xe)?| tốt nghiệp)?|giấy(?: tờ| phép| khám| khai sinh| chứng nhận)?|sổ(?: đỏ| hồng| hộ khẩu)?|căn cước|cccd|cmnd|hộ chiếu|con dấu|chữ ký|chứng chỉ|biển số|hồ sơ|hóa đơn';
const ILLEGAL: Written = {
  accented: whole(`(làm|mua|bán|dùng|in|kiếm|đặt)( \\S+){0,2} (${FORGED}) giả|làm giả|(giả mạo|khai gian|khai khống) (${FORGED})|mua( bán)? (bằng (cấp|đại học|lái|tốt nghiệp|tiến sĩ|thạc sĩ|cấp 3)|giấy tờ giả|chứng chỉ (thật|không cần thi|giả))|chạy (án|điểm|bằng lái|bằng đại học|chức)|lo lót|đút lót|(đưa )?hối lộ|trốn (thuế|nghĩa vụ)|lách luật|hack`),
  plain: whole('lam gia (bang|giay to|so do|con dau|chu ky|can cuoc|cccd|cmnd|ho chieu|chung chi)|(lam|mua) (bang (lai |dai hoc |cap )?|giay to |so do |cccd |can cuoc |chung chi |ho chieu )gia(?! (han|dinh|re|bao|the|tri|tien|ca|nao|mua|ban|bn))|mua bang (lai|dai hoc|cap 3|tien si)|dut lot|dua hoi lo|hoi lo (can bo|cong an|cho can bo)|tron (thue|nghia vu)|lach luat|hack'),
};
/** Victims, witnesses and people who ask about the punishment are no culprits. */
const REPORTED = whole('bị|bi|tố cáo|to cao|tố giác|to giac|tố|phát hiện|phat hien|báo|bao cao|phản ánh|phan anh|khiếu nại|khieu nai|phạt|phat|nhận|nhan|đòi|doi|vòi|nghi|phòng,? chống|phong chong|chống|chong|kiểm tra|mua phải|mua phai|lừa|lua|có phải|co phai|thì sao|thi sao|sợ|so bi|tránh|xóa án|chuyển|khai thuế bổ sung');

const OWN_CASE = /\b((ho so|don|giay) (cua )?(toi|em|minh|con|chau|tui|anh|chi) (den dau|toi dau|xong chua|the nao roi|bi tre|giai quyet)|tra cuu (tinh trang )?ho so|tinh trang ho so|(^|(cho|xin|muon|can) (\S+ ){0,2})gap (nguoi that|can bo|tong dai vien)|noi chuyen voi (nguoi|can bo))\b/u;

/** Recognises what is no question for the documents; nothing when it may be one. */
export function smallTalk(message: string): SmallTalk | undefined {
  const spoken = message.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const text = fold(spoken);
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const accented = hasDiacritics(spoken);
  const says = (written: Written): boolean => (accented ? written.accented.test(spoken) : written.plain.test(text));
  const onlyOf = (known: ReadonlySet<string>): boolean => words.every((word) => known.has(word)) && !(spoken.match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => NO_FILLER.has(word));

  if (INJECTION_ANY.test(text) || says(INJECTION)) return 'injection';
  if (says(ILLEGAL) && !REPORTED.test(spoken)) return 'illegal';
  if (says(EMERGENCY) && !PAPERS.test(text)) return 'emergency';
  if (says(ABUSE) && isOnlyAbuse(accented ? spoken.replace(new RegExp(ABUSE.accented, 'gu'), ' ') : text.replace(new RegExp(ABUSE.plain, 'gu'), ' '))) return 'abuse';
  if (OWN_CASE.test(text)) return 'handoff';
  if ((GREETING.test(text) || WHO.test(text)) && onlyOf(FILLER)) return 'greeting';
  if (THANKS.test(text) && words.length <= 16 && onlyOf(ACKNOWLEDGED)) return 'thanks';
  return undefined;
}

function isOnlyAbuse(rest: string): boolean {
  return (fold(rest).match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => RUDE_FILLER.has(word));
}
