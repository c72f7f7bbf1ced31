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

  it('opens the preview of an article', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'article', content: 'date 2026-01-28 Tít' });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('toasoan.openPreview');
    const name = `Xem trước: ${document.uri.path}`;
    const isThere = (): boolean =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input, label }) => input instanceof vscode.TabInputWebview && label === name),
      );
    await new Promise<void>((resolve) => {
      const listener = vscode.window.tabGroups.onDidChangeTabs(() => look());
      const look = (): void => {
        if (!isThere()) return;
        listener.dispose();
        resolve();
      };
      look();
    });
  });
});
