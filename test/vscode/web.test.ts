// Runs in the web worker extension host, as on vscode.dev: nothing of Node is there, not even its assertions.
import * as vscode from 'vscode';

describe('the extension in a browser', () => {
  it('runs in the web worker, and activates', async () => {
    if (vscode.env.uiKind !== vscode.UIKind.Web || 'process' in globalThis)
      throw new Error('This is not the web host.');
    const extension = vscode.extensions.getExtension('toasoan.toasoan');
    if (!extension) throw new Error('The extension is not here.');
    await extension.activate();
    if (!extension.isActive) throw new Error('The extension did not activate.');
  });

  it('checks an article, writes what is to be ignored next to it, and reads it again', async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'trên mạng');
    const article = vscode.Uri.joinPath(folder, 'bài.article');
    const text = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng, theo Spunik.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;
    await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(article);
    await vscode.window.showTextDocument(document);
    const [problem] = await problems(document, (found) => found.length === 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      article,
      problem!.range,
    );
    const { command } = actions.find(({ title }) => title.startsWith('Bỏ qua'))!;
    Object.assign(vscode.window, { showInputBox: () => Promise.resolve('') });
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    await problems(document, (found) => found.length === 0);
    const written = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, '.toasoan-ignore.json'));
    if (!new TextDecoder().decode(written).includes('"text": "Spunik"')) throw new Error('Nothing was written.');
    // A server that is started anew knows only what it reads.
    await vscode.commands.executeCommand('toasoan.restartServer');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(article, document.positionAt(text.length), '\nNguồn Spunik\n');
    await vscode.workspace.applyEdit(edit);
    await problems(document, (found) => found.length > 0 && found.every(({ range }) => range.start.line > 2));
  });
});

/** Waits until the problems of a document are such that `wanted` holds. */
function problems(
  document: vscode.TextDocument,
  wanted: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = vscode.languages.getDiagnostics(document.uri);
      if (!wanted(found)) return;
      listener.dispose();
      resolve(found);
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}
