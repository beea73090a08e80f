import { fold } from '../text/fold.js';

/** What a message is when it asks for no document. */
export type SmallTalk = 'greeting' | 'thanks' | 'handoff' | 'emergency' | 'abuse' | 'illegal' | 'injection';

const GREETING = /^(xin |em |con |chau |minh |toi )?(chao|hello|hi|helo|alo|a lo|hey|halo)\b/u;
/** Words that may stand around a greeting or thanks without making it a question. */
const FILLER = new Set('xin chao hello hi helo alo a lo hey halo em anh chi ad admin bot ban co ai o do day khong ko k hong hem ha a u oi nhe nha buoi sang trua chieu toi ngay moi nguoi minh la gi vay the may tro ly duoc va cac bac chu toi can'.split(' '));
const THANKS = /\b(cam on|cam own|thank|thanks|tks|thks|cảm ơn|cam ta|biet on)\b/u;
const ACKNOWLEDGED = new Set('cam on thank thanks tks thks you nhieu nha nhe a u ok oke okay em anh chi ad admin ban bot hieu roi r de lam da vang duoc rat voi su giup do ho tro toi minh con chau co chu bac qua va la tot hay huu ich biet cau tra loi ro rang nhanh tinh'.split(' '));

const EMERGENCY = /\b(chay nha|dang chay|hoa hoan|cuu (toi|em|voi)|dang (bi )?(danh|dam|chem|cuop|bat coc)|bi bao hanh|xam hai tre|dot quy|bat tinh|ngung tho|tai nan (nang|chet)|sap chet|tu tu|muon chet)\b/u;
const ABUSE = /\b(bot ngu|do ngu|ngu (qua|the|vay|nhu)|(con|thang) (cho|dien)|dm|dmm|dit me|du ma|vcl|vkl|cut di|bien di|khon nan|mat day|oc cho)\b/u;
const INJECTION = /\b(ignore (all |the )?(previous|above)|system prompt|bo qua (moi|tat ca|cac) (huong dan|chi dan|quy tac)|quen (het )?(moi|cac) (huong dan|quy tac)|tu gio (ban|m|may|hay)|tu h m|ban la dan|m la dan|jailbreak|cu bia|bia (dai|ra)|khong can (trich )?nguon|k can (trich )?nguon|in (nguyen van|ra) (system|loi nhac)|prompt|drop table|union select|or 1 ?= ?1|<script)\b/u;
const ILLEGAL = /\b(lam gia|gia mao|giay to gia|bang gia|so do gia|mua (ban )?(bang|giay to|chung chi) (gia|that)|chay (an|diem|bang)|lo lot|hoi lo|dut lot|tron (thue|nghia vu)|lach luat|hack)\b/u;
const OWN_CASE = /\b((ho so|don|giay) (cua )?(toi|em|minh|con|chau|tui|anh|chi) (den dau|toi dau|xong chua|the nao roi|bi tre|giai quyet)|tra cuu (tinh trang )?ho so|tinh trang ho so|gap (nguoi that|can bo|tong dai vien)|noi chuyen voi (nguoi|can bo))\b/u;

/** Recognises what is no question for the documents; nothing when it may be one. */
export function smallTalk(message: string): SmallTalk | undefined {
  const text = fold(message).replace(/\s+/gu, ' ').trim();
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (INJECTION.test(text)) return 'injection';
  if (ILLEGAL.test(text)) return 'illegal';
  if (EMERGENCY.test(text)) return 'emergency';
  if (ABUSE.test(text)) return 'abuse';
  if (OWN_CASE.test(text)) return 'handoff';
  if (GREETING.test(text) && words.every((word) => FILLER.has(word))) return 'greeting';
  if (/^(ban|may|em|bot) la (ai|gi)/u.test(text)) return 'greeting';
  if (THANKS.test(text) && words.length <= 16 && words.every((word) => ACKNOWLEDGED.has(word))) return 'thanks';
  return undefined;
}
