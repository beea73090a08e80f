/** Every Vietnamese text that the messaging channels share: what citizens read beside answers, and the reasons that staff read. */
export const texts = {
  greeting: 'Em chào anh/chị. Em hướng dẫn thủ tục hành chính, trả lời theo tài liệu và luôn ghi nguồn. Anh/chị cần làm giấy tờ gì thì cứ viết như khi nói chuyện, không cần dấu cũng được.',
  disclosure: 'Đây là trợ lý tự động, không phải cán bộ (thông báo theo Luật Trí tuệ nhân tạo 2025, số 134/2025/QH15). Câu trả lời để hướng dẫn, không thay quyết định của cơ quan nhà nước. Xin đừng gửi số căn cước, số điện thoại. Muốn xóa những gì đã hỏi, anh/chị nhắn: xóa dữ liệu của tôi.',
  greetingAgain: 'Em vẫn ở đây ạ. Anh/chị cần làm giấy tờ gì?',
  examples: ['Đăng ký khai sinh cho con', 'Làm lại căn cước bị mất', 'Đăng ký kết hôn'],
  help: [
    'Anh/chị viết việc cần làm, mỗi lần một việc, như khi nói chuyện. Ví dụ: “con mới sinh làm giấy tờ ở đâu”.',
    'Em tìm trong tài liệu rồi trả lời, kèm nguồn và số điện thoại để hỏi thêm. Hỏi tiếp như “thế còn lệ phí?” em cũng hiểu.',
    'Muốn biết số điện thoại, anh/chị nhắn: liên hệ. Muốn xóa những gì đã hỏi, anh/chị nhắn: xóa dữ liệu của tôi.',
  ].join('\n\n'),
  contacts: 'Số điện thoại để hỏi người thật:',
  contact: (name: string, phone: string, source: string): string => `- ${name}: ${phone} (nguồn: ${source})`,
  noContacts: 'Em chưa có số điện thoại nào trong tài liệu. Xin anh/chị hỏi Trung tâm Phục vụ hành chính công nơi anh/chị ở.',
  forgotten: 'Em đã xóa các câu hỏi, câu trả lời và ý kiến của anh/chị trên máy chủ. Tin nhắn còn trên điện thoại thì anh/chị tự xóa trong ứng dụng giúp em.',
  nothingToForget: 'Máy chủ không lưu câu hỏi nào của anh/chị.',
  media: {
    image: 'Em chưa xem được hình. Anh/chị viết bằng chữ việc cần hỏi giúp em; xin đừng gửi ảnh giấy tờ tùy thân.',
    sticker: 'Dạ, em chào anh/chị. Anh/chị cần làm giấy tờ gì ạ?',
    location: 'Em chưa tìm được cơ quan theo vị trí. Anh/chị viết tên xã, phường và việc cần hỏi giúp em.',
    audio: 'Em chưa nghe được tin thoại. Anh/chị viết bằng chữ giúp em, không cần dấu cũng được.',
    video: 'Em chưa xem được video. Anh/chị viết bằng chữ việc cần hỏi giúp em.',
    file: 'Em chưa đọc được tệp. Anh/chị viết bằng chữ việc cần hỏi giúp em; xin đừng gửi tệp có thông tin cá nhân.',
    other: 'Em chỉ đọc được chữ. Anh/chị viết việc cần hỏi giúp em.',
  },
  thanks: 'Cảm ơn anh/chị. Cán bộ sẽ xem ý kiến này để sửa câu trả lời.',
  feedbackUnknown: 'Câu trả lời này không còn được lưu nên em chưa ghi được ý kiến. Cảm ơn anh/chị.',
  limited: 'Anh/chị nhắn hơi nhanh nên em chưa kịp trả lời. Xin chờ khoảng một phút rồi hỏi lại giúp em.',
  busy: 'Đang đông người hỏi nên em trả lời chậm hơn thường lệ. Em đã nhận tin của anh/chị và sẽ trả lời, xin anh/chị chờ thêm.',
  preparing: 'Em đang đọc tài liệu nên chưa trả lời được ngay. Em đã nhận tin của anh/chị và sẽ trả lời khi đọc xong.',
  failed: 'Em gặp lỗi nên chưa trả lời được câu này. Xin anh/chị hỏi lại sau ít phút.',

  /** Why staff see that a part was not sent. */
  reasons: {
    doubt: 'Máy chủ dừng giữa chừng nhiều lần khi gửi tin này; có thể tin đã tới.',
    tooOften: (attempts: number, reason: string): string => `Đã thử ${attempts} lần. Lần cuối: ${reason}`,
    tooOld: (reason: string): string => `Tin đã quá cũ để gửi. Lần cuối: ${reason}`,
    broken: 'Lỗi của máy chủ khi gửi tin; chi tiết trong nhật ký.',
  },
} as const;
