import { oneLine } from './cleanCell.js';

// What an office's name can begin with; another capital word goes on with the name before ("Cục Chất lượng, Chế biến …").
const HEAD = /^(?:Bộ|Sở|Cục|Chi cục|Tổng|Vụ|Phòng(?!, )|Văn phòng|[ỦU][yỷ] ban|UBND|Chủ tịch|Công an|Cơ quan|Ngân hàng|Thuế|Hải quan|Kho bạc|Trung tâm|Ban|Bảo hiểm|Chi nhánh|Người|Cảng|Tòa|Toà|Viện|Thanh tra|Hội|Đoàn|Tổ|Đơn vị|Trường|Thủ|Chính phủ|Công|Thi hành|Trạm|Đội|Đại|Cảnh sát|Quỹ|Liên|Học viện|Phân|Đăng kiểm|Bệnh viện|Giám đốc|Trưởng|Quân|Doanh nghiệp|Nhà|Các|Bưu|Báo|Vườn|Hạt|Kiểm|Tập)/iu;

/** Splits "Công an tỉnh, Công an cấp Xã" at commas that stand before a new office name. */
export function parseOffices(cell: string): string[] {
  const text = oneLine(cell).replace(/\.$/u, '');
  if (text === '') return [];
  const names: string[] = [];
  for (const part of text.split(/,\s*(?=\p{Lu})/u)) {
    if (names.length > 0 && !HEAD.test(part)) names.push(`${names.pop() ?? ''}, ${part}`);
    else names.push(part.trim());
  }
  return [...new Set(names.filter((name) => name !== ''))];
}

