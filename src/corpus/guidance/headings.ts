import { ASPECTS, type Aspect, type OtherSection } from '../document.js';

/** Path of a section by its heading in the file, in the order a reader meets them. */
export const HEADINGS: ReadonlyMap<string, Aspect | OtherSection> = new Map([
  ['Ai làm', 'who'],
  ['Nộp ở đâu', 'place'],
  ['Giấy tờ cần có', 'dossier'],
  ['Bao lâu có', 'duration'],
  ['Mất bao nhiêu tiền', 'fee'],
  ['Làm qua mạng thế nào', 'channel'],
  ['Các bước', 'steps'],
  ['Điều kiện', 'condition'],
  ['Nhận được gì', 'result'],
  ['Hay vướng', 'pitfalls'],
  ['Trường hợp riêng', 'cases'],
]);

/** Heading of the section made from the legal bases of the front matter. */
export const LEGAL_BASIS_HEADING = 'Căn cứ pháp lý';

/** Whether a path is one of the aspects that are asked of a procedure. */
export function isAspect(path: string): path is Aspect {
  return (ASPECTS as readonly string[]).includes(path);
}
