import { type BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { sentence } from './sentences';

/** A template as the server wants it named: one that ships, or the newsroom's own with its text. */
type Template = { readonly id: string } | { readonly name: string; readonly text: string };

interface Choice {
  readonly label: string;
  /** Finds the choice again the next time. */
  readonly key: string;
  open(): Promise<Template>;
}

/** Where the last choice of a template is kept. */
const LAST = 'template';

/**
 * The command that begins an article: asks which template it follows, where there are several, and its headline, makes
 * the file, and puts the caret where writing starts. Nothing is there before all has been answered. Another extension
 * may answer beforehand: `{ template, headline }`.
 */
export function registerNewArticle(client: BaseLanguageClient, memory: vscode.Memento): vscode.Disposable {
  return vscode.commands.registerCommand('toasoan.newArticle', async (given?: unknown) => {
    const answers = typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
    try {
      const uri = await newArticle(client, memory, answers);
      if (uri) await openAt(uri);
      return uri?.file;
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  });
}

interface NewFile {
  readonly file: vscode.Uri;
  readonly snippet: string;
}

async function newArticle(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  answers: Readonly<Record<string, unknown>>,
): Promise<NewFile | undefined> {
  const folder = await folderForArticles();
  if (folder === 'cancelled') return undefined;
  const choices = await templatesFor(client, folder);
  const chosen = await choose(choices, memory, answers['template']);
  if (!chosen) return undefined;
  const headline =
    typeof answers['headline'] === 'string'
      ? answers['headline']
      : await vscode.window.showInputBox({
          title: `${sentence('newArticle')}: ${chosen.label}`,
          prompt: sentence('headlinePrompt'),
          placeHolder: sentence('headlineHint'),
          ignoreFocusOut: true,
        });
  if (headline === undefined) return undefined;
  await memory.update(LAST, chosen.key);
  const byline = vscode.workspace.getConfiguration('toasoan', folder).get<string>('byline', '');
  const filled = await client.sendRequest<{ text: string; snippet: string; stem: string }>('toasoan/newArticle', {
    ...(folder && { folder: folder.toString() }),
    headline,
    byline,
    template: await chosen.open(),
  });
  const file = folder ? await create(folder, filled) : vscode.Uri.parse(`untitled:${filled.stem}.article`);
  return { file, snippet: filled.snippet };
}

/** The folder of the article that is open, or else the workspace's; none where there is neither. */
async function folderForArticles(): Promise<vscode.Uri | undefined | 'cancelled'> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'article' && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme))
    return vscode.Uri.joinPath(document.uri, '..');
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri ?? 'cancelled';
}

async function choose(choices: readonly Choice[], memory: vscode.Memento, given: unknown): Promise<Choice | undefined> {
  const named = choices.find(({ key, label }) => given === key || given === label);
  if (named || choices.length < 2) return named ?? choices[0];
  const last = memory.get<string>(LAST);
  const sorted = [...choices].sort((a, b) => Number(b.key === last) - Number(a.key === last));
  return vscode.window.showQuickPick(sorted, {
    title: sentence('newArticle'),
    placeHolder: sentence('templateTitle'),
    ignoreFocusOut: true,
  });
}

/** The newsroom's own templates, or else those that ship. */
async function templatesFor(client: BaseLanguageClient, folder: vscode.Uri | undefined): Promise<Choice[]> {
  const known = await client.sendRequest<{ folder?: string; shipped: { id: string; name: string }[] }>(
    'toasoan/templates',
    folder ? { folder: folder.toString() } : {},
  );
  const own = known.folder === undefined ? [] : await templatesIn(vscode.Uri.parse(known.folder));
  if (own.length > 0) return own;
  return known.shipped.map(({ id, name }) => ({ label: name, key: id, open: () => Promise.resolve({ id }) }));
}

/** How many templates a newsroom may have, and how large they may be, in bytes. */
const MOST_TEMPLATES = 100;
const MOST_BYTES = 1 << 16;

/** The templates in a folder of the workspace; of one outside of it none, whatever `toasoan.json` says. */
async function templatesIn(folder: vscode.Uri): Promise<Choice[]> {
  if (!vscode.workspace.getWorkspaceFolder(folder)) {
    void vscode.window.showWarningMessage(failure('templatesOutside', folder));
    return [];
  }
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(folder);
  } catch {
    throw new Error(failure('noTemplates', folder));
  }
  return entries
    .filter(([name, type]) => type === vscode.FileType.File && /\.(?:txt|article|bai)$/i.test(name))
    .map(([name]) => name)
    .sort((a, b) => a.localeCompare(b, 'vi'))
    .slice(0, MOST_TEMPLATES)
    .map((name) => ({
      label: name.replace(/(?:\.bai)?\.[a-z]+$/i, ''),
      key: name,
      open: () => readTemplate(vscode.Uri.joinPath(folder, name), name),
    }));
}

async function readTemplate(file: vscode.Uri, name: string): Promise<Template> {
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > MOST_BYTES) throw new Error(failure('templateTooLarge', file));
  return { name, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
}

const failure = (id: Parameters<typeof sentence>[0], at: vscode.Uri): string =>
  `${vscode.workspace.asRelativePath(at)}: ${sentence(id)}`;

/** How many articles of one day may bear one headline. */
const MOST_OF_A_NAME = 99;

/** Makes the file, under a name that no file there has: nothing is ever written over. */
async function create(folder: vscode.Uri, { stem, text }: { stem: string; text: string }): Promise<vscode.Uri> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name.toLowerCase()));
  for (let number = 1; number <= MOST_OF_A_NAME; number++) {
    const name = `${stem}${number > 1 ? `-${number}` : ''}.article`;
    if (taken.has(name)) continue;
    const file = vscode.Uri.joinPath(folder, name);
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
    // Refused where somebody else has made one of that name meanwhile.
    if (await vscode.workspace.applyEdit(edit)) return file;
  }
  throw new Error(failure('notCreated', folder));
}

/** Opens the article and leads the writer through it: the same text again, with its stops. */
async function openAt({ file, snippet }: NewFile): Promise<void> {
  const opened = await vscode.workspace.openTextDocument(file);
  const document = await vscode.languages.setTextDocumentLanguage(opened, 'article');
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.insertSnippet(new vscode.SnippetString(snippet), whole, {
    undoStopBefore: false,
    undoStopAfter: false,
    keepWhitespace: true,
  });
  if (!document.isUntitled) await document.save();
}
