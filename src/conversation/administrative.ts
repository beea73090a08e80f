import { fold } from '../text/fold.js';

const ADMINISTRATIVE = /\b(thu tuc|giay (to|phep|chung nhan|xac nhan|khai|chung|de nghi)|ho so|dang ky|cap (lai|doi|moi|giay|phep|the|so)|xin (cap|phep|giay|xac nhan|tro cap|xac dinh)|nop (don|ho so|o dau|dau)|le phi|khai bao|uy ban|ubnd|cong an|hanh chinh|ke hoach|so nao|phep|tro cap|che do|chung chi|cong chung|chung thuc|dat dai|so do|nha nuoc|can cuoc|ho khau|thuong tru|tam tru|nghia vu|tuyen dung|thi tuyen|hop phap hoa|bao hiem|the can cuoc|tam vang)\b/u;

/** Whether a question speaks of dealings with the state at all: a refusal then names the hotline instead of what the bot is for. */
export function looksAdministrative(question: string): boolean {
  return ADMINISTRATIVE.test(fold(question));
}
