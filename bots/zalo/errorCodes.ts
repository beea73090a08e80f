/** What to do about a code. `refresh`: get another token and try once more. `staff`: people must act, the message waits. */
export type ErrorClass = 'later' | 'refresh' | 'staff' | 'unreachable' | 'defect';

export interface ErrorCode {
  class: ErrorClass;
  /** For staff. */
  meaning: string;
}

const later = (meaning: string): ErrorCode => ({ class: 'later', meaning });
const refresh = (meaning: string): ErrorCode => ({ class: 'refresh', meaning });
const staff = (meaning: string): ErrorCode => ({ class: 'staff', meaning });
const unreachable = (meaning: string): ErrorCode => ({ class: 'unreachable', meaning });
const defect = (meaning: string): ErrorCode => ({ class: 'defect', meaning });

const OUTSIDE = 'cán bộ còn có thể nhắn từ trang OA Manager, hoặc gọi điện';

/** The error codes of the Official Account API that a message can meet. docs/channels/zalo.md says the same to administrators. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  [-32]: later('vượt số lần gọi mỗi phút'),
  [-200]: later('Zalo chưa gửi được tin'),
  [-216]: refresh('mã truy cập không đúng hoặc hết hạn'),
  [-220]: refresh('mã truy cập hết hạn hoặc bị xóa'),
  [-204]: staff('Official Account đang bị tắt'),
  [-205]: staff('Official Account không tồn tại'),
  [-209]: staff('ứng dụng chưa được kích hoạt'),
  [-211]: staff('hết hạn mức gửi tin'),
  [-212]: staff('ứng dụng chưa đăng ký dùng API này'),
  [-219]: staff('ứng dụng đã bị gỡ hoặc bị tắt'),
  [-221]: staff('Official Account chưa được xác thực'),
  [-223]: staff('Official Account chưa cấp quyền này cho ứng dụng'),
  [-224]: staff('cần nâng gói dịch vụ của Official Account'),
  [-235]: staff('loại Official Account này không được hỗ trợ'),
  [-242]: staff('ứng dụng đang bật appsecret_proof: cần tắt đi'),
  [-320]: staff('cần liên kết tài khoản Zalo Cloud (tin sau 48 giờ phải trả tiền)'),
  [-321]: staff('tài khoản Zalo Cloud hết tiền (tin sau 48 giờ phải trả tiền)'),
  [-213]: unreachable('người dân chưa quan tâm Official Account'),
  [-217]: unreachable('người dân đã chặn lời mời'),
  [-218]: unreachable('người dân đã nhận đủ hạn mức tin'),
  [-227]: unreachable('tài khoản Zalo của người dân bị khóa hoặc bỏ hơn 45 ngày'),
  [-230]: unreachable(`người dân không nhắn gì trong 7 ngày qua; ${OUTSIDE}`),
  [-232]: unreachable(`người dân chưa nhắn gì, hoặc lần nhắn cuối đã quá hạn; ${OUTSIDE}`),
  [-234]: unreachable('loại tin này không được gửi ban đêm'),
  [-244]: unreachable('người dân không nhận loại tin này'),
  [-100]: defect('tệp đính kèm đã hết hạn'),
  [-201]: defect('tin có trường không hợp lệ'),
  [-210]: defect('tin vượt giới hạn cho phép'),
  [-233]: defect('loại tin không được hỗ trợ'),
  [-240]: defect('phiên bản API này đã ngừng'),
  [-248]: defect('nội dung bị coi là trái quy định của Zalo'),
};

/** What a code asks for. An unknown one is a defect: it is not repeated blindly. */
export function errorCode(code: number): ErrorCode {
  return CODES[code] ?? defect('mã lỗi chưa biết');
}
