import { LanguageClient } from 'vscode-languageclient/browser';
import * as vscode from 'vscode';
import { start } from './client';

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const address = vscode.Uri.joinPath(context.extensionUri, 'dist/server/browser.js').toString(true);
  stop = await start(context, (id, name, options) => {
    const client = new LanguageClient(id, name, () => Promise.resolve(new Worker(address)), options);
    client.onRequest('toasoan/readFile', ({ uri }: { uri: string }) => readFile(vscode.Uri.parse(uri)));
    client.onRequest('toasoan/part', ({ name }: { name: string }) =>
      vscode.Uri.joinPath(context.extensionUri, 'dist/parts', `${name}.cjs`).toString(true),
    );
    return client;
  });
}

/**
 * The text of a file, for a server that has no file system of its own; null where there is none, or where it lies
 * neither in the workspace nor in a folder above an open document.
 */
async function readFile(uri: vscode.Uri): Promise<string | null> {
  if (!vscode.workspace.getWorkspaceFolder(uri) && !vscode.workspace.textDocuments.some(isBelow(uri))) return null;
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

function isBelow(file: vscode.Uri): (document: vscode.TextDocument) => boolean {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return ({ uri }) => uri.scheme === file.scheme && uri.authority === file.authority && uri.path.startsWith(folder);
}

export const deactivate = (): Promise<void> | undefined => stop?.();
