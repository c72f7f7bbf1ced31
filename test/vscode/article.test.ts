// What a reporter does with the extension, done in a real VS Code.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { article, closeAll, open, openNew, problems, seen, serverPid, until } from './kit';

const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow Ảnh: Spunik

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
const has = (rule: string) => (found: string[]) => found.some((line) => line.includes(` ${rule} `));
const not = (rule: string) => (found: string[]) => found.length > 0 && !has(rule)(found);

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('toasoan');
const set = (name: string, value: unknown): Thenable<void> =>
  settings().update(name, value, vscode.ConfigurationTarget.Workspace);

describe('articles in the editor', () => {
  afterEach(closeAll);

  it('opens article 002 as the .txt that it is, and shows its mistakes', async () => {
    const { document } = await open('002_e14a3acbbd47282c.txt');
    const opened = await article(document.uri);
    const found = await problems(opened, has('missing-sources-colon'));
    assert.deepEqual(found, [
      '5:26 Error missing-credit-separator “ Ảnh”',
      '5:37 Hint credit-full-stop “p”',
      '7:60 Warning inconsistent-quotes “"”',
      '7:404 Warning missing-full-stop “"”',
      '9:204 Warning missing-full-stop “””',
      '11:47 Error miscapitalised-name “Trung quốc”',
      '13:114 Error missing-credit-separator “ Ảnh”',
      '13:120 Error misspelt-agency “Spunik”',
      '13:125 Hint credit-full-stop “k”',
      '15:68 Warning unconnected-names “Bắc Kinh Moscow”',
      '23:1 Error missing-sources-colon “Nguồn”',
      '23:7 Error misspelt-agency “Spunik”',
      '23:17 Hint sources-full-stop “A”',
    ]);
  });

  it('opens article 000, and shows its four', async () => {
    const { document } = await open('000_007bdffb1396e456.txt');
    const opened = await article(document.uri);
    assert.deepEqual(await problems(opened, has('inconsistent-dashes')), [
      '3:43 Hint redundant-words “đã vừa”',
      '13:8 Error miscapitalised-name “trung Quốc”',
      '13:72 Warning inconsistent-dashes “-”',
      '15:99 Error miscapitalised-name “Bộ quốc phòng”',
    ]);
  });

  it('leaves other .txt files alone, and one that the writer turned back', async () => {
    const other = await openNew('ghi-chep.txt', 'Việc cần làm hôm nay\n');
    assert.equal(other.document.languageId, 'plaintext');
    const { document } = await openNew('doi-lai.txt', broken);
    await article(document.uri);
    await vscode.commands.executeCommand('toasoan.treatAsPlainText');
    const back = vscode.window.activeTextEditor!.document;
    assert.equal(back.languageId, 'plaintext');
    await closeAll();
    const again = await open('doi-lai.txt');
    assert.equal(again.document.languageId, 'plaintext');
    await vscode.commands.executeCommand('toasoan.treatAsArticle');
    assert.equal(vscode.window.activeTextEditor!.document.languageId, 'article');
  });

  it('leaves .txt files alone when told so', async () => {
    await set('detectPlainText', false);
    try {
      const { document } = await openNew('khong-nhan.txt', broken);
      assert.equal(document.languageId, 'plaintext');
    } finally {
      await set('detectPlainText', undefined);
    }
  });

  it('knows .article, .bai and .bai.txt by name', async () => {
    for (const name of ['a.article', 'b.bai', 'c.bai.txt']) {
      const { document } = await openNew(name, 'Chưa có dòng ngày\n');
      assert.equal(document.languageId, 'article', name);
    }
  });

  it('mends a mistake by quick fix', async () => {
    const { document } = await openNew('sua.article', broken);
    await problems(document, has('misspelt-agency'));
    const at = document.positionAt(document.getText().indexOf('Spunik'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes('Sputnik'));
    assert.equal(fix?.isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.match(document.getText(), /Ảnh: Sputnik\n/);
    await problems(document, not('misspelt-agency'));
  });

  it('mends all that is safe on save, when asked to', async () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'article' });
    const actions = { 'source.fixAll.toasoan': 'explicit' };
    await editor.update('codeActionsOnSave', actions, vscode.ConfigurationTarget.Workspace, true);
    try {
      const opened = await openNew('luu.article', broken);
      await problems(opened.document, has('misspelt-agency'));
      await opened.edit((edit) => edit.insert(opened.document.positionAt(opened.document.getText().length), '\n'));
      assert.ok(await opened.document.save());
      assert.match(opened.document.getText(), /ở Moscow\. Ảnh: Sputnik\n/);
    } finally {
      await editor.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
    }
  });

  it('checks only on save under onSave', async () => {
    await set('run', 'onSave');
    try {
      const editor = await openNew('khi-luu.article', broken.replace('Spunik', 'Sputnik'));
      const { document } = editor;
      await problems(document, has('missing-credit-separator'));
      const at = document.positionAt(document.getText().indexOf('Nguồn:') + 'Nguồn'.length);
      await editor.edit((edit) => edit.delete(new vscode.Range(at, at.translate(0, 1))));
      // The server has answered for the text as it is now, and still says nothing of it.
      await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
      assert.ok(not('missing-sources-colon')(seen(document)));
      await document.save();
      await problems(document, has('missing-sources-colon'));
    } finally {
      await set('run', undefined);
    }
  });

  it('takes severities from the settings at once', async () => {
    const { document } = await openNew('muc.article', broken);
    await problems(document, has('misspelt-agency'));
    await set('rules', { 'misspelt-agency': 'off' });
    try {
      await problems(document, not('misspelt-agency'));
    } finally {
      await set('rules', undefined);
    }
    await problems(document, has('misspelt-agency'));
  });

  it('speaks English when told so', async () => {
    await set('language', 'en');
    try {
      const { document } = await openNew('english.article', broken);
      await problems(document, has('misspelt-agency'));
      const messages = vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
      assert.ok(
        messages.some((message) => message.includes('misspelt')),
        messages.join('\n'),
      );
    } finally {
      await set('language', undefined);
    }
  });

  it('links each problem to the page that explains it, and the page opens', async () => {
    const { document } = await openNew('trang.article', broken);
    await problems(document, has('misspelt-agency'));
    const [first] = vscode.languages.getDiagnostics(document.uri);
    const code = first!.code as { value: string; target: vscode.Uri };
    assert.equal(code.target.scheme, 'command');
    const [rule] = JSON.parse(code.target.query) as [string];
    assert.equal(rule, code.value);
    await vscode.commands.executeCommand(code.target.path, rule);
    const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all);
    await until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().find(({ label }) => label.includes(rule)));
  });

  it('shows the outline: tít, sapo, ảnh, bút danh, nguồn', async () => {
    const { document } = await openNew('dan-bai.article', broken);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, detail }) => (detail ? `${name} | ${detail}` : name)),
      [
        'Tít: Hai nước mở lại đường bay | 2026-01-28',
        'Sapo: Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
        'Ảnh 1: Chuyến bay đầu tiên hạ cánh ở Moscow | Spunik',
        'Các hãng bay hai bên đều hoan nghênh quyết định này.',
        'Bút danh: Thanh Giang',
        'Nguồn: Xinhua, CGTN',
      ],
    );
  });

  it('tells the weekday on hover', async () => {
    const { document } = await openNew('re-chuot.article', broken);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 8),
    );
    const text = (hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join('');
    assert.match(text.replaceAll('\\', ''), /Thứ tư, 28\/1\/2026/);
  });

  it('sets up the editor for Vietnamese', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'article' });
    assert.equal(editor.get('wordWrap'), 'on');
    assert.equal(editor.get('wordBasedSuggestions'), 'off');
    assert.equal(editor.get('unicodeHighlight.nonBasicASCII'), false);
    assert.equal(editor.get('unicodeHighlight.ambiguousCharacters'), false);
    assert.equal(editor.get('unicodeHighlight.invisibleCharacters'), true);
  });
});

