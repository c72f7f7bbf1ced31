// What stands beside the article: its view in the side bar, its length in the status bar. Looked at where it is drawn.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { article, closeAll, openNew, page, roomFor, shown } from './kit';

const text = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Nguồn: Xinhua, CGTN.
`;

/** Waits until something that is drawn reads as wanted, and returns what all of its kind read. */
const drawn = (selector: string, attribute: string, wanted: string): Promise<string[]> =>
  page('eval', {
    expression: `new Promise((resolve) => {
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
    })`,
  });
const row = (wanted: string): Promise<string[]> => drawn('.monaco-list-row', 'aria-label', wanted);

describe('the article view', () => {
  before(async function () {
    // Desktop VS Code has no door to what it draws.
    if (!process.env['TOASOAN_PAGE']) this.skip();
    await openNew('phan.article', text);
    // Of a long list only what there is room for is drawn.
    await roomFor('Bài báo (Article)');
    await row('Bút danh, còn thiếu');
  });
  afterEach(closeAll);

  it('shows what is missing and how long the parts are, follows typing and caret, and leads to the place', async () => {
    const editor = await openNew('phan.article', text);
    const { document } = editor;
    const rows = await row('Nguồn, Xinhua');
    for (const wanted of [
      'Trước khi đăng, xong 5 trên 7 việc',
      'Bút danh, còn thiếu',
      'Tít, 6 chữ, nhiều nhất 20, Hai nước mở lại đường bay',
      'Sapo, 13 chữ, nhiều nhất 60',
      'Ảnh 1, Sputnik, 8 chữ',
    ])
      assert.ok(
        rows.some((one) => one.includes(wanted)),
        rows.join('\n'),
      );
    await drawn('[id="status.languageStatus"] a', 'aria-label', '1 cảnh báo');
    await page('screenshot', { path: 'view.png' });

    await page('dblclick', { selector: '.monaco-list-row[aria-label^="Bút danh, còn thiếu"]' });
    await drawn('.monaco-list-row.selected', 'aria-label', 'Đoạn 1');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 6, 'a byline belongs after the last paragraph');
    await vscode.commands.executeCommand('cursorEnd');
    // By hand: the caret is in the text, although the view has marked its place.
    await page('type', { text: '\n\nThanh Giang' });
    await row('Bút danh, đã xong, Thanh Giang');
    await row('Trước khi đăng, xong 7 trên 7 việc');
    assert.match(document.getText(), /này\.\n\nThanh Giang\n\nNguồn/, 'what is typed goes into the article');
    await drawn('.monaco-list-row.selected', 'aria-label', 'Bút danh, Thanh Giang');
    await drawn('[id="status.languageStatus"] a', 'aria-label', 'Không thấy lỗi nào');
    await page('screenshot', { path: 'view-done.png' });

    await vscode.commands.executeCommand('toasoan.article.focus');
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page('press', { key });
    await drawn('.monaco-list-row.selected', 'aria-label', 'Sapo, 13 chữ');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 2);
  });

  it('says what it is for while no article is open', async () => {
    await openNew('phan.article', text);
    await row('Bút danh, còn thiếu');
    await closeAll();
    await shown('.welcome-view-content', 'Mở một bài báo để xem');
    const { document } = await openNew('ghi chép.txt', 'Chỉ là ghi chép.\n');
    await shown('.welcome-view-content', 'Coi tệp này là bài báo');
    await page('screenshot', { path: 'view-empty.png' });
    await page('eval', {
      expression: `[...document.querySelectorAll('.welcome-view-content .monaco-button')].at(-1).click()`,
    });
    await article(document.uri);
    await row('Ngày, còn thiếu');
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
