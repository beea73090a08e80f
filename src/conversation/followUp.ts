import { fold, hasDiacritics } from '../text/fold.js';

/** Openings and words that point at something said before; with diacritics where the message has them, since "con" is also a child. */
const LEANING = /^(?:thế|vậy|còn|nhưng|như thế|như vậy)(?!\p{L})|(?<!\p{L})(?:cái đó|việc đó|giấy đó|thủ tục đó|trường hợp đó|chỗ đó|bên đó|cái này|thủ tục này|vừa nói|vừa hỏi|ở trên)(?!\p{L})/u;
/** Without diacritics only what can hardly be anything else. */
const LEANING_FOLDED = /^(?:the (?:con|thi|neu|co)|vay (?:con|thi|neu|co|la|phai|nop|lam)|con (?:thoi han|thoi gian|le phi|phi|o (?!dau)|ve (?!que)|neu|truong hop|ho so|thu tuc)|nhung (?:toi|em|neu|ma|minh)|nhu (?:the|vay|em))\b|\b(?:cai do|viec do|giay do|thu tuc do|truong hop do|vua noi|vua hoi)\b/u;

/** Whether a message says by its words that it goes on with the ones before. */
export function leansOnBefore(message: string): boolean {
  const text = message.normalize('NFC').toLowerCase().trim();
  return hasDiacritics(text) ? LEANING.test(text) : LEANING_FOLDED.test(fold(text));
}
