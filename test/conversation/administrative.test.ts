import { describe, expect, it } from 'vitest';
import { looksAdministrative } from '../../src/conversation/administrative.js';
import { fold } from '../../src/text/fold.js';

describe('looksAdministrative', () => {
  it.each(['xin cấp giấy phép khai thác cát', 'nộp hồ sơ ở đâu', 'chế độ thương binh', 'hộ khẩu ở đâu', 'đi công chứng'])('hears dealings with the state in "%s"', (question) => {
    expect([looksAdministrative(question), looksAdministrative(fold(question))]).toEqual([true, true]);
  });
  it.each(['dự báo thời tiết ngày mai', 'nấu phở thế nào', 'bóng đá tối qua ai thắng', ''])('hears none in "%s"', (question) => expect(looksAdministrative(question)).toBe(false));
});
