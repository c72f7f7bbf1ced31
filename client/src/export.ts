import { type BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { articleInFront } from './in-front';
import { sentence } from './sentences';

/** What an article can be exported to, the likeliest first, and how the name of such a file ends for the save dialog. */
const formats = {
  docx: { ending: 'docx', label: 'formatDocx' },
  html: { ending: 'html', label: 'formatHtml' },
  markdown: { ending: 'md', label: 'formatMarkdown' },
  text: { ending: 'txt', label: 'formatText' },
  jsonld: { ending: 'jsonld', label: 'formatJsonLd' },
  ninjs: { ending: 'json', label: 'formatNinjs' },
  newsml: { ending: 'xml', label: 'formatNewsMl' },
} as const;
type Format = keyof typeof formats;

/** What the server makes of an article: the name of a file, and its text or its bytes in base64. */
interface Exported {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
}

/** The commands that export an article or copy it in another format; those of menus are handed what was clicked. */
export function registerExport(client: BaseLanguageClient): vscode.Disposable {
  const exported = (uri: vscode.Uri, format: Format, fragment = false): Promise<Exported> =>
    client.sendRequest('toasoan/export', { uri: client.code2ProtocolConverter.asUri(uri), format, fragment });
  const copy = (format: Format) => (clicked?: vscode.Uri) =>
    told(async () => {
      const [uri] = articlesOf(clicked);
      if (!uri) return;
      const { text = '' } = await exported(uri, format, true);
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(sentence(format === 'html' ? 'copiedHtml' : 'copied'), 5000);
    });
  return vscode.Disposable.from(
    vscode.commands.registerCommand('toasoan.export', (clicked?: vscode.Uri, selected?: unknown) =>
      told(() => exportArticles(articlesOf(clicked, selected), exported)),
    ),
    vscode.commands.registerCommand('toasoan.copyAsHtml', copy('html')),
    vscode.commands.registerCommand('toasoan.copyAsMarkdown', copy('markdown')),
    vscode.commands.registerCommand('toasoan.copyAsText', copy('text')),
  );
}

/** The articles that a menu of the Explorer was opened on, or else the one in front. */
function articlesOf(clicked: vscode.Uri | undefined, selected?: unknown): vscode.Uri[] {
  if (Array.isArray(selected) && selected.length > 1)
    return (selected as vscode.Uri[]).filter(({ path }) => /\.(?:article|bai|txt)$/i.test(path));
  const uri = clicked ?? articleInFront();
  return uri ? [uri] : [];
}

async function exportArticles(
  articles: readonly vscode.Uri[],
  exported: (uri: vscode.Uri, format: Format) => Promise<Exported>,
): Promise<void> {
  if (articles.length === 0) return;
  const format = await askFormat();
  if (!format) return;
  // Before the writer is asked where to: an article that cannot be exported needs no place.
  const made: (Exported & { readonly article: vscode.Uri })[] = [];
  for (const article of articles) made.push({ article, ...(await exported(article, format)) });
  const [first] = made;
  const files = made.length === 1 && first ? await askFile(first, format) : await askFolder(made);
  if (!files) return;
  for (const { file, content } of files) await write(file, content);
  // Not awaited: the article is exported, whatever the writer answers.
  void offerToOpen(files.map(({ file }) => file));
}

async function askFormat(): Promise<Format | undefined> {
  const items = (Object.keys(formats) as Format[]).map((format) => ({
    label: sentence(formats[format].label),
    description: `.${formats[format].ending}`,
    format,
  }));
  const title = sentence('exportTitle');
  return (await vscode.window.showQuickPick(items, { title, placeHolder: sentence('exportFormat') }))?.format;
}

interface File {
  readonly file: vscode.Uri;
  readonly content: Uint8Array;
}

async function askFile(made: Exported & { article: vscode.Uri }, format: Format): Promise<File[] | undefined> {
  const { ending, label } = formats[format];
  const defaultUri = beside(made.article, made.name);
  const file = await vscode.window.showSaveDialog({
    ...(defaultUri && { defaultUri }),
    filters: { [sentence(label)]: [ending] },
    title: sentence('exportTitle'),
  });
  if (!file) return undefined;
  if (file.toString() === made.article.toString()) throw new Error(sentence('exportOntoItself'));
  return [{ file, content: bytesOf(made) }];
}

/** Several articles go into a folder, under the names they have. */
async function askFolder(made: readonly (Exported & { article: vscode.Uri })[]): Promise<File[] | undefined> {
  const defaultUri = beside(made[0]!.article, '.');
  const [folder] =
    (await vscode.window.showOpenDialog({
      ...(defaultUri && { defaultUri }),
      canSelectFolders: true,
      canSelectFiles: false,
      title: sentence('exportTitle'),
      openLabel: sentence('exportHere'),
    })) ?? [];
  if (!folder) return undefined;
  const names = made.map(({ name }) => name);
  const twice = names.find((name, at) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) < at);
  if (twice !== undefined) throw new Error(`${twice}: ${sentence('exportSameName')}`);
  const there = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name.toLowerCase()));
  const old = names.filter((name) => there.has(name.toLowerCase()));
  if (old.length > 0) {
    const replace = sentence('exportReplace');
    const detail = old.join('\n');
    const answer = await vscode.window.showWarningMessage(sentence('exportExist'), { modal: true, detail }, replace);
    if (answer !== replace) return undefined;
  }
  return made.map((one) => ({ file: vscode.Uri.joinPath(folder, one.name), content: bytesOf(one) }));
}

/** A file in the folder of an article, or in the workspace for one that lies in none yet. */
function beside(article: vscode.Uri, name: string): vscode.Uri | undefined {
  if (article.scheme !== 'untitled') return vscode.Uri.joinPath(article, '..', name);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, name);
}

const bytesOf = ({ text, base64 = '' }: Exported): Uint8Array =>
  text === undefined ? Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)) : new TextEncoder().encode(text);

/** In one step: a file that cannot be written whole is left as it was. */
async function write(file: vscode.Uri, content: Uint8Array): Promise<void> {
  const unfinished = file.with({ path: `${file.path}.${Date.now().toString(36)}.tmp` });
  try {
    await vscode.workspace.fs.writeFile(unfinished, content);
    await vscode.workspace.fs.rename(unfinished, file, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(unfinished).then(undefined, () => undefined);
    throw error;
  }
}

async function offerToOpen(files: readonly vscode.Uri[]): Promise<void> {
  const [file] = files;
  if (!file) return;
  const open = sentence('openExported');
  const names = files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
  const said = `${sentence('exportedTo')} ${names}`;
  if ((await vscode.window.showInformationMessage(said, ...(files.length === 1 ? [open] : []))) !== open) return;
  // Word and the browser show better than the editor what is theirs; where the file is not on this machine they cannot.
  if (file.scheme === 'file' && /\.(?:docx|html)$/.test(file.path)) await vscode.env.openExternal(file);
  else await vscode.commands.executeCommand('vscode.open', file);
}

/** Runs a command of the writer's, who is told what went wrong. */
async function told(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
