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
  /\bhanh chinh cong tinh\b/u, /\b(tap huan|toa dam|chuyen trang|chuyen muc)\b/u, /\b(kinh phi)\b/u,
  /\b(so|phong|ban|don vi|co quan|ai) (nao|gi)?\s?(chu tri|phu trach|tham muu|phoi hop|duoc giao|dung ra|lo\b|huong dan cac co quan)/u, /\bgiao (cho )?(so|phong|ai|don vi|co quan)\b/u,
];
/** "tỉnh Lào Cai", "ở Hà Nội": a rank word and a capitalised name, or the folded name of a province. */
const PROVINCES = [
  'an giang', 'bac ninh', 'ca mau', 'can tho', 'cao bang', 'da nang', 'dak lak', 'dien bien', 'dong nai', 'dong thap', 'gia lai', 'ha noi', 'ha tinh', 'hai phong', 'ho chi minh', 'sai gon',
  'hue', 'hung yen', 'khanh hoa', 'lai chau', 'lam dong', 'lang son', 'lao cai', 'nghe an', 'ninh binh', 'phu tho', 'quang ngai', 'quang ninh', 'quang tri', 'son la', 'tay ninh', 'thai nguyen',
  'thanh hoa', 'tuyen quang', 'vinh long',
];

/** Reads years, places and planning words from a question. `known` are the places of the plans in the index. */
export function planCues(question: string, known: readonly string[]): PlanCues {
  const text = ` ${fold(question).replace(/[^\p{L}\p{N}/]+/gu, ' ').trim()} `;
  // "giai đoạn 2021 - 2030" and dates of other texts name no year of a plan.
  const single = fold(question).replace(/20\d\d\s*[-–]\s*20\d\d|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d/gu, ' ');
  const places = known.filter((place) => text.includes(` ${bare(place)} `));
  const named = PROVINCES.filter((province) => text.includes(` ${province} `));
  return {
    years: [...new Set([...single.matchAll(/\b(20[1-4]\d)\b/gu)].map((match) => Number(match[1])))],
    places,
    otherPlace: places.length === 0 && named.some((province) => !known.some((place) => bare(place) === province)),
    planWords: PLAN_WORDS.filter((pattern) => pattern.test(text)).length,
  };
}

/** `xã Vĩnh Thông` → `vinh thong`: people leave the rank out. */
export function bare(place: string): string {
  return fold(place).replace(/^(tinh|thanh pho|xa|phuong|thi tran|van phong ubnd tinh)\s+/u, '').trim();
}
