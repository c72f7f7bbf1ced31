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
} as const;

/** A sentence in the language that the setting `toasoan.language` names. */
export function sentence(id: keyof typeof sentences): string {
  return sentences[id][vscode.workspace.getConfiguration('toasoan').get<string>('language') === 'en' ? 'en' : 'vi'];
}
