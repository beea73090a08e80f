import { describe, expect, it } from 'vitest';
import { leansOnBefore } from '../../src/conversation/followUp.js';
import { fold } from '../../src/text/fold.js';

const LEANING = ['Thế còn lệ phí?', 'vậy nộp ở đâu', 'còn thời hạn thì sao', 'nhưng tôi ở xa', 'trường hợp đó thì sao', 'giấy đó xin ở đâu', 'thủ tục đó mất bao lâu', 'như em vừa hỏi, phí bao nhiêu'];

describe('leansOnBefore', () => {
  it.each(LEANING)('"%s" goes on with what was said before', (message) => expect(leansOnBefore(message)).toBe(true));
  it.each(LEANING)('"%s" does so without diacritics', (message) => expect(leansOnBefore(fold(message))).toBe(true));
  it.each(['đăng ký kết hôn cần giấy tờ gì', 'tôi mất bằng lái xe', 'kế hoạch năm 2026', ''])('"%s" stands by itself', (message) => expect(leansOnBefore(message)).toBe(false));
  // Folded, "con" is also a child, "thẻ" a card, "vay" a loan.
  it.each(['con mới sinh làm giấy tờ ở đâu', 'thẻ căn cước hết hạn đổi ở đâu', 'vay vốn hộ nghèo ở đâu', 'những giấy tờ gì cần cho đăng ký kết hôn'])(
    '"%s" stands by itself too', (message) => expect(leansOnBefore(message)).toBe(false),
  );
});
