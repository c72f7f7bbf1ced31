import {
  CodeActionKind,
  CodeActionRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type IgnoreFile, ignoreFileName, readIgnoreFile, unreadIgnoreFile } from '../core/ignore-file';
import { type Translation, say } from '../core/say';

/** The ignore files beside the open articles. */
export interface IgnoreFiles {
  /** What the file beside an article says; undefined where there is none. */
  beside(article: string): Promise<IgnoreFile | undefined>;
  /** The files are read again from now on: one of them has changed. */
  forget(): void;
  /** Goes up when they are forgotten. */
  generation(): number;
}

/**
 * Reads each ignore file once, until they are forgotten. `read` answers with a file's text, or undefined where there is
 * no such file, and may fail; `notice` is told of each file as it is read.
 */
export function ignoreFiles(
  read: (uri: string) => Promise<string | undefined>,
  notice: (uri: string, file: IgnoreFile | undefined) => void,
): IgnoreFiles {
  let files = new Map<string, Promise<IgnoreFile | undefined>>();
  let generation = 0;
  const readOnce = async (uri: string): Promise<IgnoreFile | undefined> => {
    const file = await read(uri).then(
      (text) => (text === undefined ? undefined : readIgnoreFile(text)),
      () => unreadIgnoreFile,
    );
    notice(uri, file);
    return file;
  };
  return {
    beside(article) {
      const uri = ignoreFileBeside(article);
      if (uri === undefined) return Promise.resolve(undefined);
      let file = files.get(uri);
      if (!file) files.set(uri, (file = readOnce(uri)));
      return file;
    },
    forget() {
      files = new Map();
      generation++;
    },
    generation: () => generation,
  };
}

/**
 * Asks a client to tell of the newsroom's files (`**\/toasoan.json`), as far as it can be asked: when they change on disk,
 * and what is typed into them. They are not articles, so that they must be named.
 */
export async function registerFiles(
  { client }: Connection,
  globPatterns: readonly string[],
  can: { readonly watches: boolean; readonly registersDocuments: boolean; readonly pull: boolean },
): Promise<void> {
  const documentSelector = globPatterns.map((pattern) => ({ pattern }));
  const watchers = globPatterns.map((globPattern) => ({ globPattern }));
  if (can.watches) await client.register(DidChangeWatchedFilesNotification.type, { watchers });
  if (!can.registersDocuments) return;
  const syncKind = TextDocumentSyncKind.Incremental;
  await client.register(DidChangeTextDocumentNotification.type, { documentSelector, syncKind });
  await client.register(DidCloseTextDocumentNotification.type, { documentSelector });
  await client.register(DidOpenTextDocumentNotification.type, { documentSelector });
  await client.register(CodeActionRequest.type, { documentSelector, codeActionKinds: [CodeActionKind.QuickFix] });
  const diagnostics = { documentSelector, interFileDependencies: true, workspaceDiagnostics: false };
  if (can.pull) await client.register(DocumentDiagnosticRequest.type, diagnostics);
}

/** Where an ignore file cannot be read, and why, on one line. */
export function faultIn(uri: string, { text, fault }: IgnoreFile, translation: Translation): string {
  const { line, character } = TextDocument.create(uri, 'json', 0, text).positionAt(fault?.span.start ?? 0);
  return `${fileName(uri)}:${line + 1}:${character + 1}: ${fault ? say(fault, translation) : ''}`;
}

/** The address of the ignore file of an article's folder; undefined for an article that lies in no folder yet. */
export function ignoreFileBeside(article: string): string | undefined {
  const slash = article.lastIndexOf('/');
  return slash < 0 || article.startsWith('untitled:') ? undefined : article.slice(0, slash + 1) + ignoreFileName;
}

export const isIgnoreFile = (uri: string): boolean => uri.endsWith(`/${ignoreFileName}`);

/** The name of a file, without its folders, as a person would write it. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
