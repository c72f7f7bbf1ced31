// The helpers of the tests in the editor. What is waited for is an event; the suite's own time limit ends a wait in vain.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

export const workspace = (): string => vscode.workspace.workspaceFolders![0]!.uri.fsPath;

/** Writes a file into the workspace and opens it in an editor. */
export async function openNew(name: string, text: string): Promise<vscode.TextEditor> {
  await writeFile(join(workspace(), name), text);
  return open(name);
}

export async function open(name: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(join(workspace(), name));
  return vscode.window.showTextDocument(document);
}

/**
 * Puts the caret, or a selection, into the document in front, and resolves when the window has it: what is typed by hand
 * next goes there. (An editor's `selection` can be set, too, but nothing tells when the window has heard of it.)
 */
export async function caretAt(
  document: vscode.TextDocument,
  start: vscode.Position,
  end = start,
): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(start, end) });
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Resolves with what `look` finds, asking again each time the event fires. */
export function until<T>(event: vscode.Event<unknown>, look: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const done = (): boolean => {
      const found = look();
      if (found === undefined) return false;
      listener.dispose();
      resolve(found);
      return true;
    };
    const listener = event(() => done());
    done();
  });
}

/** Waits until the document is an article. */
export async function article(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const find = (): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString() && document.languageId === 'article',
    );
  return until(vscode.workspace.onDidOpenTextDocument, find);
}

/** `line:column code “text”` of each problem, from 1, in order. */
export function seen(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end))
    .map(({ range, code, severity }) => {
      const id = typeof code === 'object' ? code.value : code;
      return `${range.start.line + 1}:${range.start.character + 1} ${vscode.DiagnosticSeverity[severity]} ${String(id)} “${document.getText(range)}”`;
    });
}

/** Waits until the problems of a document are such that `wanted` holds, and returns them. */
export function problems(document: vscode.TextDocument, wanted: (problems: string[]) => boolean): Promise<string[]> {
  return until(vscode.languages.onDidChangeDiagnostics, () => {
    const found = seen(document);
    return wanted(found) ? found : undefined;
  });
}

/** The process of the language server: the child of this extension host that runs it. */
export function serverPid(): number {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const children = all.map((line) => line.trim().split(/\s+/)).filter(([, parent]) => Number(parent) === process.pid);
  const pid = Number(children.find((child) => child.join(' ').includes('dist/server/node.cjs'))?.[0]);
  if (!pid) throw new Error('no language server is running');
  return pid;
}

/** Asks the page that shows the editor; scripts/editor/page-door.mjs says what it can be asked. */
export async function page<T>(action: string, asked: object): Promise<T> {
  const response = await fetch(`${process.env['TOASOAN_PAGE']!}/${action}`, {
    method: 'POST',
    body: JSON.stringify(asked),
  });
  const answer = (await response.json()) as T & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Answers in the writer's place what the extension asks; the editor has no command that types into its boxes. */
export async function answering<
  K extends
    'showInputBox' | 'showQuickPick' | 'showSaveDialog' | 'showOpenDialog' | 'showWarningMessage' | 'showErrorMessage',
>(
  box: K,
  answer: (...asked: Parameters<(typeof vscode.window)[K]>) => unknown,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const original = vscode.window[box];
  Object.assign(vscode.window, { [box]: (...asked: Parameters<typeof answer>) => Promise.resolve(answer(...asked)) });
  try {
    await meanwhile();
  } finally {
    Object.assign(vscode.window, { [box]: original });
  }
}

/** Waits until a part of the window, by its selector, is there and shows these words. */
export async function shown(selector: string, words: string): Promise<void> {
  const expression = `new Promise((resolve) => {
    const isShown = () => [...document.querySelectorAll(${JSON.stringify(selector)})].some(
      (part) => part.checkVisibility() && part.innerText.replaceAll('\\u00a0', ' ').includes(${JSON.stringify(words)}),
    );
    const observer = new MutationObserver(() => look());
    const look = () => {
      if (!isShown()) return;
      observer.disconnect();
      resolve(true);
    };
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  })`;
  await page('eval', { expression });
}

/** Gives the whole side bar to one view, by words of its header: of the others, only the headers are left. */
export async function roomFor(view: string): Promise<void> {
  const expression = `new Promise((resolve) => {
    const look = () => {
      const headers = [...document.querySelectorAll('.sidebar .pane-header')];
      const isWanted = (header) => header.textContent.toLowerCase().includes(${JSON.stringify(view.toLowerCase())});
      const others = headers.filter((header) => (header.ariaExpanded === 'true') !== isWanted(header));
      for (const header of others) header.click();
      if (others.length === 0 && headers.some(isWanted)) resolve(true);
      else requestAnimationFrame(look);
    };
    look();
  })`;
  await page('eval', { expression });
}
