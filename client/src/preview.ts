import {
  type BaseLanguageClient,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  State,
} from 'vscode-languageclient';
import * as vscode from 'vscode';
import { articleInFront } from './in-front';
import { type FromPage, type Kept, type Part, type ToPage, type Words } from './preview/messages';
import { sentence } from './sentences';

/** The type of the panel; the manifest's conditions name it, too. */
const VIEW = 'toasoan.preview';

interface Preview {
  readonly version: number;
  readonly parts: readonly Part[];
}

/** How long after the page was scrolled the editor's scrolling is the echo of that, in milliseconds. */
const ECHO_MS = 500;

/**
 * The panel that shows an article as it would be published. There is one: it follows the editor in front unless it is
 * locked, and comes back with the window.
 */
export function registerPreview(extension: vscode.Uri, client: BaseLanguageClient): vscode.Disposable {
  const files = vscode.Uri.joinPath(extension, 'dist', 'preview');
  let panel: vscode.WebviewPanel | undefined;
  let shown: vscode.Uri | undefined;
  let locked = false;
  /** Whether the page is to be put where the editor is when it is shown next. */
  let unplaced = true;
  /** The version of the article that the page shows, and the one of its last change. */
  let [version, newest] = [0, 0];
  let echoUntil = 0;
  let [asking, changed] = [false, false];

  const isShown = (document: vscode.TextDocument): boolean => document.uri.toString() === shown?.toString();
  const articles = client.protocol2CodeConverter.asDocumentSelector(client.clientOptions.documentSelector ?? []);
  const isArticle = (document: vscode.TextDocument): boolean => vscode.languages.match(articles, document) > 0;
  const editors = (): vscode.TextEditor[] =>
    vscode.window.visibleTextEditors.filter(({ document }) => isShown(document));
  const post = (message: ToPage): void => void panel?.webview.postMessage(message);

  /** Shows the article as the server has it now. Called while that is under way, it is done once more. */
  const refresh = async (): Promise<void> => {
    changed = true;
    if (asking) return;
    asking = true;
    try {
      while (changed) {
        changed = false;
        await ask();
      }
    } catch (error) {
      // The page stays as it is; a server that comes back is asked again.
      client.error('toasoan/preview', error, false);
    } finally {
      asking = false;
    }
  };
  const ask = async (): Promise<void> => {
    const uri = shown?.toString();
    if (!panel || !uri) return;
    if (client.state !== State.Running) {
      // What is shown stays; an empty page says why it is empty, if that is to last.
      if (unplaced && client.state !== State.Starting)
        post({ type: 'show', parts: [], words: { ...words(), empty: sentence('previewStopped') } });
      return;
    }
    const preview = await client.sendRequest<Preview | null>('toasoan/preview', { uri });
    if (!preview || uri !== shown?.toString()) return;
    const [editor] = editors();
    post({
      type: 'show',
      parts: preview.parts,
      words: words(),
      ...(unplaced && { line: editor ? topLine(editor) : 0 }),
    });
    unplaced = false;
    ({ version } = preview);
  };

  const show = (uri: vscode.Uri): void => {
    if (uri.toString() !== shown?.toString()) {
      unplaced = true;
      newest = 0;
    }
    shown = uri;
    label();
    void refresh();
  };
  const label = (): void => {
    if (!panel || !shown) return;
    const name = shown.path.slice(shown.path.lastIndexOf('/') + 1);
    panel.title = sentence(locked ? 'previewLocked' : 'previewTitle').replace('{name}', () => name);
    post({ type: 'keep', kept: { uri: shown.toString(), locked } });
  };

  const adopt = (fresh: vscode.WebviewPanel): void => {
    panel = fresh;
    fresh.webview.options = { enableScripts: true, localResourceRoots: [files] };
    fresh.webview.onDidReceiveMessage((message: FromPage) => hear(message));
    fresh.onDidDispose(() => {
      if (panel !== fresh) return;
      panel = shown = undefined;
      locked = false;
    });
    fresh.webview.html = pageOf(fresh.webview, files);
  };
  const hear = (message: FromPage): void => {
    switch (message.type) {
      case 'ready':
        unplaced = true;
        label();
        void refresh();
        break;
      case 'scrolled':
        echoUntil = Date.now() + ECHO_MS;
        for (const editor of editors()) scrollTo(editor, message.line);
        break;
      case 'go':
        void go(new vscode.Position(message.line, message.character));
    }
  };
  const go = async (position: vscode.Position): Promise<void> => {
    if (!shown) return;
    await vscode.window.showTextDocument(shown, {
      viewColumn: editors()[0]?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(position, position),
    });
  };

  const open = (uri = articleInFront()): void => {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri?.toString());
    if (!document || !isArticle(document)) return;
    if (!isShown(document)) locked = false;
    if (panel) panel.reveal(undefined, true);
    else
      adopt(
        vscode.window.createWebviewPanel(VIEW, '', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {}),
      );
    show(document.uri);
  };

  // What the server has been told, it can be asked for; the text's own event comes before that.
  const told = ({ textDocument }: { textDocument: vscode.TextDocument }): void => {
    if (isShown(textDocument)) void refresh();
  };
  let opened: vscode.Disposable | undefined;
  const listen = (): void => {
    opened?.dispose();
    opened = client.getFeature(DidOpenTextDocumentNotification.method).onNotificationSent(told);
    void refresh();
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('toasoan.openPreview', open),
    // A panel cannot print; the HTML file opens in the browser, which can.
    vscode.commands.registerCommand('toasoan.exportPreviewed', () =>
      vscode.commands.executeCommand('toasoan.export', shown),
    ),
    vscode.commands.registerCommand('toasoan.lockPreview', () => {
      locked = !locked;
      label();
      // The panel is in front, so no editor is: those in view are looked at.
      const inView = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isArticle);
      if (!locked && inView[0] && !inView.some(isShown)) show(inView[0].uri);
    }),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      deserializeWebviewPanel: async (restored, kept: Kept | undefined) => {
        panel?.dispose();
        locked = kept?.locked ?? false;
        adopt(restored);
        if (!kept) return;
        // It need not be in any editor for the server to know it.
        await vscode.workspace.openTextDocument(vscode.Uri.parse(kept.uri)).then(undefined, () => undefined);
        show(vscode.Uri.parse(kept.uri));
      },
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (panel && !locked && editor && isArticle(editor.document)) show(editor.document.uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (isShown(document) && contentChanges.length > 0) newest = document.version;
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      if (!isShown(textEditor.document) || Date.now() <= echoUntil) return;
      // Lines of a text that the page does not show yet would lead it astray.
      unplaced ||= version < newest;
      if (!unplaced) post({ type: 'reveal', line: topLine(textEditor) });
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (kind !== undefined && isShown(textEditor.document)) echoUntil = 0;
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('toasoan.language')) return;
      label();
      void refresh();
    }),
    client.getFeature(DidChangeTextDocumentNotification.method).onNotificationSent(told),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) listen();
      else void refresh();
    }),
    { dispose: () => void opened?.dispose() },
  );
}

