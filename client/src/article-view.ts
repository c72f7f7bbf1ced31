import * as vscode from 'vscode';
import { type LiveArticle, type ViewNode, isArticle } from './live-article';

/** What the pictures of the article view show: their colours are the theme's own. */
const icons: Readonly<Record<string, readonly [icon: string, color?: string]>> = {
  done: ['pass-filled', 'testing.iconPassed'],
  open: ['circle-large-outline'],
  warning: ['warning', 'list.warningForeground'],
  none: ['circle-slash', 'disabledForeground'],
  parts: ['list-tree'],
  dateLine: ['text-size'],
  place: ['location'],
  lead: ['bold'],
  paragraph: ['three-bars'],
  subheading: ['case-sensitive'],
  caption: ['device-camera'],
  byline: ['person'],
  sources: ['references'],
};

/** A line of the view. It stays the same object while the line is there, so that the tree keeps what is open in it. */
interface Line {
  node: ViewNode;
  readonly parent: Line | undefined;
  children: Line[];
}

/** In the Explorer every view of an extension is closed at first, whatever its manifest says. */
const OPENED = 'article.viewOpened';

/**
 * The side bar's view of the article in front: what it lacks, its parts, and where the caret is among them. It opens with
 * the first article of a folder, as `memory` keeps, and is then as the writer leaves it.
 */
export function showArticleView(live: LiveArticle, memory: vscode.Memento): vscode.Disposable {
  const changed = new vscode.EventEmitter<Line | undefined>();
  const folded = new Set<string>();
  let roots: Line[] = [];
  let revealed: Line | undefined;

  const view = vscode.window.createTreeView<Line>('toasoan.article', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (line) => (line ? line.children : roots),
      getParent: ({ parent }) => parent,
      getTreeItem: toItem,
    },
  });

  /** Puts new lines in the place of old ones; what has not changed is not drawn again. */
  const update = (): void => {
    const before = roots;
    roots = merge(before, live.current()?.view.nodes ?? [], undefined, (line) => changed.fire(line));
    if (!isSame(before, roots)) changed.fire(undefined);
    if (roots.length > 0) openOnce();
    follow();
  };

  const openOnce = (): void => {
    if (memory.get(OPENED) === true) return;
    void memory.update(OPENED, true);
    void vscode.commands.executeCommand('toasoan.article.focus', { preserveFocus: true });
  };

  /** Selects the part in which the caret is, or the line that hides it, and leaves the writer in the text. */
  const follow = (): void => {
    const editor = vscode.window.activeTextEditor;
    if (!view.visible || !editor || editor.document !== live.current()?.document) return;
    const parts = roots.find(({ node }) => node.id === 'parts');
    let line = parts && lineAt(parts, editor.selection.active);
    for (let above = line?.parent; above; above = above.parent) if (folded.has(above.node.id)) line = above;
    if (!line || line === revealed) return;
    revealed = line;
    // It may be gone again before it is found.
    view.reveal(line, { select: true, focus: false }).then(undefined, () => (revealed = undefined));
  };

  const goTo = async (id: unknown): Promise<void> => {
    const { document } = live.current() ?? {};
    const line = typeof id === 'string' ? find(roots, id) : undefined;
    if (!document || !line) return;
    const range = line.node.id === 'checklist/problems' ? live.worst() : line.node.range;
    if (!range) return;
    const at = new vscode.Position(range.start.line, range.start.character);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  };

  // Outside of the editor no context key tells its language; the view offers to make an article of a plain text.
  const tellPlainText = (): void => {
    const isPlain = vscode.window.activeTextEditor?.document.languageId === 'plaintext';
    void vscode.commands.executeCommand('setContext', 'toasoan.plainTextInFront', isPlain);
  };

  update();
  tellPlainText();
  return vscode.Disposable.from(
    view,
    changed,
    vscode.window.onDidChangeActiveTextEditor(tellPlainText),
    // A text that gets another language is opened anew.
    vscode.workspace.onDidOpenTextDocument(tellPlainText),
    live.onDidChange(update),
    view.onDidCollapseElement(({ element }) => folded.add(element.node.id)),
    view.onDidExpandElement(({ element }) => folded.delete(element.node.id)),
    view.onDidChangeVisibility(() => {
      revealed = undefined;
      follow();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isArticle(textEditor)) follow();
    }),
    vscode.commands.registerCommand('toasoan.goToPart', goTo),
  );
}

function toItem({ node }: Line): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children.length > 0 ? Expanded : None);
  const [icon, color] = icons[node.look] ?? ['circle-outline'];
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.description ? `${node.label}: ${node.description}` : node.label;
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.accessibilityInformation = { label: node.spoken };
  if (node.range) item.command = { command: 'toasoan.goToPart', title: node.label, arguments: [node.id] };
  return item;
}

function merge(
  old: readonly Line[],
  nodes: readonly ViewNode[],
  parent: Line | undefined,
  tell: (line: Line) => void,
): Line[] {
  return nodes.map((node) => {
    const line = old.find((one) => one.node.id === node.id) ?? { node, parent, children: [] };
    const [before, children] = [line.node, line.children];
    line.node = node;
    line.children = merge(children, node.children, line, tell);
    if (looks(before) !== looks(node) || !isSame(children, line.children)) tell(line);
    return line;
  });
}

const isSame = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index]);

const looks = ({ look, label, description, spoken, range }: ViewNode): string =>
  JSON.stringify([look, label, description, spoken, range !== undefined]);

function lineAt({ children }: Line, { line, character }: vscode.Position): Line | undefined {
  for (const child of children) {
    const { range } = child.node;
    const inside = lineAt(child, new vscode.Position(line, character));
    if (inside) return inside;
    if (range && range.start.line <= line && line <= range.end.line) return child;
  }
  return undefined;
}

function find(lines: readonly Line[], id: string): Line | undefined {
  for (const line of lines) {
    const found = line.node.id === id ? line : find(line.children, id);
    if (found) return found;
  }
  return undefined;
}
