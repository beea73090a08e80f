/** Every Vietnamese text of the Telegram bot that is not the Answer's own. */
export const texts = {
  sources: 'Nguồn',
  contacts: 'Liên hệ',
  otherwise: 'Nếu anh/chị hỏi việc khác:',
  related: 'Có thể liên quan, anh/chị xem có đúng việc cần hỏi không:',
  goesOn: (lines: number): string => `… còn ${lines} dòng ở tin nhắn dưới.`,
  continued: '(tiếp theo)',
  right: '👍 Đúng',
  wrong: '👎 Chưa đúng',
  /** Shown at the tap, before the opinion is written down. */
  thanks: 'Cảm ơn anh/chị đã góp ý.',
  oldButton: 'Nút này đã cũ nên em không đọc được nữa. Xin anh/chị viết lại câu hỏi giúp em.',
  commands: {
    start: 'Bắt đầu',
    help: 'Hỏi em thế nào',
    lienhe: 'Số điện thoại liên hệ',
    xoadulieu: 'Xóa dữ liệu của tôi',
  },
} as const;
