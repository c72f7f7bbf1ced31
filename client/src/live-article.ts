import { type BaseLanguageClient, type Middleware, State } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { type ShownProblem, type ShownProblems } from './focus';

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A line of the article view, as the server says it. */
export interface ViewNode {
  readonly id: string;
  readonly look: string;
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  readonly range?: Range;
  readonly children: readonly ViewNode[];
}

export interface Counts {
  readonly words: number;
  readonly characters: number;
  readonly charactersNoSpaces: number;
  readonly paragraphs: number;
  readonly photos: number;
  readonly minutes: number;
}

interface ArticleView {
  readonly version: number;
  readonly nodes: readonly ViewNode[];
  readonly counts: Counts;
  readonly selected?: Counts;
}

/** The article in front, and what the server says of it, kept up to date. */
export interface LiveArticle {
  current(): { readonly document: vscode.TextDocument; readonly view: ArticleView } | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** The problems that are shown for it. */
  problems(): readonly ShownProblem[];
  /** Where the gravest of them is, the first of its kind. */
  worst(): vscode.Range | undefined;
  /** To be called when the client has told the server of a text, or when the server runs. */
  ask(): void;
  dispose(): void;
}

/** The client's messages about texts, after each of which the article is asked about: then the server knows the text. */
export const askAfter = (ask: () => void): Middleware => ({
  didOpen: async (document, next) => {
    await next(document);
    ask();
  },
  didChange: async (event, next) => {
    await next(event);
    ask();
  },
});

/** Asks the server about the article in front whenever something of it changes; one question at a time. */
export function followArticle(client: BaseLanguageClient, shown: ShownProblems): LiveArticle {
  const changed = new vscode.EventEmitter<void>();
  let current: ReturnType<LiveArticle['current']>;
  let asking = false;
  let again = false;

  const set = (next: typeof current): void => {
    current = next;
    changed.fire();
  };

  const askOnce = async (): Promise<void> => {
    const editor = articleInFront();
    if (!editor) {
      if (current) set(undefined);
      return;
    }
    if (client.state !== State.Running) return;
    const { document, selections } = editor;
    const view = await client.sendRequest<ArticleView | null>('toasoan/article', {
      uri: client.code2ProtocolConverter.asUri(document.uri),
      problems: shown.of(document).map(({ code, severity, range }) => ({
        code,
        severity: severity + 1,
        range: client.code2ProtocolConverter.asRange(range),
      })),
      selections: selections.filter(({ isEmpty }) => !isEmpty).map(({ start, end }) => ({ start, end })),
    });
    // An answer about an older text is let go: the news of the newer one asks again.
    if (view?.version === document.version && articleInFront()?.document === document) set({ document, view });
  };

  const askInTurn = async (): Promise<void> => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      do {
        again = false;
        await askOnce();
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set meanwhile
      } while (again);
    } catch {
      // A server that dies is started again, which asks again.
    } finally {
      asking = false;
    }
  };
  const ask = (): void => void askInTurn();

  const listeners = vscode.Disposable.from(
    changed,
    shown.onDidChange(ask),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) ask();
    }),
    vscode.window.onDidChangeActiveTextEditor(ask),
    vscode.window.onDidChangeVisibleTextEditors(ask),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('toasoan')) ask();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (isArticle(textEditor) && (current?.view.selected || selections.some(({ isEmpty }) => !isEmpty))) ask();
    }),
  );
  const problems = (): readonly ShownProblem[] => (current ? shown.of(current.document) : []);
  return {
    current: () => current,
    onDidChange: changed.event,
    problems,
    worst: () =>
      [...problems()].sort((a, b) => a.severity - b.severity || a.range.start.compareTo(b.range.start))[0]?.range,
    ask,
    dispose: () => void listeners.dispose(),
  };
}

/** Where articles are read from; comparisons with old versions (`git:`) are left alone. */
export const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'memfs'];

export const isArticle = ({ document }: vscode.TextEditor): boolean =>
  document.languageId === 'article' && schemes.includes(document.uri.scheme);

/** The article being written, or one that stands beside what is in front. */
function articleInFront(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isArticle(editor) ? editor : vscode.window.visibleTextEditors.find(isArticle);
}
