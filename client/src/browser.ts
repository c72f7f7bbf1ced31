import { LanguageClient } from 'vscode-languageclient/browser';
import * as vscode from 'vscode';
import { start } from './client';
import { serveFiles } from './files';

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const address = vscode.Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  stop = await start(context, (id, name, options) => {
    const client = new LanguageClient(id, name, () => Promise.resolve(new Worker(address)), options);
    serveFiles(client, context.storageUri);
    client.onRequest('toasoan/part', ({ name }: { name: string }) =>
      vscode.Uri.joinPath(context.extensionUri, 'dist/parts', `${name}.cjs`).toString(true),
    );
    client.onRequest('toasoan/readModel', () =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist/neighbours.bin')),
    );
    return client;
  });
}

export const deactivate = (): Promise<void> | undefined => stop?.();
