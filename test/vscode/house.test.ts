// A newsroom's `toasoan.json` in a real VS Code.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, openNew, problems, seen, until, workspace } from './kit';

const article = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow Ảnh: Spunik

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
const has = (rule: string) => (found: string[]) => found.some((line) => line.includes(` ${rule} `));
const house = (severity: string): string => `{
  // Quy định của báo
  "style": { "creditSeparator": " - " },
  "rules": { "misspelt-agency": "${severity}" }
}
`;

/** Opens a file in a folder of its own, so that the other tests know nothing of its `toasoan.json`. */
async function openIn(folder: string, name: string, text: string): Promise<vscode.TextEditor> {
  await mkdir(join(workspace(), folder), { recursive: true });
  return openNew(join(folder, name), text);
}

const place = (document: vscode.TextDocument, text: string, behind = 0): vscode.Position =>
  document.positionAt(document.getText().indexOf(text) + behind);

describe('the house style', () => {
  afterEach(closeAll);

  it('holds for the articles of its folder as it is typed', async () => {
    const settings = await openIn('bao-mot', 'toasoan.json', house('off'));
    const { document } = await openIn('bao-mot', 'bai.article', article);
    const found = await problems(document, has('missing-credit-separator'));
    assert.ok(!has('misspelt-agency')(found), found.join('\n'));
    const edit = new vscode.WorkspaceEdit();
    const off = place(settings.document, '"off"');
    edit.replace(settings.document.uri, new vscode.Range(off, off.translate(0, 5)), '"hint"');
    await vscode.workspace.applyEdit(edit);
    assert.ok((await problems(document, has('misspelt-agency'))).some((line) => line.includes('Hint misspelt-agency')));
  });

  it('takes effect when it changes on disk', async () => {
    const { document } = await openIn('bao-hai', 'bai.article', article);
    await problems(document, has('misspelt-agency'));
    const file = vscode.Uri.file(join(workspace(), 'bao-hai/toasoan.json'));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(house('off')));
    await problems(document, (found) => found.length > 0 && !has('misspelt-agency')(found));
  });

  it('shows what is wrong in the file, once, and mends it', async () => {
    const { document } = await openIn('bao-ba', 'toasoan.json', house('of').replace('"style"', '"stlye"'));
    assert.equal(document.languageId, 'jsonc');
    const wanted = ['3:3 Error toasoan.json “"stlye"”', '4:33 Error toasoan.json “"of"”'];
    await problems(document, (found) => found.length >= 2);
    // A fault of JSON is told by VS Code itself: when it has told it, it has said all that it has to say.
    const comma = place(document, '},', 1);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(comma, comma.translate(0, 1)));
    await vscode.workspace.applyEdit(edit);
    const found = await problems(document, (lines) => lines.some((line) => !line.includes(' toasoan.json ')));
    assert.equal(found.length, 3, found.join('\n'));
    assert.deepEqual(
      found.filter((line) => line.includes(' toasoan.json ')),
      wanted,
    );
    const back = new vscode.WorkspaceEdit();
    back.insert(document.uri, comma, ',');
    await vscode.workspace.applyEdit(back);
    assert.deepEqual(await problems(document, (lines) => lines.length === 2), wanted);

    const at = place(document, 'stlye');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes('“style”'));
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    await problems(document, (lines) => lines.length === 1);
    assert.equal(vscode.languages.getDiagnostics(document.uri)[0]?.source, 'Tòa Soạn');
  });

  it('is completed and explained by its schema, and laid out by VS Code itself', async () => {
    const text = '{\n  "style": { "creditSeparator": "" },\n  "rules": {}\n}\n';
    const { document } = await openIn('bao-bon', 'toasoan.json', text);
    const complete = async (at: vscode.Position, wanted: string): Promise<void> => {
      const look = async (): Promise<string[]> => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          at,
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      };
      assert.ok(
        (await look()).some((label) => label.includes(wanted)),
        `${wanted}: ${(await look()).join(', ')}`,
      );
    };
    await complete(place(document, '"creditSeparator"', 1), 'sourcesFullStop');
    await complete(place(document, '""', 1), ' – ');
    await complete(place(document, '{}', 1), 'lead-too-long');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      place(document, 'creditSeparator', 2),
    );
    assert.match((hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join(''), /Dấu giữa chú thích/);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 4, insertSpaces: true },
    );
    assert.ok(edits && edits.length > 0);
  });

  it('leaves ignored articles in peace', async () => {
    await openIn('bao-nam', 'toasoan.json', '{ "ignore": ["cu/"] }');
    const { document: old } = await openIn('bao-nam/cu', 'bai.article', article);
    const { document } = await openIn('bao-nam', 'bai.article', article);
    await problems(document, has('misspelt-agency'));
    assert.deepEqual(seen(old), []);
    const file = vscode.Uri.file(join(workspace(), 'bao-nam/toasoan.json'));
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString())!;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(place(open, 'cu/'), place(open, 'cu/', 2)), 'moi');
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(old);
    await until(vscode.languages.onDidChangeDiagnostics, () => (has('misspelt-agency')(seen(old)) ? true : undefined));
  });
});
