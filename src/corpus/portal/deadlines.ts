import { oneLine } from './cleanCell.js';

/** A time limit told in the steps or in a channel's description. */
export interface Deadline {
  /** "trong thời hạn 60 ngày kể từ ngày sinh con" */
  text: string;
  /** What has to be done in that time, one of our own words: "thông báo", "cấp", "bổ sung hồ sơ", … */
  act?: string;
}

const LEAD = 'trong thời hạn(?: không quá| tối đa| là)?|trong thời gian(?: không quá)?|trong vòng(?: không quá)?|thời hạn(?: giải quyết)?[^.;:,\\n\\d]{0,30}(?:là|không quá|tối đa)|không quá|chậm nhất(?: là)?(?: trong(?: thời hạn)?)?|muộn nhất(?: là)?|tối đa(?: là)?(?: không quá)?|tối thiểu|ít nhất(?: là)?|sau|trước';
const UNIT = 'ngày làm việc|giờ làm việc|ngày|giờ|tháng|phút|tuần|năm';
const FROM = '(?:kể từ|tính từ|tính đến|từ khi|từ ngày|sau khi|trước khi|trước ngày|trước thời điểm|sau ngày|trước)\\s(?:[^.;:,\\n()]|, (?=cá nhân|doanh nghiệp|tổ chức|hợp lệ|đầy đủ|hộ gia đình|hợp tác xã)){3,110}';
const CASE = '\\((?:đối với|trường hợp)[^)]{3,90}\\)|đối với (?:[^.;:,\\n()]|, (?=cá nhân|tổ chức)){3,110}';
const TIMED = new RegExp(`(?<!\\p{L})(${LEAD})\\s+(\\d{1,3}(?:[.,]\\d)?)\\s*(?:\\([^)]{1,30}\\)\\s*)?(${UNIT})(?!\\p{L})(?:\\s*\\([^)]{1,30}\\)\\s*ngày làm việc)?(?:,?\\s*(${CASE}))?(?:,?\\s*(${FROM}))?`, 'giu');
const BARE = new RegExp(`(?<![\\d/.,\\p{L}]|ngày |điểm |khoản |Điều |mục )(\\d{1,3}(?:[.,]\\d)?)\\s*(?:\\([^)]{1,30}\\)\\s*)?(${UNIT})(?!\\p{L})(?:,?\\s*(${CASE}))?(?:,?\\s*(${FROM}))?`, 'giu');
const SAME_DAY = /(?<!\p{L})(?:ngay trong ngày(?: làm việc)?(?: tiếp nhận| nhận)?[^.;:,\n()]{0,60}|ngay sau khi nhận[^.;:,\n()]{3,60}|trong ngày làm việc(?: tiếp theo)?[^.;:,\n()]{0,60}|trong ngày tiếp nhận[^.;:,\n()]{0,60}|(?:nếu )?(?:tiếp )?nhận(?: được)? hồ sơ sau 15 giờ[^.;:\n()]{0,120})/giu;

// The narrower word first.
const ACTS: readonly [RegExp, string][] = [
  [/yêu cầu[^.;]{0,40}bổ sung|hướng dẫn[^.;]{0,60}(?:bổ sung|hoàn thiện)|đề nghị[^.;]{0,30}bổ sung/iu, 'yêu cầu bổ sung hồ sơ'],
  [/bổ sung|hoàn thiện hồ sơ/iu, 'bổ sung, hoàn thiện hồ sơ'],
  [/trả lời bằng văn bản|có văn bản trả lời/iu, 'trả lời bằng văn bản'],
  [/lấy ý kiến|cho ý kiến|có ý kiến/iu, 'lấy hoặc cho ý kiến'],
  [/thẩm định|thẩm tra/iu, 'thẩm định'],
  [/xác minh/iu, 'xác minh'],
  [/kiểm tra/iu, 'kiểm tra'],
  [/niêm yết/iu, 'niêm yết'],
  [/đăng ký khai sinh/iu, 'đăng ký khai sinh'],
  [/đăng ký/iu, 'đăng ký'],
  [/trả kết quả/iu, 'trả kết quả'],
  [/cấp(?! xã| tỉnh| huyện| trên| bộ| có)/iu, 'cấp kết quả'],
  [/thông báo/iu, 'thông báo'],
  [/trình(?! tự| độ| bày)|báo cáo/iu, 'trình, báo cáo'],
  [/chuyển hồ sơ/iu, 'chuyển hồ sơ'],
  [/quyết định|phê duyệt|chấp thuận/iu, 'quyết định'],
  [/nộp hồ sơ/iu, 'nộp hồ sơ'],
];
const LONGEST = 170;

