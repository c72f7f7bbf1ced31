// Beginning an article in a real VS Code.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, openNew, page, shown, until, workspace } from './kit';

const make = (headline: string, template: string): Thenable<vscode.Uri | undefined> =>
  vscode.commands.executeCommand('toasoan.newArticle', { headline, template });
const editor = (): vscode.TextEditor => vscode.window.activeTextEditor!;
const selected = (): string => editor().document.getText(editor().selection);
const inWorkspace = (name = ''): string => join(workspace(), name);

describe('a new article', () => {
  before(async () => {
    await vscode.extensions.getExtension('toasoan.toasoan')!.activate();
  });
  afterEach(closeAll);

  it('is a file named for its day and headline, saved, with the caret in the lead', async () => {
    const settings = vscode.workspace.getConfiguration('toasoan');
    await settings.update('byline', 'Thanh Giang', vscode.ConfigurationTarget.Global);
    const file = await make('Nga – Trung hội đàm', 'tin-van');
    await settings.update('byline', undefined, vscode.ConfigurationTarget.Global);
    assert.match(file!.path, /\/\d{4}-\d\d-\d\d-nga-trung-hoi-dam\.article$/);
    const { document } = editor();
    assert.equal(document.uri.toString(), file!.toString());
    assert.equal(document.languageId, 'article');
    assert.equal(document.isDirty, false);
    assert.match(
      document.getText(),
      /^date \d{4}-\d\d-\d\d Nga – Trung hội đàm\n\nSapo[\s\S]*\n\nThanh Giang\n\nNguồn: /,
    );
    assert.equal(await readFile(file!.fsPath, 'utf8'), document.getText());
    assert.equal(selected(), document.lineAt(2).text);
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(selected(), document.lineAt(4).text);
  });

  it('never takes the place of another', async () => {
    const first = await make('Hai bài', 'tin-van');
    const text = await readFile(first!.fsPath, 'utf8');
    await closeAll();
    const second = await make('Hai bài', 'phong-su-anh');
    assert.equal(second!.path, first!.path.replace('.article', '-2.article'));
    assert.equal(await readFile(first!.fsPath, 'utf8'), text);
  });

  it('lies beside the article that is open, and follows the newsroom’s own template', async () => {
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(inWorkspace('báo sáng/mẫu')));
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.file(inWorkspace(`báo sáng/${name}`)), new TextEncoder().encode(text));
    await write('toasoan.json', '{ "templates": "mẫu" }');
    await write('mẫu/Tin nhanh.txt', ' date ${date} ${headline}\n\n${1}\n\n$CLIPBOARD ${byline}\n');
    await openNew('báo sáng/cũ.article', 'date 2026-01-28 Tít\n');
    const file = await make('Đoàn đến', 'Tin nhanh');
    assert.match(file!.path, /\/báo sáng\/[\d-]+-doan-den\.article$/);
    const { document, selection } = editor();
    assert.match(document.getText(), /^ date [\d-]+ Đoàn đến\n\n\n\n\$CLIPBOARD Tên Tác Giả\n$/);
    assert.deepEqual([selection.active.line, selection.active.character], [2, 0]);
  });

  it('is asked for, and leaves no trace when the writer thinks better of it', async function () {
    if (process.env['TOASOAN_PAGE'] === undefined) this.skip();
    const before = await readdir(inWorkspace());
    const asked = (words: string): Promise<void> => shown('.quick-input-widget', words);
    const press = (key: string): Promise<unknown> => page('press', { key });
    await press('Control+Alt+N');
    await asked('Phóng sự ảnh');
    await press('Escape');
    await press('Control+Alt+N');
    await asked('Tin vắn');
    await page('screenshot', { path: 'new-article-template.png' });
    await press('ArrowDown');
    await press('Enter');
    await asked('Tít của bài');
    await press('Escape');
    assert.deepEqual(await readdir(inWorkspace()), before);

    await press('Control+Alt+N');
    await asked('Tin quốc tế');
    await press('ArrowDown');
    await press('Enter');
    await asked('Tít của bài');
    await page('type', { text: 'Nga và Trung Quốc' });
    await page('screenshot', { path: 'new-article-headline.png' });
    const made = until(vscode.window.onDidChangeTextEditorSelection, () =>
      vscode.window.activeTextEditor?.document.languageId === 'article' && selected().startsWith('Sapo')
        ? editor()
        : undefined,
    );
    await press('Enter');
    assert.match((await made).document.uri.path, /\/[\d-]+-nga-va-trung-quoc\.article$/);
    await shown('.view-lines', 'Nga và Trung Quốc');
    await page('screenshot', { path: 'new-article.png' });
  });

  it('stands in File > New File…', async function () {
    if (process.env['TOASOAN_PAGE'] === undefined) this.skip();
    const choosing = vscode.commands.executeCommand('welcome.showNewFileEntries');
    await shown('.quick-input-widget', 'Bài báo');
    await page('screenshot', { path: 'new-file.png' });
    // What is typed there is the name of a file.
    const isFocused = `document.querySelector('.quick-input-widget .monaco-list-row.focused').innerText.includes('Bài báo')`;
    while (!(await page('eval', { expression: isFocused }))) await page('press', { key: 'ArrowDown' });
    await page('press', { key: 'Enter' });
    await shown('.quick-input-widget', 'Tin vắn');
    await page('press', { key: 'Escape' });
    await choosing;
  });
});
