// The preview, in a real VS Code: what stands on its page, and how page and editor follow each other.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { caretAt, closeAll, openNew, page, serverPid, until } from './kit';

const evil =
  'Giá vé <b>giảm</b>: <img src="x" onerror="document.title = \'!\'"> &amp; <script>document.title = 1</script>.';
const text = [
  'date 2026-01-28 Hai nước mở lại đường bay',
  'Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
  'Chuyến bay đầu tiên hạ cánh. Ảnh: AFP/TTXVN.',
  evil,
  ...Array.from(
    { length: 40 },
    (_, index) => `Đoạn ${index + 1}: ${'đường bay thẳng sau ba năm, '.repeat(12)}theo Xinhua.`,
  ),
  'Thanh Giang',
  'Nguồn: Xinhua, CGTN.',
  '',
].join('\n\n');
/** The line of paragraph n, from 0. */
const lineOf = (n: number): number => 6 + 2 * n;

/** JavaScript for the page of the preview. */
const inPreview = <T>(expression: string): Promise<T> => page('eval', { expression, frame: FRAME });
const FRAME = 'body > main > article';

/** Waits until a condition holds on the page: asked at once, and after each change and scroll. */
const previewIs = (condition: string): Promise<unknown> =>
  inPreview(`new Promise((resolve) => {
    const look = () => (${condition}) && resolve(true);
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    for (const event of ['scroll', 'focus']) addEventListener(event, look);
    look();
  })`);

/** Where the upper edge of paragraph n stands on the screen. */
const topOf = (n: number): string => `[...document.querySelectorAll('.paragraph')][${n}].getBoundingClientRect().top`;

async function preview(name: string, written = text): Promise<vscode.TextEditor> {
  const editor = await openNew(name, written);
  await vscode.commands.executeCommand('toasoan.openPreview');
  await previewIs(`document.querySelector('article > *')`);
  return editor;
}

const panels = (): string[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview)
    .map(({ label }) => label);
const panelsAre = (wanted: string[]): Promise<true> =>
  until(vscode.window.tabGroups.onDidChangeTabs, () => isDeepStrictEqual(panels(), wanted) || undefined);

const topLine = (editor: vscode.TextEditor): number => editor.visibleRanges[0]!.start.line;

