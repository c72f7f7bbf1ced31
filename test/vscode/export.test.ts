// Exporting and copying an article in a real VS Code.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mammoth from 'mammoth';
import * as vscode from 'vscode';
import { answering, closeAll, openNew, workspace } from './kit';

const article = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước mở lại đường bay [thẳng](javascript:alert(1)), giá * rẻ * <b>.

Máy bay hạ cánh ở Moscow. Ảnh: AFP/TTXVN.

Các hãng bay hai bên đều hoan nghênh quyết định này.
`;

let folder = '';
let folders = 0;
const inFolder = (name: string): vscode.Uri => vscode.Uri.file(join(workspace(), folder, name));
const read = (name: string): Promise<string> => readFile(inFolder(name).fsPath, 'utf8');

/** Runs the export, choosing a format and where to, and returns what was suggested as the file. */
async function exportTo(format: string, file: vscode.Uri | undefined, ...clicked: unknown[]): Promise<string> {
  let suggested = '';
  const pick = (items: readonly { format: string }[]): unknown => items.find((item) => item.format === format);
  const save = (options?: vscode.SaveDialogOptions): vscode.Uri | undefined => {
    suggested = options?.defaultUri?.path ?? '';
    return file;
  };
  await answering('showQuickPick', pick as never, () =>
    answering('showSaveDialog', save, async () => {
      await vscode.commands.executeCommand('toasoan.export', ...clicked);
    }),
  );
  return suggested;
}

/** What the writer is told when a command fails. */
async function complaint(meanwhile: () => Promise<unknown>): Promise<string> {
  let said = '';
  await answering(
    'showErrorMessage',
    (message) => {
      said = message;
    },
    async () => {
      await meanwhile();
    },
  );
  return said;
}

describe('exporting', () => {
  beforeEach(async () => {
    folder = `xuất bản ${++folders}`;
    await mkdir(inFolder('.').fsPath);
  });
  afterEach(async () => {
    await vscode.workspace.saveAll();
    await closeAll();
  });

  it('writes what stands in the editor, saved or not, beside the article', async () => {
    const editor = await openNew(join(folder, 'bài.article'), article);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 16), 'Đêm qua, '));
    const suggested = await exportTo('html', inFolder('trang.html'));
    assert.equal(suggested, inFolder('bài.html').path);
    const page = await read('trang.html');
    assert.match(page, /<h1>Đêm qua, Hai nước mở lại đường bay<\/h1>/);
    assert.match(page, /giá \* rẻ \* &lt;b&gt;/);
    assert.deepEqual((await readdir(inFolder('.').fsPath)).sort(), ['bài.article', 'trang.html']);
  });

  it('writes a Word document of an article that is not open, over an old one', async () => {
    await writeFile(inFolder('bài.bai.txt').fsPath, article);
    await writeFile(inFolder('bài.docx').fsPath, 'cũ');
    await exportTo('docx', inFolder('bài.docx'), inFolder('bài.bai.txt'));
    const { value } = await mammoth.extractRawText({ buffer: await readFile(inFolder('bài.docx').fsPath) });
    assert.deepEqual(value.trim().split(/\n+/).slice(-2), [
      'Máy bay hạ cánh ở Moscow. Ảnh: AFP/TTXVN.',
      'Các hãng bay hai bên đều hoan nghênh quyết định này.',
    ]);
  });

  it('writes several articles into a folder, asking before it replaces any', async () => {
    const articles = [inFolder('một.article'), inFolder('hai.txt')];
    for (const uri of articles) await writeFile(uri.fsPath, article);
    await writeFile(inFolder('hai.md').fsPath, 'cũ');
    const pick = (items: readonly { format: string }[]): unknown => items.find(({ format }) => format === 'markdown');
    let asked = '';
    const all = (answer: string | undefined) =>
      answering('showQuickPick', pick as never, () =>
        answering(
          'showOpenDialog',
          () => [inFolder('.')],
          () =>
            answering(
              'showWarningMessage',
              ((_: string, { detail }: { detail: string }) => {
                asked = detail;
                return answer;
              }) as never,
              async () => {
                const selected = [...articles, inFolder('ảnh.png')];
                await vscode.commands.executeCommand('toasoan.export', articles[0], selected);
              },
            ),
        ),
      );
    await all(undefined);
    assert.equal(asked, 'hai.md');
    assert.equal(await read('hai.md'), 'cũ');
    await all('Thay');
    for (const name of ['một.md', 'hai.md']) assert.match(await read(name), /^# Hai nước mở lại đường bay\n/);
  });

  it('never writes over the article, and says why an article cannot be exported', async () => {
    const { document } = await openNew(join(folder, 'bài.txt'), article);
    const itself = await complaint(() => exportTo('text', document.uri));
    assert.match(itself, /^Đây chính là tệp của bài/);
    assert.equal(await read('bài.txt'), article);
    await writeFile(inFolder('hỏng.txt').fsPath, `${article}\nS\uFFFDpo.`);
    const damaged = await complaint(() => exportTo('html', inFolder('x.html'), inFolder('hỏng.txt')));
    assert.match(damaged, /^hỏng\.txt:9:2: chỗ này mất chữ/);
    assert.deepEqual((await readdir(inFolder('.').fsPath)).sort(), ['bài.txt', 'hỏng.txt']);
  });

  it('copies HTML source, Markdown, and text for the CMS', async () => {
    await openNew(join(folder, 'bài.article'), article);
    const copied = async (command: string): Promise<string> => {
      await vscode.env.clipboard.writeText('');
      await vscode.commands.executeCommand(command);
      return vscode.env.clipboard.readText();
    };
    assert.match(await copied('toasoan.copyAsHtml'), /^<article lang="vi">\n<h1>/);
    assert.match(await copied('toasoan.copyAsText'), /^Hai nước mở lại đường bay\n\n28\/1\/2026\n\n/);
    const markdown = await copied('toasoan.copyAsMarkdown');
    const page = await vscode.commands.executeCommand<string>('markdown.api.render', markdown);
    assert.match(page, /<h1[^>]*>Hai nước mở lại đường bay<\/h1>/);
    assert.match(
      page,
      /<strong>Hai nước mở lại đường bay \[thẳng\]\(javascript:alert\(1\)\), giá \* rẻ \* &lt;b&gt;\.</,
    );
    assert.match(page, /<em>Máy bay hạ cánh ở Moscow\. Ảnh: AFP\/TTXVN\.<\/em>/);
    assert.doesNotMatch(page, /<a |<b>/);
  });
});
