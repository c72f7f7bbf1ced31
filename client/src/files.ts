import { type BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** A file as the server wants to be told of it. */
interface FileAt {
  readonly uri: string;
  readonly modified: number;
  readonly size: number;
}

/**
 * Answers for files to a server that has no file system of its own: for those of the workspace, those in a folder above an open
 * document, and those in `storage`, where the server keeps what it has read.
 */
export function serveFiles(client: BaseLanguageClient, storage: vscode.Uri | undefined): void {
  const isOurs = (uri: vscode.Uri): boolean =>
    storage !== undefined && uri.toString().startsWith(`${storage.toString()}/`);
  const mayRead = (uri: vscode.Uri): boolean =>
    isOurs(uri) || !!vscode.workspace.getWorkspaceFolder(uri) || vscode.workspace.textDocuments.some(isBelow(uri));

  client.onRequest('toasoan/readFile', async ({ uri }: { uri: string }): Promise<string | null> => {
    const file = vscode.Uri.parse(uri);
    if (!mayRead(file)) return null;
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
      throw error;
    }
  });
  client.onRequest('toasoan/listFiles', async ({ uri }: { uri: string }): Promise<FileAt[]> => {
    const folder = vscode.Uri.parse(uri);
    return vscode.workspace.getWorkspaceFolder(folder) ? listFiles(folder) : [];
  });
  client.onRequest('toasoan/statFile', async ({ uri }: { uri: string }): Promise<FileAt | null> => {
    const file = vscode.Uri.parse(uri);
    return mayRead(file) ? statFile(file) : null;
  });
  client.onRequest('toasoan/writeFile', async ({ uri, text }: { uri: string; text: string }): Promise<null> => {
    const file = vscode.Uri.parse(uri);
    if (!isOurs(file)) throw new Error(`${uri} is not the server’s to write`);
    // In one step: a window that closes meanwhile leaves the old file.
    const draft = file.with({ path: `${file.path}.new` });
    await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(draft, file, { overwrite: true });
    return null;
  });
}

/** The files below a folder that may be articles, and the `.gitignore` files. Links are not followed: they may lead back. */
async function listFiles(folder: vscode.Uri): Promise<FileAt[]> {
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  const found: FileAt[] = [];
  for (const [name, type] of entries) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory && name !== 'node_modules' && name !== '.git')
      for (const file of await listFiles(uri)) found.push(file);
    else if (type === vscode.FileType.File && /\.(?:article|bai|txt)$|^\.gitignore$/i.test(name)) {
      const file = await statFile(uri);
      if (file) found.push(file);
    }
  }
  return found;
}

async function statFile(uri: vscode.Uri): Promise<FileAt | null> {
  try {
    const { type, mtime, size } = await vscode.workspace.fs.stat(uri);
    return type === vscode.FileType.File ? { uri: uri.toString(), modified: mtime, size } : null;
  } catch {
    return null;
  }
}

function isBelow(file: vscode.Uri): (document: vscode.TextDocument) => boolean {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return ({ uri }) => uri.scheme === file.scheme && uri.authority === file.authority && uri.path.startsWith(folder);
}
