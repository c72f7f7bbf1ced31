// The articles of the folder, in a real VS Code: the view, and going about by the names in them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { article as isArticle, caretAt, closeAll, open, page, roomFor, until, workspace } from './kit';

const article = (headline: string, byline: string): string =>
  `date 2031-03-06 ${headline}

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Bộ trưởng Quốc phòng Nga Andrei Zelkovsky đã đến. Ông Zelkovsky nói.

${byline}

Nguồn: Xinhua.
`;
const folder = (): string => join(workspace(), 'bài của thư mục');
const write = (name: string, text: string): Promise<void> => writeFile(join(folder(), name), text);

const VIEW = 'Bài trong thư mục';

/** Waits until a condition holds in the window. */
const drawn = (condition: string): Promise<unknown> =>
  page('eval', {
    expression: `new Promise((resolve) => {
      const look = () => (${condition} ? resolve(true) : requestAnimationFrame(look));
      look();
    })`,
  });

/** The lines of the view as they are drawn, once `holds` is true of them. Only lines that fit are drawn. */
async function lines(holds: (lines: string[]) => boolean): Promise<string[]> {
  for (;;) {
    await roomFor(VIEW);
    const found = await page<string[]>('eval', {
      expression: `[...document.querySelectorAll('.pane')]
        .filter((pane) => pane.querySelector('.pane-header')?.textContent.includes('${VIEW}'))
        .flatMap((pane) => [...pane.querySelectorAll('.monaco-list-row')].map((row) => row.getAttribute('aria-label') ?? row.textContent))`,
    });
    if (holds(found)) return found;
    await page('eval', { expression: 'new Promise((drawn) => requestAnimationFrame(drawn))' });
  }
}
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
    // In the Explorer every view is closed at first. That of the article opens by itself, once in a folder; this one is there
    // as soon as there is an article.
    const header = (name: string): string =>
      `[...document.querySelectorAll('.pane-header')].find((one) => one.textContent.includes('${name}'))`;
    await drawn(`${header('Bài báo (Article)')}?.ariaExpanded === 'true'`);
    await drawn(header(VIEW));
    await vscode.commands.executeCommand('toasoan.articles.focus');
  });
  after(closeAll);

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
    await caretAt(document, at);
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
