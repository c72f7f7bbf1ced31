// Articles made of documents and of what is on the clipboard, in a real VS Code.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import * as vscode from 'vscode';
import { closeAll, open, openNew, until, workspace } from './kit';

const LEAD = 'Sau ba năm gián đoạn, hai nước vừa mở lại đường bay thẳng với bốn chuyến mỗi tuần.';
const FIRST = 'Chuyến bay đầu tiên chở 180 hành khách, phần lớn là người lao động.';
const ARTICLE = `date 2026-01-07 Hai nước mở lại đường bay\n\n${LEAD}\n\n${FIRST}\n\nThanh Giang\n\nNguồn: Xinhua, CGTN.\n`;
const TEXT = ARTICLE.replace(
  'date 2026-01-07 Hai nước mở lại đường bay',
  'Hai nước mở lại đường bay\n7/1/2026',
).replaceAll('\n\n', '\n');

const active = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;
const made = (document: vscode.TextDocument | undefined): boolean =>
  document?.isUntitled === true && document.getText() === ARTICLE;

describe('import', () => {
  afterEach(closeAll);

  it('makes a new, unsaved article of each file, and leaves the files alone', async () => {
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph({ heading: HeadingLevel.TITLE, text: 'Hai nước mở lại đường bay' }),
            ...['7/1/2026', LEAD, FIRST, 'Thanh Giang', 'Nguồn: Xinhua, CGTN'].map((text) => new Paragraph({ text })),
          ],
        },
      ],
    });
    const files = { 'bai-gui.docx': await Packer.toBuffer(document), 'bai-gui.txt': TEXT, 'hong.docx': 'PK\x03\x04' };
    for (const [name, content] of Object.entries(files)) await writeFile(join(workspace(), name), content);
    const uris = Object.keys(files).map((name) => vscode.Uri.file(join(workspace(), name)));
    await vscode.commands.executeCommand('toasoan.import', uris[0], uris);
    const articles = vscode.workspace.textDocuments.filter(made);
    assert.equal(articles.length, 2);
    assert.ok(articles.every(({ languageId, isDirty }) => languageId === 'article' && isDirty));
    assert.equal((await open('bai-gui.txt')).document.getText(), TEXT);
  });

  it('pastes as an article into one that is empty, and is undone at once', async () => {
    const editor = await openNew('trong.article', '\n');
    await vscode.env.clipboard.writeText(TEXT);
    await vscode.commands.executeCommand('toasoan.pasteAsArticle');
    assert.equal(editor.document.getText(), ARTICLE);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '\n');
  });

  it('pastes beside an article that is begun', async () => {
    const { document } = await openNew('da-viet.article', 'date 2026-01-07 Tít\n');
    await vscode.env.clipboard.writeText(TEXT);
    await vscode.commands.executeCommand('toasoan.pasteAsArticle');
    assert.ok(await until(vscode.window.onDidChangeActiveTextEditor, () => made(active()) || undefined));
    assert.equal(document.getText(), 'date 2026-01-07 Tít\n');
    assert.equal(document.isDirty, false);
  });
});
