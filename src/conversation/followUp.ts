import { fold, hasDiacritics } from '../text/fold.js';

/** Openings and words that point at something said before; with diacritics where the message has them, since "con" is also a child. */
const LEANING = /^(?:thế (?:còn|thì|nếu|có|nhờ|là)|vậy (?:còn|thì|nếu|có|là|ba|mẹ|tôi|em|phải)|thế\b(?! chấp| giới))|(?<!\p{L})(?:cái đó|việc đó|giấy đó|thủ tục đó|chỗ đó|bên đó|cái này|thủ tục này|vừa nói|ở trên)(?!\p{L})/u;
const LEANING_FOLDED = /^(?:the (?:con|thi|neu|co)|vay (?:con|thi|neu|co|la|phai))\b|\b(?:cai do|viec do|giay do|thu tuc do|vua noi)\b/u;

/** Whether a message says by its words that it goes on with the ones before. */
export function leansOnBefore(message: string): boolean {
  const text = message.normalize('NFC').toLowerCase().trim();
  return hasDiacritics(text) ? LEANING.test(text) : LEANING_FOLDED.test(fold(text));
}
