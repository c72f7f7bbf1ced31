// Pictures that are dropped into an article, in a real VS Code.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { exif, iptc, jpeg } from '../picture-kit';
import { closeAll, openNew, page, shown, until, workspace } from './kit';

const text = ` date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
const pictures = {
  'mot.jpg': jpeg({ iptc: iptc({ 120: 'Máy bay hạ cánh ở Moscow', 80: 'Kim Hong-Ji', 110: 'REUTERS' }, 'utf8') }),
  'hai.jpg': jpeg({ exif: exif({ 0x013b: 'Quang Định' }) }),
  'hong.jpg': Buffer.from('không phải ảnh'),
};
const written = `Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Máy bay hạ cánh ở Moscow. Ảnh: Kim Hong-Ji/Reuters.

Câu chú thích nói rõ người và việc trong ảnh. Ảnh: Quang Định.

Câu chú thích nói rõ người và việc trong ảnh. Ảnh: Tên Người Chụp.

Thanh Giang`;

/** Script for the page: a DataTransfer `data` with the pictures as files of the workspace, as the explorer has them. */
const addresses = `const data = new DataTransfer();
  const uris = ${JSON.stringify(Object.keys(pictures))}.map((name) => 'vscode-remote://' + location.host + FOLDER + '/' + name);
  data.setData('text/uri-list', uris.join('\\r\\n'));`;

describe('pictures in an article', function () {
  let editor: vscode.TextEditor;
  before(async function () {
    // Nothing but the page can drag files.
    if (process.env['TOASOAN_PAGE'] === undefined) this.skip();
    await vscode.extensions.getExtension('toasoan.toasoan')!.activate();
  });
  beforeEach(async () => {
    await mkdir(join(workspace(), 'anh'), { recursive: true });
    for (const [name, bytes] of Object.entries(pictures)) await writeFile(join(workspace(), 'anh', name), bytes);
    editor = await openNew('anh/bai.article', text);
    editor.selection = new vscode.Selection(2, 8, 2, 8);
  });
  afterEach(closeAll);

  const captions = (): Promise<string> =>
    until(vscode.workspace.onDidChangeTextDocument, () => {
      const now = editor.document.getText();
      return now === text ? undefined : now;
    });
  const selected = (): Promise<string> =>
    until(vscode.window.onDidChangeTextEditorSelection, () => editor.document.getText(editor.selection) || undefined);
  const drop = (data: string): Promise<unknown> =>
    page('eval', {
      expression: `(() => { ${data}
        const word = [...document.querySelectorAll('.view-line')].find((line) => line.textContent.includes('Hai\\u00a0nước\\u00a0vừa'));
        const { x, y, height } = word.getBoundingClientRect();
        const at = { dataTransfer: data, clientX: x + 40, clientY: y + height / 2, shiftKey: true, bubbles: true, cancelable: true, composed: true };
        for (const name of ['dragenter', 'dragover', 'drop']) word.dispatchEvent(new DragEvent(name, at)); })()`,
    });

  it('are captions where they are dropped', async () => {
    const folder = vscode.Uri.file(join(workspace(), 'anh')).path;
    await drop(addresses.replace('FOLDER', JSON.stringify(folder)));
    assert.equal(await captions(), text.replace(/Hai nước vừa[\s\S]*Thanh Giang/, written));
    assert.equal(await selected(), 'Máy bay hạ cánh ở Moscow');
    await shown('.view-lines', 'Kim Hong-Ji/Reuters');
    await page('screenshot', { path: 'pictures.png' });
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });
});
