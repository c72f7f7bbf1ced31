import * as vscode from 'vscode';

// Not vscode.l10n: there is no Vietnamese display language, so that nearly every writer's VS Code runs in English.
const sentences = {
  starting: { vi: 'Đang khởi động…', en: 'Starting…' },
  running: { vi: 'Đang soát lỗi', en: 'Checking' },
  stopped: { vi: 'Đã dừng', en: 'Stopped' },
  restart: { vi: 'Khởi động lại', en: 'Restart' },
  showLog: { vi: 'Xem nhật ký', en: 'Show Log' },
  gaveUp: {
    vi: 'Bộ soát lỗi của Tòa Soạn không chạy được. Bài đang mở không bị ảnh hưởng.',
    en: 'The checker of Tòa Soạn does not run. Your open articles are not affected.',
  },
  ignoreTitle: { vi: 'Bỏ qua chỗ này', en: 'Ignore this' },
  ignoreReason: { vi: 'Vì sao bỏ qua? Có thể để trống.', en: 'Why? You may leave this empty.' },
  notChanged: {
    vi: 'Không sửa được tệp của tòa soạn, chưa có gì thay đổi.',
    en: 'The newsroom’s file could not be changed.',
  },
  notSaved: {
    vi: 'Không lưu được tệp của tòa soạn. Tệp đang mở và chưa lưu.',
    en: 'The newsroom’s file could not be saved. It is open, with unsaved changes.',
  },
  previewTitle: { vi: 'Xem trước: {name}', en: 'Preview: {name}' },
  previewLocked: { vi: 'Xem trước (giữ): {name}', en: 'Preview (locked): {name}' },
  previewPage: { vi: 'Bài báo, bản xem trước', en: 'The article, previewed' },
  previewStopped: {
    vi: 'Chưa xem trước được: bộ soát lỗi không chạy. Chạy lệnh “Khởi động lại bộ soát lỗi”.',
    en: 'No preview: the checker does not run. Run the command “Restart Server”.',
  },
  previewPhoto: { vi: 'Ảnh {number}', en: 'Photo {number}' },
  previewVideo: { vi: 'Video {number}', en: 'Video {number}' },
  previewGraphic: { vi: 'Đồ họa {number}', en: 'Graphic {number}' },
  previewEmpty: { vi: 'Bài chưa có chữ nào.', en: 'Nothing is written yet.' },
  severityTitle: { vi: 'Mức nhắc của quy tắc này', en: 'How loud this rule is' },
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  information: { vi: 'Thông tin', en: 'Information' },
  hint: { vi: 'Gợi ý', en: 'Hint' },
  off: { vi: 'Tắt', en: 'Off' },
  exportTitle: { vi: 'Xuất bài', en: 'Export Article' },
  exportFormat: { vi: 'Xuất ra dạng nào?', en: 'In which format?' },
  exportHere: { vi: 'Xuất vào đây', en: 'Export Here' },
  formatDocx: { vi: 'Word', en: 'Word' },
  formatHtml: { vi: 'Trang web (HTML)', en: 'Web page (HTML)' },
  formatMarkdown: { vi: 'Markdown', en: 'Markdown' },
  formatText: { vi: 'Văn bản trơn, để dán vào CMS', en: 'Plain text for the CMS' },
  formatJsonLd: { vi: 'JSON-LD, dữ liệu NewsArticle cho trang báo', en: 'JSON-LD, a NewsArticle for the web page' },
  formatNinjs: { vi: 'ninjs 1.5, để gửi sang hệ thống khác', en: 'ninjs 1.5, for other systems' },
  formatNewsMl: { vi: 'NewsML-G2, để gửi sang hệ thống khác', en: 'NewsML-G2, for other systems' },
  exportOntoItself: {
    vi: 'Đây chính là tệp của bài, không ghi đè. Hãy chọn tên khác.',
    en: 'This is the article itself, which is not written over. Choose another name.',
  },
  exportSameName: { vi: 'hai bài cùng xuất ra tên này', en: 'two articles would get this name' },
  exportExist: { vi: 'Trong thư mục đã có những tệp này. Thay bằng bản mới?', en: 'These files exist. Replace them?' },
  exportReplace: { vi: 'Thay', en: 'Replace' },
  exportedTo: { vi: 'Đã xuất bài ra', en: 'Exported to' },
  openExported: { vi: 'Mở tệp', en: 'Open' },
  copied: { vi: 'Đã chép bài', en: 'Article copied' },
  copiedHtml: { vi: 'Đã chép mã HTML của bài', en: 'HTML source of the article copied' },
  import: { vi: 'Nhập bài', en: 'Import' },
  importTitle: {
    vi: 'Nhập bài từ tệp Word, trang web, văn bản thường',
    en: 'Import articles from Word, HTML or plain text',
  },
  documents: { vi: 'Word, trang web, văn bản', en: 'Word, HTML, plain text' },
  pasteAsArticle: { vi: 'Dán thành bài báo', en: 'Paste as Article' },
  leftOut: { vi: 'Dòng không đưa vào bài', en: 'Lines left out of the article' },
  tooBig: { vi: 'tệp quá lớn', en: 'the file is too big' },
  newArticle: { vi: 'Bài báo mới', en: 'New article' },
  templateTitle: { vi: 'Viết theo mẫu nào?', en: 'Which template?' },
  headlinePrompt: {
    vi: 'Tít của bài. Chưa có thì để trống rồi bấm Enter.',
    en: 'The headline. Leave it empty if there is none yet, and press Enter.',
  },
  headlineHint: { vi: 'Ví dụ: Nga – Trung hội đàm', en: 'For example: Nga – Trung hội đàm' },
  templatesOutside: {
    vi: 'thư mục mẫu bài trong toasoan.json nằm ngoài thư mục đang mở nên không được dùng',
    en: 'the folder of templates that toasoan.json names lies outside of the workspace and is not used',
  },
  noTemplates: {
    vi: 'không đọc được thư mục mẫu bài mà toasoan.json nêu tên',
    en: 'the folder of templates that toasoan.json names cannot be read',
  },
  templateTooLarge: { vi: 'mẫu bài lớn hơn 64 KB nên không được dùng', en: 'a template may have 64 KB at most' },
  notCreated: { vi: 'không tạo được tệp bài mới ở đây', en: 'the new article’s file could not be made here' },
  insertCaption: { vi: 'Chèn chú thích ảnh', en: 'Insert the caption' },
  checkFolder: { vi: 'kiểm tra cả thư mục', en: 'check the whole folder' },
} as const;

/** A sentence in the language that the setting `toasoan.language` names. */
export function sentence(id: keyof typeof sentences): string {
  return sentences[id][vscode.workspace.getConfiguration('toasoan').get<string>('language') === 'en' ? 'en' : 'vi'];
}
