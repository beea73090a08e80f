/** Every Vietnamese text of the Zalo side: what citizens read, and the reasons that staff read. */
export const texts = {
  disclosure: 'Đây là trợ lý tự động, không phải cán bộ (thông báo theo Luật Trí tuệ nhân tạo 2025, số 134/2025/QH15). Câu trả lời để hướng dẫn, không thay quyết định của cơ quan nhà nước. Xin đừng gửi số căn cước, số điện thoại. Muốn xóa những gì đã hỏi, anh/chị nhắn: xóa dữ liệu của tôi.',
  continued: 'Còn nữa, xin xem tin kế tiếp.',
  goesOn: (heading: string): string => (heading === '' ? '' : `${heading} (tiếp)`),
  or: 'Nếu anh/chị hỏi việc khác:',
  related: 'Có thể liên quan, anh/chị xem có đúng việc cần hỏi không:',
  notes: 'Lưu ý:',
  sources: 'Nguồn:',
  contacts: 'Liên hệ:',
  contactSource: (source: string): string => `(nguồn: ${source})`,
  call: (name: string): string => `Gọi ${name}`,
  right: 'Câu trả lời đúng',
  wrong: 'Câu trả lời chưa đúng',

  /** Why a message has not been sent. */
  reasons: {
    unreachable: 'Không kết nối được tới Zalo.',
    inDoubt: 'Zalo không trả lời nên chưa rõ tin đã tới hay chưa.',
    reconnect: 'Zalo không cho gửi tin nữa: quản trị viên cần chạy lệnh “motcua zalo connect”.',
    slowDown: 'Zalo giới hạn số tin mỗi phút, tin được gửi lại sau.',
    unknownMethod: 'Tin này không phải của Zalo.',
    code: (code: number, meaning: string): string => `Zalo báo lỗi ${code}: ${meaning}`,
  },

  /** Why an administrator must connect again. */
  trouble: {
    none: 'Chưa kết nối Official Account nào.',
    unreadable: 'Không đọc được mã truy cập đã lưu: MOTCUA_ZALO_APP_SECRET đã đổi, hoặc tệp dữ liệu bị hỏng.',
    noRefreshToken: 'Mã truy cập đã hết hạn và không có mã làm mới (refresh token).',
    revoked: 'Official Account đã thu hồi quyền của ứng dụng.',
    refused: (code: number): string => `Zalo từ chối mã làm mới (mã lỗi ${code}): mã đã dùng, hết hạn hoặc bị thu hồi.`,
    interrupted: (since: string, code: number): string => `Lần làm mới bắt đầu lúc ${since} bị ngắt giữa chừng nên cặp mã mới đã mất (mã lỗi ${code}).`,
  },
} as const;
