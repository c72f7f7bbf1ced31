// Problems on the line being typed wait until it is left.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, openNew, problems, seen } from './kit';

const text = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay Hà Nội - Moscow sau ba năm gián đoạn.

Các hãng bay hai bên đều hoan nghênh nghành du lịch.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
const lead = 3;
const typed = 5;
const has =
  (...wanted: string[]) =>
  (found: string[]): boolean =>
    wanted.every((one) => found.some((line) => line.includes(one)));
const on = (line: number, found: string[]): string[] => found.filter((one) => one.startsWith(`${line}:`));
const old = '5:38 Error misspelt-syllable “nghành”';

const type = (words: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text: words });

/** Opens the article and types a sentence with a mistake, and with dashes that make the one in the lead stand out. */
async function typing(name: string): Promise<vscode.TextEditor> {
  const editor = await openNew(name, text);
  await problems(editor.document, has(old));
  const end = editor.document.lineAt(typed - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  await type(' Tuyến Huế – Moscow và Huế – Vinh đươc');
  // What the server said of this text has come when the dash of the lead is marked.
  await problems(editor.document, (found) => has('inconsistent-dashes')(on(lead, found)));
  return editor;
}

const shownLate = '5:87 Error misspelt-syllable “đươc”';

describe('focus mode', () => {
  afterEach(closeAll);

  it('holds new problems on the line being typed, and nothing else, until the caret leaves it', async () => {
    const { document } = await typing('tap-trung.article');
    assert.deepEqual(on(typed, seen(document)), [old]);
    await vscode.commands.executeCommand('cursorLeft');
    await vscode.commands.executeCommand('cursorHome');
    assert.deepEqual(on(typed, seen(document)), [old], 'the caret is still on the line');
    await vscode.commands.executeCommand('cursorDown');
    const found = await problems(document, has(shownLate, 'missing-full-stop'));
    assert.equal(on(typed, found).length, 3);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(4, 88, 4, 88),
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(actions.some(({ title }) => title.includes('được')));
  });

  it('keeps what was shown while the line goes on, and lets go of what is mended', async () => {
    const editor = await typing('con-lai.article');
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('nghành'));
    editor.selection = new vscode.Selection(at, at);
    await type('nhiều ');
    await problems(document, has('5:44 Error misspelt-syllable “nghành”'));
    editor.selection = new vscode.Selection(at.translate(0, 6), at.translate(0, 12));
    await type('ngành');
    const found = await problems(document, (all) => on(typed, all).length === 0);
    assert.ok(has('inconsistent-dashes')(on(lead, found)));
  });

  it('shows everything once the next line is begun', async () => {
    const { document } = await typing('dong-moi.article');
    await type('\n');
    await problems(document, has(shownLate));
  });

  it('shows everything on saving', async () => {
    const { document } = await typing('luu-lai.article');
    await document.save();
    await problems(document, has(shownLate));
    const gone: string[][] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      const found = seen(document);
      if (!has(shownLate, old)(found)) gone.push(found);
    });
    await type('. Thêm đươcc');
    await vscode.commands.executeCommand('cursorDown');
    await problems(document, has('“đươcc”'));
    listener.dispose();
    assert.deepEqual(gone, [], 'what was shown on saving stays');
  });

  it('shows everything when the writer turns to another editor', async () => {
    const { document } = await typing('sang-bai.article');
    await openNew('bai-khac.article', text);
    await vscode.window.showTextDocument(document);
    await problems(document, has(shownLate));
  });

  it('can be turned off', async () => {
    const settings = vscode.workspace.getConfiguration('toasoan');
    await settings.update('focusMode', false, vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await typing('khong-doi.article');
      await problems(document, has(shownLate));
    } finally {
      await settings.update('focusMode', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
