import { type DiagnosticCollectionProvider } from 'vscode-languageclient';
import * as vscode from 'vscode';

/** Where the problems of articles are shown, and which of them are. */
export interface ShownProblems {
  readonly collections: DiagnosticCollectionProvider;
  /** The problems that are shown for a document, where they stand in its text by now. */
  of(document: vscode.TextDocument): ShownProblem[];
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

export interface ShownProblem {
  readonly code: string;
  readonly severity: vscode.DiagnosticSeverity;
  readonly range: vscode.Range;
}

/** A problem that is shown, with offsets that move with the text. */
interface Mark {
  readonly code: string;
  readonly severity: vscode.DiagnosticSeverity;
  readonly start: number;
  readonly end: number;
}

/** What the server said last of a document. */
interface Report {
  readonly uri: vscode.Uri;
  readonly version: number | undefined;
  readonly items: readonly vscode.Diagnostic[];
}

/**
 * Keeps problems that arise on the line being typed from showing before the caret leaves it: half a word is no mistake.
 * What is already shown there stays until it is mended, and what stands elsewhere shows at once. Everything shows when
 * the caret goes to another line, the writer to another editor or window, on saving and on undoing.
 */
export function showProblems(): ShownProblems {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, readonly Mark[]>();
  /** By collection: what was reported, held or not. */
  const reports = new Map<vscode.DiagnosticCollection, Map<string, Report>>();
  /** The lines being typed: one, but for those who type in several places at once. */
  let held: { readonly document: vscode.TextDocument; readonly lines: readonly number[] } | undefined;

  const show = (collection: vscode.DiagnosticCollection, { uri, items }: Report): void => {
    const key = uri.toString();
    const { document, lines } = held ?? {};
    if (document?.uri.toString() === key && lines) {
      const marks = shown.get(key) ?? [];
      items = items.filter(
        (item) => !lines.some((line) => isOn(item.range, line)) || marks.some((mark) => isThere(mark, item, document)),
      );
    }
    collection.set(uri, items);
    const text = openDocument(uri);
    if (text)
      shown.set(
        key,
        items.map((item) => toMark(item, text)),
      );
    changed.fire();
  };

  /** The line is left: what was held back shows, unless newer problems are under way. */
  const release = (): void => {
    if (!held) return;
    const { document } = held;
    held = undefined;
    for (const [collection, all] of reports) {
      const report = all.get(document.uri.toString());
      if (report?.version === document.version) show(collection, report);
    }
  };

  const follow = ({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void => {
    if (contentChanges.length === 0) return;
    const key = document.uri.toString();
    const marks = shown.get(key);
    if (marks) shown.set(key, contentChanges.reduce(moved, marks));
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document) return;
    const lines = linesOf(document, contentChanges);
    const isTyped = editor.selections.some(
      ({ active: { line } }) =>
        lines.includes(line) || contentChanges.some(({ range }) => range.start.line <= line && line <= range.end.line),
    );
    if (isTyped && reason === undefined && isHolding(document)) held = { document, lines };
    else release();
  };

  const listeners = vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeTextDocument(follow),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor.document !== held?.document) return;
      const { lines } = held;
      if (!selections.some(({ active }) => lines.includes(active.line))) release();
    }),
    vscode.window.onDidChangeActiveTextEditor(release),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) release();
    }),
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      // Saving by itself after a pause (`files.autoSave`) is not the writer's doing.
      if (document === held?.document && reason !== vscode.TextDocumentSaveReason.AfterDelay) release();
    }),
    vscode.workspace.onDidChangeConfiguration(() => {
      if (held && !isHolding(held.document)) release();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
  );

  const create = (name: string | undefined): vscode.DiagnosticCollection => {
    const inner = vscode.languages.createDiagnosticCollection(name);
    const all = new Map<string, Report>();
    reports.set(inner, all);
    const set = (uri: vscode.Uri, items: readonly vscode.Diagnostic[] = []): void => {
      const report = { uri, items, version: openDocument(uri)?.version };
      all.set(uri.toString(), report);
      show(inner, report);
    };
    const forget = (uri: vscode.Uri): void => {
      all.delete(uri.toString());
      shown.delete(uri.toString());
      changed.fire();
    };
    return {
      name: inner.name,
      set: (
        given: vscode.Uri | readonly [vscode.Uri, readonly vscode.Diagnostic[] | undefined][],
        items: readonly vscode.Diagnostic[] = [],
      ) => {
        if (given instanceof vscode.Uri) set(given, items);
        else for (const [uri, its] of given) set(uri, its);
      },
      delete: (uri) => {
        inner.delete(uri);
        forget(uri);
      },
      clear: () => {
        inner.clear();
        for (const { uri } of all.values()) forget(uri);
      },
      forEach: (callback, self) => inner.forEach(callback, self),
      get: (uri) => inner.get(uri),
      has: (uri) => inner.has(uri),
      dispose: () => {
        for (const { uri } of all.values()) forget(uri);
        reports.delete(inner);
        inner.dispose();
      },
      [Symbol.iterator]: () => inner[Symbol.iterator](),
    };
  };

  return {
    collections: { create, dispose: (collection) => collection.dispose() },
    onDidChange: changed.event,
    of: (document) =>
      (shown.get(document.uri.toString()) ?? []).map(({ code, severity, start, end }) => ({
        code,
        severity,
        range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
      })),
    dispose: () => void listeners.dispose(),
  };
}

const isHolding = (document: vscode.TextDocument): boolean =>
  document.languageId === 'article' &&
  vscode.workspace.getConfiguration('toasoan', document).get<boolean>('focusMode') !== false;

const openDocument = (uri: vscode.Uri): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

const isOn = ({ start, end }: vscode.Range, line: number): boolean => start.line <= line && line <= end.line;

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

function toMark(item: vscode.Diagnostic, document: vscode.TextDocument): Mark {
  const [start, end] = [document.offsetAt(item.range.start), document.offsetAt(item.range.end)];
  return { code: codeOf(item), severity: item.severity, start, end };
}

/** Whether a problem is one that was shown before: of the same rule, at the same place. */
function isThere(mark: Mark, item: vscode.Diagnostic, document: vscode.TextDocument): boolean {
  const { code, start, end } = toMark(item, document);
  return mark.code === code && mark.start <= end && start <= mark.end;
}

function moved(
  marks: readonly Mark[],
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
): readonly Mark[] {
  const by = text.length - rangeLength;
  return marks.map((mark) => {
    if (rangeOffset >= mark.end) return mark;
    if (rangeOffset + rangeLength <= mark.start) return { ...mark, start: mark.start + by, end: mark.end + by };
    const end = Math.max(mark.end + by, rangeOffset + text.length);
    return { ...mark, start: Math.min(mark.start, rangeOffset), end };
  });
}

/** The lines on which the carets stand behind what was typed. */
function linesOf(
  document: vscode.TextDocument,
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): readonly number[] {
  let by = 0;
  return [...changes]
    .sort((a, b) => a.rangeOffset - b.rangeOffset)
    .map(({ rangeOffset, rangeLength, text }) => {
      const { line } = document.positionAt(rangeOffset + by + text.length);
      by += text.length - rangeLength;
      return line;
    });
}
