import * as vscode from 'vscode';

/** An article with mistakes of every kind, to try things on; it ships with the extension. */
const SAMPLE = ['samples', 'bai-co-loi.txt'];

/** The commands that show the writer round: the walkthrough, and an article that is nobody's to try things on. */
export function registerWalkthrough({ extension }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('toasoan.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
    ),
    vscode.commands.registerCommand('toasoan.openSample', async () => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, ...SAMPLE));
      const content = new TextDecoder().decode(bytes);
      // Untitled: it is written nowhere unless the writer saves it.
      const document = await vscode.workspace.openTextDocument({ language: 'article', content });
      return (await vscode.window.showTextDocument(document, { preview: false })).document.uri;
    }),
  );
}
