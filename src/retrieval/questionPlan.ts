import { fold } from '../text/fold.js';

/** What a question says about the plan it means. */
export interface PlanCues {
  years: number[];
  /** Names of places that some plan holds for, as the plans write them. */
  places: string[];
  /** Names a place that no plan holds for ("tỉnh Lào Cai"). */
  otherPlace: boolean;
  /** Words of planning stand in it: kế hoạch, tuyên truyền, cải cách hành chính, chủ trì. */
  planWords: number;
}

const PLAN_WORDS = [
  /\bke hoach\b/u, /\btuyen truyen\b/u, /\b(cchc|cai cach hanh chinh)\b/u, /\bchu tri\b/u, /\bphu luc\b/u, /\b(par ?index|papi|sipas|pci|dti)\b/u,
  /\b\d+ ?\/ ?(kh|qd|ct)(-|\/| )?(ubnd|hdnd)?\b/u, /\bhanh chinh cong tinh\b/u, /\b(tap huan|toa dam|chuyen trang|chuyen muc)\b/u, /\b(kinh phi)\b/u,
  /\b(so|phong|ban|don vi|co quan|ai) (nao|gi)?\s?(chu tri|phu trach|tham muu|phoi hop|duoc giao|dung ra|lo\b|huong dan cac co quan)/u, /\bgiao (cho )?(so|phong|ai|don vi|co quan)\b/u,
];
/** The provinces and the two big cities by their everyday names. */
const PROVINCES = [
  'an giang', 'bắc ninh', 'cà mau', 'cần thơ', 'cao bằng', 'đà nẵng', 'đắk lắk', 'điện biên', 'đồng nai', 'đồng tháp', 'gia lai', 'hà nội', 'hà tĩnh', 'hải phòng', 'hồ chí minh', 'sài gòn',
  'huế', 'hưng yên', 'khánh hòa', 'khánh hoà', 'lai châu', 'lâm đồng', 'lạng sơn', 'lào cai', 'nghệ an', 'ninh bình', 'phú thọ', 'quảng ngãi', 'quảng ninh', 'quảng trị', 'sơn la', 'tây ninh', 'thái nguyên',
  'thanh hóa', 'thanh hoá', 'tuyên quang', 'vĩnh long',
];
/** Names that are no everyday words when they stand without diacritics. */
const UNMISTAKABLE = new Set([
  'an giang', 'bac ninh', 'ha noi', 'ho chi minh', 'hung yen', 'khanh hoa', 'lang son', 'lao cai', 'nghe an', 'ninh binh', 'phu tho', 'quang ngai', 'quang ninh', 'quang tri', 'sai gon', 'tay ninh', 'thai nguyen',
  'tuyen quang', 'vinh long',
]);
/** What announces a place. */
const ANNOUNCED = '(?:tinh|tỉnh|thanh pho|thành phố|tp|o|ở|ubnd|cua|của|ke hoach|kế hoạch)';

const announced = new Map(PROVINCES.map(fold).map((plain) => [plain, new RegExp(` ${ANNOUNCED} ${plain} `, 'u')]));
const announcedAs = (plain: string): RegExp => announced.get(plain)!;

/**
 * Names of provinces in a text. Folded they are everyday words ("hai phòng", "đánh giá lại", "diễn biến"), so a name with diacritics is read
 * as it is written, and most of those without them count only after a word that announces a place, or in capitals.
 */
function provincesIn(question: string): string[] {
  const written = ` ${question.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const text = written.toLowerCase();
  return PROVINCES.filter((province) => {
    const plain = fold(province);
    if (province !== plain && text.includes(` ${province} `)) return true;
    if (UNMISTAKABLE.has(plain) && text.includes(` ${plain} `)) return true;
    if (plain.includes(' ') && written.includes(` ${plain.replace(/(?<= |^)\p{L}/gu, (letter) => letter.toUpperCase())} `)) return true;
    return announcedAs(plain).test(text);
  });
}

/** Reads years, places and planning words from a question. `known` are the places of the plans in the index. */
export function planCues(question: string, known: readonly string[]): PlanCues {
  const text = ` ${fold(question).replace(/[^\p{L}\p{N}/]+/gu, ' ').trim()} `;
  // "giai đoạn 2021 - 2030" and dates of other texts name no year of a plan.
  const single = fold(question).replace(/20\d\d\s*[-–]\s*20\d\d|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d/gu, ' ');
  const places = known.filter((place) => text.includes(` ${bare(place)} `) || isShortened(question, place));
  return {
    years: [...new Set([...single.matchAll(/\b(20[1-4]\d)\b/gu)].map((match) => Number(match[1])))],
    places,
    otherPlace: places.length === 0 && provincesIn(question).some((province) => !known.some((place) => bare(place) === fold(province))),
    planWords: PLAN_WORDS.filter((pattern) => pattern.test(text)).length,
  };
}

/** Whether a place is named by its initials in capitals ("TN", "UBND TQ") or by the first one with a dot ("T.Nguyên"). */
function isShortened(question: string, place: string): boolean {
  const words = bare(place).split(' ');
  if (words.length !== 2) return false;
  const [first, second] = words as [string, string];
  const initials = (first[0]! + second[0]!).toUpperCase();
  return new RegExp(`(?<![\\p{L}\\p{N}])${initials}(?![\\p{L}\\p{N}])`, 'u').test(question) || new RegExp(`(?<![\\p{L}])${first[0]!}\\.\\s?${second}(?!\\p{L})`, 'u').test(fold(question));
}

/** `xã Vĩnh Thông` → `vinh thong`: people leave the rank out. */
export function bare(place: string): string {
  return fold(place).replace(/^(tinh|thanh pho|xa|phuong|thi tran|van phong ubnd tinh)\s+/u, '').trim();
}
