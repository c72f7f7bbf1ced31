// A language client for the tests: speaks to the built server over real stdio, as an editor does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The workspace’s folders. */
  readonly folders?: readonly string[];
  /** What the client answers to workspace/configuration; only asked for with that capability. */
  readonly configuration?: () => unknown;
}

/** An article as the server tells of it in `toasoan/articles`. */
export interface ArticleRow {
  readonly key: string;
  readonly uri: string;
  readonly headline: string;
  readonly date: string | null;
  readonly bylines: readonly string[];
  readonly words: number;
  readonly photos: number;
  readonly counts: readonly number[] | null;
}

/** A client that pulls diagnostics and answers for configuration, as VS Code does. */
export const modern: ClientCapabilities = {
  workspace: { configuration: true, workspaceEdit: { documentChanges: true }, diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown', 'plaintext'] } },
};

export type Client = Awaited<ReturnType<typeof startClient>>;

/** Starts the server and shakes hands. Everything that is waited for is an event. */
export async function startClient({
  capabilities = {},
  initializationOptions,
  configuration,
  folders,
}: ClientOptions = {}) {
  const server = spawn(process.execPath, ['dist/server/node.cjs', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let stderr = '';
  server.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const published: PublishDiagnosticsParams[] = [];
  const messages: string[] = [];
  const log: string[] = [];
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  };
  let refreshes = 0;
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    wake();
  });
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    messages.push(message);
    wake();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
    wake();
  });
  const progress: { readonly token: number | string; readonly value: { readonly kind: string } }[] = [];
  connection.onNotification('$/progress', (params: (typeof progress)[number]) => {
    progress.push(params);
    wake();
  });
  connection.onRequest('window/workDoneProgress/create', () => null);
  const told: { begins: boolean; rows: ArticleRow[]; gone: string[]; reading: object | null }[] = [];
  connection.onNotification('toasoan/articles', (params: (typeof told)[number]) => {
    told.push(params);
    wake();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => configuration?.()),
  );
  const registrations: Registration[] = [];
  connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
    registrations.push(...params.registrations);
    wake();
    return null;
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    wake();
    return null;
  });
  connection.onClose(wake);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    ...(folders && { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) }),
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  const documents = new Map<string, TextDocument>();

  const until = async <T>(found: () => T | undefined): Promise<T> => {
    for (;;) {
      const result = found();
      if (result !== undefined) return result;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  return {
    initialized,
    messages,
    published,
    log,
    progress,
    told,
    until,
    refreshes: () => refreshes,
    registrations: (): readonly Registration[] => registrations,
    stderr: () => stderr,
    process: server,
    request: <R>(method: string, params: unknown): Promise<R> => connection.sendRequest<R>(method, params),
    notify: (method: string, params: unknown): Promise<void> => connection.sendNotification(method, params),
    async open(uri: string, text: string): Promise<void> {
      documents.set(uri, TextDocument.create(uri, 'article', 1, text));
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'article', version: 1, text },
      });
    },
    /** Replaces the first occurrence of `from` by `to`, sent as an incremental change. */
    async type(uri: string, from: string, to: string): Promise<void> {
      const document = documents.get(uri)!;
      const at = document.getText().indexOf(from);
      if (at < 0) throw new Error(`“${from}” is not in the document`);
      const range: Range = { start: document.positionAt(at), end: document.positionAt(at + from.length) };
      const contentChanges = [{ range, text: to }];
      TextDocument.update(document, contentChanges, document.version + 1);
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: document.version },
        contentChanges,
      });
    },
    save: (uri: string): Promise<void> =>
      connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    text: (uri: string): string => documents.get(uri)!.getText(),
    version: (uri: string): number => documents.get(uri)!.version,
    position: (uri: string, text: string): Position => {
      const document = documents.get(uri)!;
      return document.positionAt(document.getText().indexOf(text));
    },
    pull: (uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId }),
    /** `line:column code “text”` of diagnostics, from 1, as a writer would read them. */
    seen: (uri: string, items: readonly Diagnostic[]): string[] =>
      items.map(({ range, code }) => {
        const { line, character } = range.start;
        return `${line + 1}:${character + 1} ${String(code)} “${documents.get(uri)!.getText(range)}”`;
      }),
    /** The text with the edits of a workspace edit applied; refuses edits for another version. */
    apply(uri: string, edit: WorkspaceEdit): string {
      const document = documents.get(uri)!;
      let edits: TextEdit[] = edit.changes?.[uri] ?? [];
      for (const change of edit.documentChanges ?? []) {
        if (!('textDocument' in change)) throw new Error('only text edits are expected');
        if (change.textDocument.version !== document.version) throw new Error('the edit is for another version');
        edits = change.edits as TextEdit[];
      }
      return TextDocument.applyEdits(document, edits);
    },
    async stop(): Promise<number | null> {
      const exited = once(server, 'exit');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const [code] = (await exited) as [number | null];
      connection.dispose();
      return code;
    },
  };
}
