// What the light bulb offers beside mending, done in a real VS Code.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { answering, closeAll, open, openNew, problems, workspace } from './kit';

const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Spunik.

Các hãng bay đều hoan nghênh, theo Spunik.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
const [photo, quote] = ['5:44 Error misspelt-agency “Spunik”', '7:36 Error misspelt-agency “Spunik”'];
const are =
  (...wanted: string[]) =>
  (found: string[]): boolean =>
    found.join('\n') === wanted.join('\n');

/** Each test has a folder of its own: what the server knows of another one's files is not waited for. */
let folder = '';
let folders = 0;
const inFolder = (name: string): string => join(workspace(), folder, name);
const read = (name: string): Promise<string> => readFile(inFolder(name), 'utf8');

function lightBulb(document: vscode.TextDocument, words = 'Spunik'): Thenable<vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(words));
  const range = new vscode.Range(at, at.translate(0, words.length));
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind);
}

/** Picks the entry of the light bulb that begins with these words. */
async function pick(document: vscode.TextDocument, title: string, words?: string): Promise<void> {
  const action = (await lightBulb(document, words)).find((one) => one.title.startsWith(title));
  assert.ok(action, title);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command)
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
}

const unsaved = (): string[] =>
  vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path);
const tabs = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs: all }) => all.map(({ label }) => label));