const words = (): Words => ({
  page: sentence('previewPage'),
  empty: sentence('previewEmpty'),
  photo: sentence('previewPhoto'),
  video: sentence('previewVideo'),
  graphic: sentence('previewGraphic'),
});

/** The line at the upper edge of an editor; 3.5 is the middle of the fourth line, which may be wrapped into many rows. */
function topLine({ document, visibleRanges: [range] }: vscode.TextEditor): number {
  const { line, character } = range?.start ?? new vscode.Position(0, 0);
  return line + character / (document.lineAt(line).text.length + 1);
}

function scrollTo(editor: vscode.TextEditor, at: number): void {
  const line = Math.min(Math.floor(at), editor.document.lineCount - 1);
  const character = Math.floor((at - line) * editor.document.lineAt(line).text.length);
  editor.revealRange(new vscode.Range(line, character, line + 1, 0), vscode.TextEditorRevealType.AtTop);
}

/** The frame of the page: nothing of the article stands in it, and nothing but our own script and style may be loaded. */
function pageOf(webview: vscode.Webview, files: vscode.Uri): string {
  const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(files, name)).toString();
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <link rel="stylesheet" nonce="${nonce}" href="${address('page.css')}">
  </head>
  <body>
    <main>
      <p id="empty" hidden></p>
      <article></article>
    </main>
    <script nonce="${nonce}" src="${address('page.js')}"></script>
  </body>
</html>`;
}