describe('snippets', () => {
  afterEach(closeAll);

  interface Snippet {
    readonly prefix: string | string[];
    readonly body: string | string[];
    readonly isFileTemplate?: boolean;
  }
  const sound = broken.replace('Moscow Ảnh: Spunik', 'Moscow. Ảnh: Sputnik.');
  /** Where each snippet goes in a sound article: what it replaces there. */
  const places: Record<string, string> = {
    anh: 'Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.',
    chumanh: 'Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.',
    butdanh: 'Thanh Giang',
    nguon: 'Nguồn: Xinhua, CGTN.',
    trichdan: 'Các hãng bay hai bên đều hoan nghênh quyết định này.',
    titphu: 'Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.',
  };

  it('each expands in the editor and leaves no problem', async () => {
    const file = join(vscode.extensions.getExtension('toasoan.toasoan')!.extensionPath, 'snippets/article.json');
    const all = JSON.parse(await readFile(file, 'utf8')) as Record<string, Snippet>;
    for (const [name, { prefix, isFileTemplate }] of Object.entries(all)) {
      const [short] = [prefix].flat();
      assert.match(short!, /^[a-z]+$/, `${name}: a prefix is typed with the input method on`);
      const place = places[short!];
      assert.ok(isFileTemplate || place, `${name}: the test does not know where it goes`);
      const editor = await openNew(`mau-${short!}.article`, isFileTemplate ? '' : sound);
      const { document } = editor;
      const from = document.positionAt(isFileTemplate ? 0 : document.getText().indexOf(place!));
      editor.selection = new vscode.Selection(from, from.translate(0, place?.length ?? 0));
      await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'article', name });
      assert.notEqual(document.getText(), isFileTemplate ? '' : sound);
      // A mistake put in afterwards is found, so that silence before it means something.
      const before = document.getText();
      await vscode.commands.executeCommand('leaveSnippet');
      const shown = await lint(document);
      assert.deepEqual(shown, [], `${name}:\n${before}`);
      await closeAll();
    }
  });

  /** The problems of the text as it stands: asks for them until the answer is for this version. */
  async function lint(document: vscode.TextDocument): Promise<string[]> {
    await document.save();
    const marker = '\n\nNguồn Spunik, CNA\n';
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(document.getText().length);
    edit.insert(document.uri, end, marker);
    await vscode.workspace.applyEdit(edit);
    await problems(document, has('misspelt-agency'));
    const undo = new vscode.WorkspaceEdit();
    undo.delete(document.uri, new vscode.Range(end, document.positionAt(document.getText().length)));
    await vscode.workspace.applyEdit(undo);
    return problems(document, (found) => !has('misspelt-agency')(found));
  }
});

describe('a dying server', () => {
  afterEach(closeAll);

  it('comes back, with what was typed meanwhile', async () => {
    const editor = await openNew('chet.article', broken);
    const { document } = editor;
    await problems(document, has('misspelt-agency'));
    const dead = serverPid();
    process.kill(dead, 'SIGKILL');
    const at = document.positionAt(document.getText().indexOf('Spunik'));
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 6)), 'Sputnik'));
    await problems(document, not('misspelt-agency'));
    await problems(document, has('missing-credit-separator'));
    assert.notEqual(serverPid(), dead);
    assert.match(document.getText(), /Ảnh: Sputnik\n/);
  });

  it('is restarted by command', async () => {
    const { document } = await openNew('lai.article', broken);
    await problems(document, has('misspelt-agency'));
    const before = serverPid();
    await vscode.commands.executeCommand('toasoan.restartServer');
    await problems(document, has('misspelt-agency'));
    assert.notEqual(serverPid(), before);
  });
});