const NAME = [
  'Trung tâm [Pp]hục vụ [Hh]ành chính công', 'Trung tâm [Hh]ành chính công', 'Trung tâm', 'Bộ phận [Tt]iếp nhận(?: hồ sơ)? và [Tt]rả kết quả', 'Bộ phận [Mm]ột cửa', 'Bộ phận tiếp nhận', 'Chủ tịch (?:[ỦU][yỷ] ban|UBND)',
  '[ỦU][yỷ] ban [Nn]hân dân', 'UBND', 'Hội đồng nhân dân', 'Công an', 'Sở', 'Cục', 'Chi cục', 'Tổng cục', 'Vụ', 'Bộ(?! (?:luật|hồ sơ|phận))', 'Phòng', 'Văn phòng', 'Chi nhánh Văn phòng', 'Ban [Qq]uản lý', 'Ban',
  'Tòa án', 'Toà án', 'Viện kiểm sát', 'Ngân hàng Nhà nước', 'Ngân hàng', 'Thuế', 'Kho bạc', 'Cảng vụ', 'Trạm', 'Thanh tra', 'Ủy ban', 'Uỷ ban', 'Hải quan', 'Đội', 'Đồn Biên phòng', 'Thi hành án',
  '[Cc]ơ quan', '[Tt]ổ chức (?:hành nghề công chứng|đăng ký)', '[Cc]ảnh sát', '[Bb]ảo hiểm xã hội', 'Cổng [Dd]ịch vụ công', 'Cổng thông tin', '[Ứứ]ng dụng (?:định danh quốc gia|VNeID)', 'VNeID', 'Hệ thống thông tin', '[Tt]rụ sở', '[Đđ]ơn vị đăng kiểm', '[Cc]ơ sở đăng kiểm', 'Đài', 'Sở Giao dịch', 'Sở giao dịch', 'Viện',
].join('|');
// A comma goes on with the name only in fixed wordings ("tỉnh, thành phố", "phòng cháy, chữa cháy", "khu công nghiệp, khu kinh tế").
const CHARACTER = '(?:[^.;:,\\n()“”"]|,(?= (?:thành phố|phường|thị trấn|khu kinh tế|khu chế xuất|khu công nghệ cao|chữa cháy|cứu hộ|chống|huyện|địa phương|Bản đồ|Chế biến|chiến lược|xã hội)(?!\\p{L})))';
const PLACE = new RegExp(
  `(?<!\\p{L})([Tt]ại|đến|tới|cho|về|lên|với|qua|vào|gửi|nộp|đề nghị|truy cập(?: vào)?|đăng nhập(?: vào)?|đăng ký ở|nơi tiếp nhận(?: hồ sơ)?(?: là)?:?|địa điểm(?: tiếp nhận)?:?)\\s+(?:các |một trong (?:các|hai) |trực tiếp |hồ sơ |đơn |địa chỉ |bộ phận văn thư |văn thư |tại |đến |cho )*((?:${NAME})(?!\\p{L})${CHARACTER}{0,160})`, 'gu',
);
const MORE = new RegExp(`^(?:,|\\s+hoặc|,? hoặc tại| hay)\\s+(?:tại |đến |qua |cho )?((?:${NAME})(?!\\p{L})${CHARACTER}{0,160})`, 'u');
const ONLINE = /^(?:Cổng|[Ứứ]ng dụng|VNeID|Hệ thống)/u;
const TAKES_IN = new RegExp(`(?:[Cc]án bộ|[Cc]ông chức|[Nn]gười) tiếp nhận(?: hồ sơ)? (?:tại|của) ((?:${NAME})(?!\\p{L})${CHARACTER}{0,120})`, 'gu');
const CITIZEN_ACTS = /(?<!\p{L})(?:nộp|gửi(?! báo cáo)|đăng nhập|khai báo|trình báo|nơi tiếp nhận|địa điểm|xuất trình|trực tiếp (?:đến|tại)|đến trụ sở|trực tuyến (?:qua|tại|trên)|qua hình thức trực tuyến|truy cập|thực hiện đăng ký|liên hệ)(?!\p{L})/iu;
const STOP = /\s(?:(?:hoặc|hay)(?! cấp \p{L}+)|để|theo|thông qua|bằng|khi|sau|kể từ|xem xét|thực hiện|kiểm tra|nếu|trước(?! bạ)|gồm|như|cùng|kèm|thì|phải|sẽ|được(?! (?:Chủ tịch|giao|Ủy ban|UBND))|và (?:nộp|khai|gửi|nhận|cung|xuất|cập|các|thông báo|cổng|phải|trả(?! kết quả))|(?<!iếp nhận )và trả|một trong|trong (?:thời|vòng|trường|giờ|ngày)|có trách nhiệm|có thể|đề nghị|yêu cầu|hướng dẫn|tiếp nhận(?! và)|qua |trên |từ |01 |02 |\d+ (?:bộ|ngày)|hồ sơ|cấp (?:bán|lại|đổi|mới|giấy|chứng)|xin|về việc|đồng thời|ghi|lập |ra |đã |do |hàng (?:ngày|tháng|quý|năm)|in |chậm nhất|đối với|cập nhật|(?<!người )nộp|trong đó|và không|thẩm định|chấp thuận|quy định tại|giao giao|tại địa chỉ|địa chỉ|là |những|không phụ thuộc|công văn|văn bản|thống nhất|cho ý kiến|(?<!ổng |thống )thông tin )/iu;
/** Who acts at the start of a sentence: an office that passes papers on is no place for a citizen. */
const OFFICE_ACTS = /^(?:Sở|Bộ(?! hồ sơ)|Cục|Chi cục|Tổng cục|Vụ|Quỹ|Kho bạc|Cơ sở đào tạo|Hoàn chỉnh hồ sơ|Thuế(?! điện tử)|UBND|[ỦU][yỷ] ban|Chủ tịch|Công an|Phòng|Văn phòng đăng ký|Ngân hàng Nhà nước|Hội đồng|Cán bộ|Công chức|Cơ quan(?!,| đề nghị| có nhu cầu| yêu cầu)|Tòa án|Viện|Trung tâm (?:phục vụ )?hành chính|Thủ tướng|Bộ phận|Sau khi (?:nhận|tiếp nhận|kiểm tra|thẩm định|xem xét)|Trường hợp (?:hồ sơ|từ chối|không)|Nếu hồ sơ|Kết quả)/iu;
const OPENING = /^(?:Căn cứ|Trên cơ sở|Sau khi|Trong|Chậm nhất|Trước|Trường hợp|Khi|Nếu|Đối với|Hằng năm|Hàng năm|Định kỳ|Kể từ|Sau|Không quá)(?!\p{L})[^,.;]{0,220},\s*(?:thì )?/iu;
const LEAD_IN = /^(?:[-–+*•\s]|\(?[a-zđivx\d]{1,3}[).]\s|(?:Bước|Bướ c) ?\d+\s?[.:]?\s?|Nộp hồ sơ[^:.]{0,30}:\s|Trình tự[^:.]{0,20}:\s)+/iu;
const MOST = 8;

/** Offices and portals where the record's steps say that the papers are handed in, in order, each once. */
export function findSubmitTo(text: string): string[] {
  const found = new Map<string, string>();
  const sentences = unwrap(text).split(/(?<=[.;])\s+(?=[\p{Lu}+*-])|\n+/u);
  for (const sentence of sentences) {
    const lines = sentence.trim();
    // "Tại Ủy ban nhân dân cấp xã: …" opens a channel's description.
    const act = /^[-+*\s]*Tại /u.test(lines) ? 0 : lines.search(CITIZEN_ACTS);
    if (act < 0 || officeActs(lines) || /nhận thông tin phản hồi|không thực hiện nộp|gửi (?:bảng giá|nghị quyết)|^[-+*\s]*(?:nhận|trả) (?:kết quả|hồ sơ|biển|giấy)/iu.test(lines)) continue;
    addOffices(found, lines.slice(act));
    if (found.size >= MOST) break;
  }
  // No sentence tells the citizen where to go: the place where officials take papers in is told instead.
  if (![...found.values()].some((name) => !ONLINE.test(name))) {
    for (const match of unwrap(text).matchAll(TAKES_IN)) {
      add(found, cutName(match[1] ?? ''));
      break;
    }
  }
  return [...found.values()].slice(0, MOST);
}

