// What stands beside the article: its view in the side bar, its length in the status bar. Looked at where it is drawn.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openNew } from './kit';

const text = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Nguồn: Xinhua, CGTN.
`;
const door = process.env['TOASOAN_PAGE'];

/** Waits until something that is drawn reads as wanted, and returns what all of its kind read. */
async function drawn(selector: string, attribute: string, wanted: string): Promise<string[]> {
  const expression = `new Promise((resolve) => {
    const look = () => {
      const all = [...document.querySelectorAll(${JSON.stringify(selector)})];
      const read = all.map((one) => one.getAttribute(${JSON.stringify(attribute)}) ?? '');
      if (!read.some((one) => one.includes(${JSON.stringify(wanted)}))) return;
      observer.disconnect();
      resolve(read);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  })`;
  const answer = await fetch(`${door}/eval`, { method: 'POST', body: JSON.stringify({ expression }) });
  return (await answer.json()) as string[];
}
const row = (wanted: string): Promise<string[]> => drawn('.monaco-list-row', 'aria-label', wanted);

describe('the article view', () => {
  before(function () {
    // Desktop VS Code has no door to what it draws.
    if (!door) this.skip();
  });
  afterEach(closeAll);

  it('shows what is missing and how long the parts are, follows typing and caret, and leads to the place', async () => {
    const editor = await openNew('phan.article', text);
    const { document } = editor;
    await vscode.commands.executeCommand('toasoan.article.focus');
    await vscode.window.showTextDocument(document);
    const rows = await row('Bút danh, còn thiếu');
    assert.ok(
      rows.some((one) => one.includes('Sapo, 13 chữ, nhiều nhất 60')),
      rows.join('\n'),
    );
    assert.ok(
      rows.some((one) => one.includes('Ảnh 1, Sputnik, 8 chữ')),
      rows.join('\n'),
    );
    await drawn('.statusbar-item a', 'aria-label', '38 chữ · 1 phút');

    await vscode.commands.executeCommand('toasoan.goToPart', 'checklist/byline');
    assert.equal(
      document.lineAt(editor.selection.active.line).text,
      'Các hãng bay hai bên đều hoan nghênh quyết định này.',
    );
    await drawn('.monaco-list-row.selected', 'aria-label', 'Đoạn 1');
    await vscode.commands.executeCommand('cursorEnd');
    await vscode.commands.executeCommand('type', { text: '\n\nThanh Giang' });
    await row('Bút danh, đã xong, Thanh Giang');
    await row('Trước khi đăng, xong 7 trên 7 việc');
    assert.match(document.getText(), /này\.\n\nThanh Giang\n\nNguồn/, 'what is typed goes into the article');
    await drawn('.monaco-list-row.selected', 'aria-label', 'Bút danh, Thanh Giang');
  });

  it('counts what is selected, copies a count, and takes the writer’s format', async () => {
    const editor = await openNew('dem.article', text);
    await row('Bút danh, còn thiếu');
    editor.selection = new vscode.Selection(2, 0, 2, 12);
    await drawn('.statusbar-item a', 'aria-label', 'Đang chọn: 3 chữ · 1 phút');
    const original = vscode.window.showQuickPick;
    let offered: string[] = [];
    const answer = (items: readonly { label: string; description: string }[]): Promise<unknown> => {
      offered = items.map(({ label, description }) => `${label} ${description}`);
      return Promise.resolve(items[0]);
    };
    Object.assign(vscode.window, { showQuickPick: answer });
    try {
      await vscode.commands.executeCommand('toasoan.showCounts');
    } finally {
      Object.assign(vscode.window, { showQuickPick: original });
    }
    assert.ok(offered.includes('Ký tự, không kể dấu cách 10'), offered.join('\n'));
    assert.equal(await vscode.env.clipboard.readText(), '3');

    const settings = vscode.workspace.getConfiguration('toasoan');
    await settings.update('status.format', '{words} từ, {paragraphs} đoạn', vscode.ConfigurationTarget.Workspace);
    try {
      await drawn('.statusbar-item a', 'aria-label', 'Đang chọn: 3 từ, 1 đoạn');
      await settings.update('status.format', '{word}', vscode.ConfigurationTarget.Workspace);
      await drawn('.statusbar-item a', 'aria-label', 'Đang chọn: 3 chữ · 1 phút');
    } finally {
      await settings.update('status.format', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
