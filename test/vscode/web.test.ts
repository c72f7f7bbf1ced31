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
});