/** Time limits in running text. `bare` also takes times without a word such as "trong thời hạn" before them. */
export function findDeadlines(source: string, bare = false): Deadline[] {
  const text = source.replace(/\s*\n(?=\p{Ll}(?![).]))/gu, ' ');
  const found = new Map<string, Deadline & { at: number }>();
  const keep = (at: number, value: string, rest: string): void => {
    // A clause that is longer than the pattern takes ends inside a word: the word goes.
    const line = tidy(/^\p{L}/u.test(rest) ? value.slice(0, value.lastIndexOf(' ')) : value);
    if (line.length < 6 || line.length > LONGEST) return;
    const act = actAfter(rest);
    const key = line.toLowerCase();
    if (!found.has(key)) found.set(key, { text: line, ...(act ? { act } : {}), at });
  };
  const taken: [number, number][] = [];
  for (const match of text.matchAll(TIMED)) {
    const [whole, lead = '', , unit = '', , from] = match;
    const weak = /^(?:sau|trước|tối thiểu|ít nhất)$/iu.test(lead);
    // "trước 15 tháng 3" is a date and "ít nhất 05 năm" a condition: only a time that counts from something is a limit.
    if (weak && (!from || /^(?:năm|phút)$/iu.test(unit))) continue;
    if (/^năm$/iu.test(unit) && !from) continue;
    keep(match.index, whole, text.slice(match.index + whole.length));
    taken.push([match.index, match.index + whole.length]);
  }
  if (bare) {
    for (const match of text.matchAll(BARE)) {
      const inside = taken.some(([from, to]) => match.index >= from && match.index < to);
      // Without a word before it, only a time that says of what or from when it counts tells something.
      if (inside || (!match[3] && !match[4])) continue;
      keep(match.index, match[0], text.slice(match.index + match[0].length));
    }
  }
  for (const match of text.matchAll(SAME_DAY)) keep(match.index, match[0], text.slice(match.index + match[0].length));
  const sorted = [...found.values()].sort((a, b) => a.at - b.at);
  return sorted.map(({ text: line, act }) => ({ text: line, ...(act ? { act } : {}) }));
}

function tidy(text: string): string {
  const line = oneLine(text).replace(/ cơ quan có thẩm quyền (?:cấp|thông báo|thành lập|phải).*$/u, '').replace(/[\s,;(–-]+$/u, '').replace(/\s+(?:thì|và|hoặc|mà|nếu|của|phải|(?<!tiếp )theo)$/iu, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}

/** Names and set phrases in which a word of an act stands without being the act: "cơ quan đăng ký kinh doanh", "chuyển đổi", "trợ cấp", "nộp lệ phí". */
const NO_ACT = /(?:cơ quan|phòng|văn phòng|trung tâm|bộ phận)(?: có thẩm quyền)? (?:đăng ký|đăng kiểm|cấp|kiểm tra|thẩm định|thẩm tra|phê duyệt|tiếp nhận|quyết định)(?: kinh doanh| đất đai| hộ tịch| xe| quốc tịch)?|(?:tổ|hội đồng|đoàn|ban) (?:thẩm định|kiểm tra|xác minh|thẩm tra)|chuyển đổi|trợ cấp|cung cấp|nâng cấp|cấp (?:đặc biệt|xã|tỉnh|huyện|trung ương|bộ|trên|có thẩm quyền|cơ sở)|(?:nộp|phải nộp|đã nộp) (?:đủ |thuế|tiền|phí|lệ phí)|sửa đổi, bổ sung|thành lập[^,;.]{0,40}/giu;
/** Who acts, and how it is said that they do, before the act itself. */
const OBLIGED = /^[^,;.:]{0,80}?\s(?=(?:có trách nhiệm|phải)\s)/iu;
const ACTOR = /^(?:cơ quan|[ủu][yỷ] ban|ubnd|sở|cục|chi cục|tổng cục|bộ|vụ|phòng|trung tâm|văn phòng|công an|công chức|cán bộ|chủ tịch|thủ trưởng|giám đốc|tòa án|toà án|ngân hàng|kho bạc|thuế|hải quan|bảo hiểm|bộ trưởng|người có thẩm quyền)[^,;.:]{0,70}?\s(?=(?:có trách nhiệm|phải|tiến hành|thực hiện|ra |ban hành|xem xét|hoàn thành|có văn bản|thông báo|cấp|trả|trình|quyết định|phê duyệt|chấp thuận|thẩm định|thẩm tra|xác minh|kiểm tra|niêm yết|lấy ý kiến|yêu cầu|hướng dẫn)(?!\p{L}))/iu;
const MANNER = /^(?:(?:có trách nhiệm|phải|tiến hành|thực hiện(?: việc)?|ra|ban hành|xem xét,?(?: và)?|tổ chức(?: việc)?|hoàn thành(?: việc)?|có văn bản|văn bản|sẽ)\s+)+/iu;

/**
 * What has to be done within a time, where the clause after it says so at once: an act right at its start, after who does it. A word further
 * on is as often part of a name or of another act, and a wrong act is worse than none.
 */
function actAfter(rest: string): string | undefined {
  const clause = (/^[^.;:\n]{0,160}/u.exec(rest)?.[0] ?? '').replace(/^[\s,]*(?:thì\s+)?/u, '').replace(NO_ACT, (name) => '▢'.repeat(name.length));
  const act = clause.replace(OBLIGED, '').replace(ACTOR, '').replace(MANNER, '');
  // "gửi văn bản yêu cầu bổ sung": what is asked for is the act, not how it travels.
  const [asks, ...others] = ACTS;
  if (asks && asks[0].test(act.slice(0, 90))) return asks[1];
  if (/bổ sung|hoàn thiện/iu.test(act.slice(0, 90))) return undefined;
  return others.find(([pattern]) => act.search(pattern) === 0)?.[1];
}