describe('the light bulb', () => {
  beforeEach(async () => {
    folder = `tin ngày ${++folders}`;
    await mkdir(inFolder('.'));
  });
  afterEach(async () => {
    // An unsaved article that is not in front would be asked about.
    await vscode.workspace.saveAll();
    await closeAll();
  });

  it('offers to mend, mend all, explain, add to the list, ignore, change the severity, in this order', async () => {
    const { document } = await openNew(join(folder, 'thu-tu.article'), broken);
    await problems(document, are(photo, quote));
    const actions = await lightBulb(document);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'Thay bằng “Sputnik”',
        'Sửa cả 2 chỗ mắc lỗi này trong bài',
        'Vì sao? Xem trang giải thích “misspelt-agency”',
        'Thêm “Spunik” vào danh sách nguồn tin của tòa soạn',
        'Bỏ qua “Spunik” trong câu này',
        'Đổi mức nhắc hoặc tắt “misspelt-agency”…',
      ],
    );
    assert.equal(actions[0]!.isPreferred, true);
  });

  it('mends all places with one mistake', async () => {
    const { document } = await openNew(join(folder, 'ca-hai.article'), broken);
    await problems(document, are(photo, quote));
    await pick(document, 'Sửa cả 2 chỗ');
    await problems(document, are());
    assert.doesNotMatch(document.getText(), /Spunik/);
  });

  it('ignores a place: asks why, writes and saves the file, and the squiggle goes', async () => {
    const { document } = await openNew(join(folder, 'bỏ qua.article'), broken);
    await problems(document, are(photo, quote));
    await answering(
      'showInputBox',
      () => ' tên của một quán cà phê ',
      () => pick(document, 'Bỏ qua'),
    );
    await problems(document, are(quote));
    const { entries } = JSON.parse(await read('.toasoan-ignore.json')) as { entries: Record<string, string>[] };
    assert.deepEqual(
      entries.map(({ file, rule, text, reason }) => ({ file, rule, text, reason })),
      [{ file: 'bỏ qua.article', rule: 'misspelt-agency', text: 'Spunik', reason: 'tên của một quán cà phê' }],
    );
    assert.deepEqual(unsaved(), []);
    assert.deepEqual(tabs(), ['bỏ qua.article']);
    await answering(
      'showInputBox',
      () => '',
      () => pick(document, 'Bỏ qua', 'theo Spunik'),
    );
    await problems(document, are());
    assert.equal((await read('.toasoan-ignore.json')).match(/"rule"/g)?.length, 2);
  });

  it('ignores nothing when the writer thinks better of it', async () => {
    const { document } = await openNew(join(folder, 'thoi.article'), broken);
    await problems(document, are(photo, quote));
    await answering(
      'showInputBox',
      () => undefined,
      () => pick(document, 'Bỏ qua'),
    );
    assert.equal(existsSync(inFolder('.toasoan-ignore.json')), false);
  });

  it('keeps what stands in an ignore file that cannot be read, and does not offer to write into it', async () => {
    const text = '{ "version": 1, "entries": [ oops ] }\n';
    await writeFile(inFolder('.toasoan-ignore.json'), text);
    const { document } = await openNew(join(folder, 'hong.article'), broken);
    await problems(document, are(photo, quote));
    assert.ok((await lightBulb(document)).every(({ title }) => !title.startsWith('Bỏ qua')));
    assert.equal(await read('.toasoan-ignore.json'), text);
    const shown = await open(join(folder, '.toasoan-ignore.json'));
    await problems(shown.document, (found) => found.some((line) => line.includes(' unreadable-ignore ')));
  });

  it('shows in an open ignore file what is of no use any more, and takes it out', async () => {
    const { document } = await openNew(join(folder, 'thua.article'), broken);
    await problems(document, are(photo, quote));
    await answering(
      'showInputBox',
      () => '',
      () => pick(document, 'Bỏ qua'),
    );
    await problems(document, are(quote));
    const { document: file } = await open(join(folder, '.toasoan-ignore.json'));
    await problems(file, are());
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    const at = document.positionAt(document.getText().indexOf('Spunik'));
    await editor.edit((edit) => edit.replace(new vscode.Range(at, at.translate(0, 6)), 'Sputnik'));
    const found = await problems(file, (all) => all.some((line) => line.includes(' unused-ignore ')));
    assert.equal(found.length, 1);
    await pick(file, 'Bỏ mục này', '"rule"');
    await problems(file, are());
    assert.deepEqual(JSON.parse(file.getText()), { version: 1, entries: [] });
  });

  it('changes how loud a rule is, in the settings of the workspace, and leaves the others', async () => {
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('toasoan');
    const { document } = await openNew(join(folder, 'muc.article'), broken);
    await problems(document, are(photo, quote));
    await settings().update('rules', { 'vague-credit': 'off' }, vscode.ConfigurationTarget.Workspace);
    const asked: string[] = [];
    const choose = (severity: string) => (items: unknown) => {
      const all = items as { label: string; description: string }[];
      asked.push(...all.map(({ label }) => label));
      return all.find(({ description }) => description === severity);
    };
    try {
      await answering('showQuickPick', choose('hint'), () => pick(document, 'Đổi mức nhắc'));
      await problems(document, are(photo.replace('Error', 'Hint'), quote.replace('Error', 'Hint')));
      assert.deepEqual(asked, ['Lỗi', 'Cảnh báo', 'Thông tin', 'Gợi ý', 'Tắt']);
      await answering('showQuickPick', choose('off'), () => pick(document, 'Đổi mức nhắc'));
      await problems(document, are());
      const { workspaceValue } = settings().inspect('rules')!;
      assert.deepEqual(workspaceValue, { 'vague-credit': 'off', 'misspelt-agency': 'off' });
    } finally {
      await settings().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('puts a name on the newsroom’s list, making what is not there, and the squiggles go', async () => {
    await writeFile(inFolder('toasoan.json'), '{\n  // của phòng\n}\n');
    const { document } = await openNew(join(folder, 'danh-sach.article'), broken);
    await problems(document, are(photo, quote));
    await pick(document, 'Thêm “Spunik”');
    await problems(document, are());
    assert.equal(await read('tu-dien/hang-tin.txt'), 'Spunik\n');
    assert.equal(
      await read('toasoan.json'),
      '{\n  // của phòng\n  "lists": { "agencies": "tu-dien/hang-tin.txt" }\n}\n',
    );
    assert.deepEqual(unsaved(), []);
  });
});