function addOffices(found: Map<string, string>, text: string): void {
  for (const match of text.matchAll(PLACE)) {
    const [whole, by = '', office = ''] = match;
    const name = cutName(office);
    // Papers go "qua" a portal or the post; "vay vốn qua Ngân hàng …" names no place to hand them in.
    if (/^(?:qua|với|vào)$/u.test(by) && !ONLINE.test(name)) continue;
    add(found, name);
    addMore(found, name, text.slice(match.index + whole.indexOf(office) + name.length));
  }
}

/** Others that are named right after an office; a body that only says whose the office is ("Cục Y tế, Bộ Công an") is none of them. */
function addMore(found: Map<string, string>, name: string, after: string): void {
  let rest = after;
  for (let more = MORE.exec(rest); more; more = MORE.exec(rest)) {
    const next = cutName(more[1] ?? '');
    const isParent = /^,/u.test(more[0]) && /^(?:Bộ|Công an|Sở|UBND|[ỦU][yỷ] ban)/u.test(next) && /^(?:Cục|Vụ|Tổng cục|Chi cục|Phòng|Ban)/u.test(name);
    if (!isParent) add(found, next);
    rest = rest.slice(more[0].indexOf(more[1] ?? '') + Math.max(1, next.length));
  }
}

function officeActs(sentence: string): boolean {
  let rest = sentence.replace(LEAD_IN, '');
  for (let round = 0; round < 4; round += 1) {
    if (OFFICE_ACTS.test(rest)) return true;
    const next = rest.replace(OPENING, '');
    if (next === rest) break;
    rest = next;
  }
  return OFFICE_ACTS.test(rest);
}

function cutName(text: string): string {
  const stop = text.search(STOP);
  const cut = oneLine(stop < 0 ? text : text.slice(0, stop));
  const name = cut
    .replace(/(?<=Việt Nam)(?:và| gửi| nộp).*$/u, '')
    .replace(/^trụ sở(?: chính| làm việc)?(?: của| tại)?\s+(?:cho )?(?=\p{L})/iu, '')
    // "nơi tổ chức" broke off at a comma: where the office is cannot be told from it.
    .replace(/\snơi(?: \S+)?$|\snơi (?:có |đặt )?(?:tổ chức|doanh nghiệp|cá nhân|chi nhánh|người mua|cơ quan|hợp tác xã|đơn vị|thương nhân|bố trí điểm)(?: đặt)?$/iu, '')
    .replace(/[\s,–-]+$/u, '')
    .replace(/(?:\s(?:và|của|nơi|có|ở|tại|là|với|cho|đến|cấp|thuộc|trực tiếp|các))+$/u, '');
  return name.length <= 140 ? name : name.slice(0, name.lastIndexOf(' ', 140));
}

/** Joins lines that were broken inside a sentence. */
function unwrap(text: string): string {
  return text.replace(/\s*\n(?=\p{Ll}(?![).]))/gu, ' ');
}

// A bare noun, or an office of another country, is no place to hand papers in.
const NO_OFFICE = /^(?:cơ quan(?: có thẩm quyền| chức năng| này| đó| liên quan| quản lý| phê duyệt| nhà nước| thẩm định| quản lý nhà)?|Bộ|Sở|Cục|Chi cục|Vụ|Phòng|Ban|Trung tâm|Văn phòng|trụ sở|Viện|Đội|Đài|Thuế|Hải quan|đơn vị|Trạm|Ngân hàng|Tổng cục|Ủy ban|Uỷ ban|Bộ phận tiếp nhận|Hệ thống thông tin|Chi nhánh|cơ quan hải)$/iu;
const IS_OFFICE = new RegExp(`^(?:${NAME})(?!\\p{L})`, 'u');

function add(found: Map<string, string>, name: string): void {
  if (NO_OFFICE.test(name) || !IS_OFFICE.test(name) || /nước ngoài|cơ quan ban hành|cơ quan nơi|có liên quan/iu.test(name)) return;
  const key = name.toLowerCase();
  for (const [other] of found) if (other === key || other.startsWith(`${key} `) || other.endsWith(` ${key}`)) return;
  for (const [other] of found) if (key.startsWith(`${other} `)) found.delete(other);
  found.set(key, name);
}
