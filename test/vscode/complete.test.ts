// Completion as a writer meets it: text is typed, suggestions are asked for, the first is accepted, the text is looked at.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { article, caretAt, closeAll, openNew, page, until } from './kit';

const HEAD =
  'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.\n\n';
const TAIL = '\n\nThanh Giang\n\nNguồn: Xinhua, CGTN.\n';

/** Opens an article with the cursor at `‸`. */
async function openAt(name: string, text: string): Promise<vscode.TextEditor> {
  const editor = await openNew(name, text.replace('‸', ''));
  await article(editor.document.uri);
  return caretAt(editor.document, editor.document.positionAt(text.indexOf('‸')));
}

/** Accepts what is selected in the widget, once it shows, and resolves when the text has changed. */
async function accept({ document }: vscode.TextEditor): Promise<void> {
  const { version } = document;
  while (document.version === version && !document.isClosed)
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
}

async function ask(editor: vscode.TextEditor): Promise<void> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await accept(editor);
}

const WIDGET = '.suggest-widget.visible .monaco-list-row';

/** Waits until the widget shows, with that label first. */
const shows = (label?: string): Promise<boolean> =>
  page('eval', {
    expression: `new Promise((found) => {
      const look = () => {
        const first = document.querySelector('${WIDGET} .label-name')?.textContent;
        return first !== undefined && first === (${JSON.stringify(label) ?? 'first'}) ? found(true) : requestAnimationFrame(look);
      };
      look();
    })`,
  });

/** Presses a key, and waits for the text to change. */
async function press(key: string, { document }: vscode.TextEditor): Promise<void> {
  const { version } = document;
  await page('press', { key });
  await until(vscode.workspace.onDidChangeTextDocument, () => (document.version > version ? true : undefined));
}

const paragraph = ({ document }: vscode.TextEditor): string => document.getText().replace(HEAD, '').replace(TAIL, '');

describe('completion', () => {
  afterEach(closeAll);

  for (const [name, typed, wanted] of [
    ['chu-dau', 'Theo quy định của bqp', 'Theo quy định của Bộ Quốc phòng'],
    ['khong-dau', 'Theo quy định của bo quoc', 'Theo quy định của Bộ Quốc phòng'],
    ['co-dau', 'Theo quy định của bộ q', 'Theo quy định của Bộ Quốc phòng'],
    ['co-hoa', 'Theo quy định của Bộ Quốc ', 'Theo quy định của Bộ Quốc phòng'],
    ['to-hop', `Theo quy định của ${'bộ quố'.normalize('NFD')}`, 'Theo quy định của Bộ Quốc phòng'],
    ['chu-d', 'Đoàn đã tới da n', 'Đoàn đã tới Đà Nẵng'],
    ['ten-bai', 'Tổng thống Vladimir Koltsov đến. Ông vlad', 'Tổng thống Vladimir Koltsov đến. Ông Vladimir Koltsov'],
    ['nguon-anh', 'Quốc kỳ Nga tung bay. Ảnh: AFP/ttx', 'Quốc kỳ Nga tung bay. Ảnh: AFP/TTXVN'],
  ] as const)
    it(`${typed.normalize('NFC')} → ${wanted}`, async () => {
      const editor = await openAt(`goi-y-${name}.article`, `${HEAD}‸${TAIL}`);
      await editor.edit((edit) => edit.insert(editor.selection.active, typed));
      await ask(editor);
      assert.equal(paragraph(editor), wanted);
      assert.ok(editor.selection.isEmpty);
      assert.equal(editor.document.offsetAt(editor.selection.active), (HEAD + wanted).length);
    });

  it('shows sources by itself behind “Ảnh:”, narrows them as letters come, and nothing before', async function () {
    if (!process.env['TOASOAN_PAGE']) this.skip();
    const editor = await openAt('go-anh.article', `${HEAD}‸${TAIL}`);
    await page('type', { text: 'Ông nói: “Quốc kỳ Nga”. Ảnh' });
    assert.equal(await page('eval', { expression: `document.querySelector('${WIDGET}') !== null` }), false);
    await page('type', { text: ':' });
    // Which sources come first hangs on the articles of the folder.
    await shows();
    await page('type', { text: ' reu' });
    await shows('Reuters');
    await press('Tab', editor);
    assert.equal(paragraph(editor), 'Ông nói: “Quốc kỳ Nga”. Ảnh: Reuters');
  });

  it('goes from a label to the names that follow it', async function () {
    if (!process.env['TOASOAN_PAGE']) this.skip();
    const editor = await openAt('nhan.article', `${HEAD}Quốc kỳ Nga. an‸${TAIL}`);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await shows('Ảnh:');
    await press('Tab', editor);
    assert.equal(paragraph(editor), 'Quốc kỳ Nga. Ảnh: ');
    await shows();
    await page('type', { text: 'yon' });
    await shows('Yonhap');
    await press('Tab', editor);
    assert.equal(paragraph(editor), 'Quốc kỳ Nga. Ảnh: Yonhap');
  });

  it('puts today on the date line', async () => {
    const editor = await openAt('ngay.article', 'date ‸');
    await ask(editor);
    await until(vscode.workspace.onDidChangeTextDocument, () =>
      editor.document.getText().length > 5 ? true : undefined,
    );
    const now = new Date();
    const pad = (number: number): string => String(number).padStart(2, '0');
    const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    assert.equal(editor.document.getText(), `date ${today} `);
  });

  it('is off while a writer types, but for the end of a label', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'article' });
    assert.deepEqual(editor.get('quickSuggestions'), { other: 'off', comments: 'off', strings: 'off' });
    assert.equal(editor.get('acceptSuggestionOnEnter'), 'smart');
  });
});