describe('the preview', () => {
  before(function () {
    if (!process.env['TOASOAN_PAGE']) this.skip();
  });
  afterEach(closeAll);

  it('shows the parts in the order of print, as text and never as HTML', async () => {
    await preview('xem.article');
    const parts = await inPreview<string[]>(
      `[...document.querySelectorAll('article > *')].map((part) => part.tagName + ' ' + part.className + ': ' + part.textContent)`,
    );
    assert.deepEqual(
      [...parts.slice(0, 5), ...parts.slice(-2)],
      [
        'P date: 28/1/2026',
        'H1 headline: Hai nước mở lại đường bay',
        'P lead: Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
        'FIGURE picture: Ảnh 1Chuyến bay đầu tiên hạ cánh. Ảnh: AFP/TTXVN',
        `P paragraph: ${evil}`,
        'P byline: Thanh Giang',
        'P sources: Nguồn: Xinhua, CGTN.',
      ],
    );
    assert.equal(
      await inPreview(`document.querySelectorAll('article :is(img, b, script)').length + document.title`),
      '0',
    );
    assert.equal(await inPreview('document.documentElement.lang'), 'vi');
    assert.equal(await inPreview(`getComputedStyle(document.querySelector('.paragraph')).hyphens`), 'manual');
  });

  it('lets nothing in but its own script and style', async () => {
    await preview('chan.article');
    const policy = await inPreview<string>(
      `document.querySelector('meta[http-equiv="Content-Security-Policy"]').content`,
    );
    assert.match(policy, /^default-src 'none'; style-src 'nonce-([-\w]+)'; script-src 'nonce-\1'$/);
    const refused = `new Promise((resolve) => {
      addEventListener('securitypolicyviolation', ({ violatedDirective }) => resolve(violatedDirective));
      const image = document.createElement('img');
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
      document.body.append(image);
    })`;
    assert.equal(await inPreview(refused), 'img-src');
  });

  it('changes while one types, and only where the text has changed', async () => {
    const editor = await preview('go.article');
    await inPreview(`void (window.before = [...document.querySelector('article').children])`);
    await caretAt(editor.document, new vscode.Position(0, 16));
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await page('eval', {
      expression: `new Promise((resolve) => {
        const look = () => document.activeElement?.closest('.editor-instance') && resolve(true);
        addEventListener('focusin', look);
        look();
      })`,
    });
    await page('type', { text: 'Tin vui: ' });
    await previewIs(`document.querySelector('h1').textContent === 'Tin vui: Hai nước mở lại đường bay'`);
    await editor.edit((change) => change.insert(new vscode.Position(lineOf(2), 0), 'Đoạn mới <i>chen</i> vào.\n\n'));
    await previewIs(`document.querySelectorAll('.paragraph')[2].textContent === 'Đoạn mới <i>chen</i> vào.'`);
    assert.equal(
      await inPreview(
        `window.before.every((element) => element.isConnected) && document.querySelector('article').children.length - window.before.length`,
      ),
      1,
    );
    await editor.edit((change) => change.delete(new vscode.Range(4, 0, lineOf(3), 0)));
    await previewIs(`!document.querySelector('figure') && document.querySelectorAll('.paragraph').length === 39`);
    assert.equal(editor.document.isDirty, true);
  });

  it('scrolls with the editor, and the editor with it, and neither comes back as an echo', async () => {
    const editor = await preview('cuon.article');
    editor.revealRange(new vscode.Range(lineOf(20), 0, lineOf(20), 0), vscode.TextEditorRevealType.AtTop);
    await previewIs(`Math.abs(${topOf(20)}) < 5`);
    assert.equal(topLine(editor), lineOf(20));

    await inPreview(`scrollTo(0, scrollY + ${topOf(30)})`);
    await until(vscode.window.onDidChangeTextEditorVisibleRanges, () => {
      return topLine(editor) === lineOf(30) || undefined;
    });
    // What the editor has said of that by now is read by the page before the change is.
    await editor.edit((change) => change.insert(new vscode.Position(lineOf(31), 0), 'Sửa: '));
    await previewIs(`[...document.querySelectorAll('.paragraph')][31].textContent.startsWith('Sửa: ')`);
    assert.ok(await inPreview(`Math.abs(${topOf(30)}) < 5`));
    assert.equal(topLine(editor), lineOf(30));

    // The caret is the writer's: the page follows it at once.
    editor.selection = new vscode.Selection(lineOf(30), 0, lineOf(30), 0);
    await vscode.commands.executeCommand('cursorTop');
    await previewIs('scrollY === 0');
  });

  it('keeps the reader’s place while text comes above it, where no editor leads', async () => {
    const { document } = await preview('giu-cho.article');
    await openNew('ghi-chep.txt', 'Chỉ là ghi chép.\n');
    await inPreview(`scrollTo(0, scrollY + ${topOf(10)} - 7)`);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(lineOf(2), 0), 'Đoạn chen vào.\n\n');
    await vscode.workspace.applyEdit(edit);
    await previewIs(`document.querySelectorAll('.paragraph')[2].textContent === 'Đoạn chen vào.'`);
    assert.ok(await inPreview(`Math.abs(${topOf(11)} - 7) < 2`));
    await document.save();
  });

  it('puts the caret where one presses Enter or clicks twice', async () => {
    const editor = await preview('nhay.article');
    /** Waits until the caret stands at these words. */
    const caretIs = (words: string): Promise<true> =>
      until(vscode.window.onDidChangeTextEditorSelection, () => {
        const { document, selection } = editor;
        return document.offsetAt(selection.active) === document.getText().indexOf(words) || undefined;
      });
    // Keys are pressed on the page itself: when a panel gets the window's focus is the editor's to say, and no event tells.
    const press = (...keys: string[]): Promise<unknown> =>
      inPreview(`for (const key of ${JSON.stringify(keys)})
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))`);
    await inPreview(`document.querySelector('article [tabindex="0"]').focus()`);
    await press('ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
    await caretIs('Hai nước mở');
    await inPreview(`document.querySelector('article [tabindex="0"]').focus()`);
    await press('ArrowDown', 'ArrowDown', 'Enter');
    await caretIs('Chuyến bay');
    await page('dblclick', { frame: FRAME, selector: '.credit', position: { x: 50, y: 10 } });
    await caretIs('AFP/TTXVN');
  });

  it('goes on when the server has died and come back', async () => {
    const editor = await preview('chet.article');
    process.kill(serverPid(), 'SIGKILL');
    await editor.edit((change) => change.insert(new vscode.Position(0, 16), 'Sống lại: '));
    await previewIs(`document.querySelector('h1').textContent === 'Sống lại: Hai nước mở lại đường bay'`);
  });

  it('follows the article in front, unless it is locked', async () => {
    await preview('mot.article');
    await panelsAre(['Xem trước: mot.article']);
    await openNew('hai.article', 'date 2026-01-29 Bài thứ hai\n\nSapo của bài thứ hai.\n');
    await previewIs(`document.querySelector('h1').textContent === 'Bài thứ hai'`);
    assert.equal(await inPreview('document.querySelectorAll("article > *").length'), 3);
    await openNew('ba.txt', 'Chỉ là ghi chép.\n');
    await panelsAre(['Xem trước: hai.article']);

    await vscode.commands.executeCommand('toasoan.lockPreview');
    await openNew('bon.article', 'date 2026-01-30 Bài thứ tư\n\nSapo của bài thứ tư.\n');
    await panelsAre(['Xem trước (giữ): hai.article']);
    assert.equal(await inPreview(`document.querySelector('h1').textContent`), 'Bài thứ hai');
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await vscode.commands.executeCommand('toasoan.lockPreview');
    await previewIs(`document.querySelector('h1').textContent === 'Bài thứ tư'`);
    await panelsAre(['Xem trước: bon.article']);
  });

  it('leads to the export of the article it shows', async () => {
    const editor = await preview('xuat.article');
    const original = vscode.window.showQuickPick;
    const asked = new Promise<string | undefined>((resolve) =>
      Object.assign(vscode.window, {
        showQuickPick: (_: unknown, options: vscode.QuickPickOptions) => {
          resolve(options.title);
          return Promise.resolve(undefined);
        },
      }),
    );
    try {
      await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
      await until(vscode.window.onDidChangeActiveTextEditor, () => !vscode.window.activeTextEditor || undefined);
      await vscode.commands.executeCommand('toasoan.exportPreviewed');
      assert.ok(await asked);
    } finally {
      Object.assign(vscode.window, { showQuickPick: original });
    }
    assert.equal(editor.document.isDirty, false);
  });

  it('speaks the language of the settings', async () => {
    await preview('tieng.article');
    const settings = vscode.workspace.getConfiguration('toasoan');
    await settings.update('language', 'en', vscode.ConfigurationTarget.Workspace);
    try {
      await previewIs(`document.querySelector('.frame').textContent === 'Photo 1'`);
      await panelsAre(['Preview: tieng.article']);
    } finally {
      await settings.update('language', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await previewIs(`document.querySelector('.frame').textContent === 'Ảnh 1'`);
  });

  it('says so where nothing is written, and comes back from behind another tab', async () => {
    const editor = await preview('trong.article');
    await editor.edit((change) => change.delete(new vscode.Range(0, 0, editor.document.lineCount, 0)));
    await previewIs(`!document.querySelector('article > *') && !document.querySelector('#empty').hidden`);
    assert.equal(await inPreview(`document.querySelector('#empty').textContent`), 'Bài chưa có chữ nào.');
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.Two);
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), 'date 2026-01-28 Viết lại'));
    await vscode.commands.executeCommand('toasoan.openPreview');
    await previewIs(`document.querySelector('h1')?.textContent === 'Viết lại'`);
  });
});
