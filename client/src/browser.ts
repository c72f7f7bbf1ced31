import { LanguageClient } from 'vscode-languageclient/browser';
import * as vscode from 'vscode';
import { start } from './client';

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const address = vscode.Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  stop = await start(
    context,
    (id, name, options) => new LanguageClient(id, name, () => Promise.resolve(new Worker(address)), options),
  );
}

export const deactivate = (): Promise<void> | undefined => stop?.();
