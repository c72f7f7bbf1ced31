// The articles of the folder, in a real VS Code: the view, and going about by the names in them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { article as isArticle, closeAll, open, page, until, workspace } from './kit';

const article = (headline: string, byline: string): string =>
  `date 2031-03-06 ${headline}

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Bộ trưởng Quốc phòng Nga Andrei Zelkovsky đã đến. Ông Zelkovsky nói.

${byline}

Nguồn: Xinhua.
`;
const folder = (): string => join(workspace(), 'bài của thư mục');
const write = (name: string, text: string): Promise<void> => writeFile(join(folder(), name), text);

/** Waits until a condition holds in the window. */
const drawn = (condition: string): Promise<unknown> =>
  page('eval', {
    expression: `new Promise((resolve) => {
      const look = () => (${condition} ? resolve(true) : requestAnimationFrame(look));
      look();
    })`,
  });

/** The lines of the view as they are drawn, once `holds` is true of them. */
async function lines(holds: (lines: string[]) => boolean): Promise<string[]> {
  for (;;) {
    const found = await page<string[]>('eval', {
      expression: `[...document.querySelectorAll('.pane')]
        .filter((pane) => pane.querySelector('.pane-header')?.textContent.includes('Bài trong thư mục'))
        .flatMap((pane) => [...pane.querySelectorAll('.monaco-list-row')].map((row) => row.getAttribute('aria-label') ?? row.textContent))`,
    });
    if (holds(found)) return found;
    await page('eval', { expression: 'new Promise((drawn) => requestAnimationFrame(drawn))' });
  }
}
/** Folds the files away, or unfolds them. */
const toggleFiles = (): Promise<unknown> =>
  page('eval', { expression: `document.querySelector('.sidebar .pane-header').click()` });

/** Folds the parts of the article away once they are open (`true`), or unfolds them once they are folded (`false`). */
const toggleParts = async (expanded: 'true' | 'false'): Promise<void> => {
  const header = `[...document.querySelectorAll('.sidebar .pane-header')].find((one) => /Bài báo \\(Article\\)/i.test(one.textContent))`;
  await drawn(`${header}?.getAttribute('aria-expanded') === '${expanded}'`);
  await page('eval', { expression: `${header}.click()` });
};

const has =
  (...wanted: string[]) =>
  (found: string[]): boolean =>
    wanted.every((text) => found.some((line) => line.includes(text)));
const hasNot =
  (...unwanted: string[]) =>
  (found: string[]): boolean =>
    found.length > 0 && unwanted.every((text) => !found.some((line) => line.includes(text)));

describe('the articles of the folder', () => {
  before(async function () {
    if (!process.env['TOASOAN_PAGE']) this.skip();
    await mkdir(folder(), { recursive: true });
    await write('một.article', article('Chuyện thứ nhất', 'Minh Khôi'));
    await write('hai.article', article('Chuyện thứ hai ở đây', 'Lan Chi'));
    const { document } = await open(join('bài của thư mục', 'một.article'));
    await isArticle(document.uri);
    // The view shows as soon as there is an article; in the Explorer every view is closed at first.
    await drawn(
      `[...document.querySelectorAll('.pane-header')].some((header) => header.textContent.includes('Bài trong thư mục'))`,
    );
    await vscode.commands.executeCommand('toasoan.articles.focus');
    // Only lines that fit are drawn: the files and the parts of the article make room.
    await toggleFiles();
    await toggleParts('true');
  });
  after(async () => {
    if (process.env['TOASOAN_PAGE']) {
      await open(join('bài của thư mục', 'một.article'));
      await toggleParts('false');
      await toggleFiles();
    }
    await closeAll();
  });

  it('are listed by day, with byline, words and problems', async () => {
    const found = await lines(has('Chuyện thứ nhất, Minh Khôi', 'Chuyện thứ hai ở đây, Lan Chi'));
    assert.ok(has('/3/2031')(found), found.join('\n'));
    assert.match(
      found.find((line) => line.includes('Chuyện thứ nhất'))!,
      /Minh Khôi · (?:\d+ lỗi · )?\d+ chữ/,
    );
    await page('screenshot', { path: 'articles.png' });
  });

  it('follow what is written and deleted outside of the editor', async () => {
    await write('ba.txt', article('Chuyện mới thêm', 'Minh Khôi'));
    await lines(has('Chuyện mới thêm'));
    await vscode.workspace.fs.delete(vscode.Uri.file(join(folder(), 'ba.txt')));
    await lines(hasNot('Chuyện mới thêm'));
  });

  it('are filtered while one types, without accents, and shown again', async () => {
    const filtering = vscode.commands.executeCommand('toasoan.filterArticles');
    await drawn(`document.activeElement?.closest('.quick-input-widget')`);
    await page('type', { text: 'lan chi' });
    const found = await lines((all) => has('Lan Chi')(all) && hasNot('Minh Khôi')(all));
    await page('screenshot', { path: 'articles-filter.png' });
    assert.equal(found.length, 2, 'the day and its article');
    await page('press', { key: 'Enter' });
    await filtering;
    await vscode.commands.executeCommand('toasoan.clearArticleFilter');
    await lines(has('Minh Khôi', 'Lan Chi'));
  });

  it('are renamed in all of them at once: open and closed', async () => {
    const editor = await open(join('bài của thư mục', 'một.article'));
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('Zelkovsky nói'));
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at,
    );
    assert.equal(references.length, 4);
    editor.selection = new vscode.Selection(at, at);
    const renaming = vscode.commands.executeCommand('editor.action.rename');
    await drawn(`document.activeElement?.matches('.rename-box input')`);
    await page('type', { text: 'Zelkovski' });
    await page('press', { key: 'Enter' });
    // More than one article changes: all of it is shown first.
    await drawn(`document.querySelector('.bulk-edit-panel .monaco-list-row')`);
    assert.equal(document.getText().match(/Zelkovsky/g)?.length, 2);
    await page('screenshot', { path: 'articles-rename.png' });
    await vscode.commands.executeCommand('refactorPreview.apply');
    await renaming;
    // The editor saves what a renaming changes.
    const renamed = (name: string): boolean =>
      readFileSync(join(folder(), name), 'utf8').match(/Zelkovski\b/g)?.length === 2;
    await until(
      vscode.workspace.onDidSaveTextDocument,
      () => (renamed('một.article') && renamed('hai.article')) || undefined,
    );
  });

  it('are found by headline without accents', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'chuyen thu hai',
    );
    assert.ok(found.some(({ name }) => name.startsWith('Chuyện thứ hai ở đây')));
  });
});
