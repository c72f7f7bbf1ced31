import { type BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { sentence } from './sentences';

/** Makes articles of documents, pages and what is on the clipboard. Nothing that is open or saved is written over. */
export function registerImport(client: BaseLanguageClient, output: vscode.LogOutputChannel): vscode.Disposable {
  const ask: Ask = async (asked, near, token) => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const saved = near?.scheme === 'untitled' ? undefined : near;
    const beside =
      (saved && vscode.Uri.joinPath(saved, '..', NAME)) ??
      (folder ? vscode.Uri.joinPath(folder, NAME) : vscode.Uri.parse(`untitled:${NAME}`));
    const imported = await client.sendRequest<Imported>('toasoan/import', { uri: beside.toString(), ...asked }, token);
    for (const line of imported.leftOut) output.info(`${sentence('leftOut')}: ${line}`);
    return imported;
  };
  const show = (imported: Imported): Promise<void> => showArticle(imported, output);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('toasoan.import', (file?: vscode.Uri, files?: vscode.Uri[]) =>
      importFiles(files ?? (file && [file]), ask, show),
    ),
    vscode.commands.registerCommand('toasoan.pasteAsArticle', () => pasteAsArticle(ask, show)),
    vscode.languages.registerDocumentPasteEditProvider(
      { language: 'article' },
      {
        provideDocumentPasteEdits: (document, _, data, context, token) =>
          pasteEdits(document, data, context, ask, token),
      },
      // Plain text, which is also what input methods paste letter by letter, is left alone; the command is there for it.
      { providedPasteEditKinds: [pasteKind()], pasteMimeTypes: ['text/html'] },
    ),
  );
}

/** The article that the server makes, and the lines that have no place in one. */
interface Imported {
  readonly text: string;
  readonly leftOut: readonly string[];
}

/** Asks the server for an article; `near` is a file whose newsroom’s style holds for it. Fails with the reason in words. */
type Ask = (asked: object, near?: vscode.Uri, token?: vscode.CancellationToken) => Promise<Imported>;

/** How the article might be called: house styles may hang on it. */
const NAME = 'bai.article';
/** Files that are larger are no articles. */
const MOST_BYTES = 64 * 1024 * 1024;
/** What is shorter is a word or a sentence on its way from one place to another. */
const LEAST_CHARACTERS = 200;
/** A page with its pictures in it may be as long as that. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Each file becomes a new article that is not saved yet; without files the writer is asked for some. */
async function importFiles(
  files: readonly vscode.Uri[] | undefined,
  ask: Ask,
  show: (imported: Imported) => Promise<void>,
): Promise<void> {
  const chosen =
    files ??
    (await vscode.window.showOpenDialog({
      title: sentence('importTitle'),
      openLabel: sentence('import'),
      canSelectMany: true,
      filters: { [sentence('documents')]: ['docx', 'html', 'htm', 'txt'] },
    }));
  for (const file of chosen ?? []) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    try {
      if ((await vscode.workspace.fs.stat(file)).size > MOST_BYTES) throw new Error(sentence('tooBig'));
      const base64 = base64Of(await vscode.workspace.fs.readFile(file));
      await show(await ask({ name, base64 }, file));
    } catch (error) {
      void vscode.window.showErrorMessage(`${name}: ${messageOf(error)}`);
    }
  }
}

/** The text on the clipboard becomes an article: in the one that is open where nothing is written yet, or else in a new one. */
async function pasteAsArticle(ask: Ask, show: (imported: Imported) => Promise<void>): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const text = await vscode.env.clipboard.readText();
  try {
    const imported = await ask({ text }, editor?.document.uri);
    // Looked at now: the writer may have begun to write meanwhile.
    if (editor?.document.languageId !== 'article' || !isEmpty(editor.document)) await show(imported);
    else if (!(await editor.edit((edit) => edit.replace(wholeOf(editor.document), imported.text))))
      await show(imported);
  } catch (error) {
    void vscode.window.showErrorMessage(messageOf(error));
  }
}

const pasteKind = (): vscode.DocumentDropOrPasteEditKind =>
  vscode.DocumentDropOrPasteEditKind.Empty.append('toasoan', 'article');

/**
 * Offers to paste from Word or from a page as an article: as what is done unless the writer chooses otherwise only where
 * nothing is written yet, and never for a few words.
 */
async function pasteEdits(
  document: vscode.TextDocument,
  data: vscode.DataTransfer,
  { only, triggerKind }: vscode.DocumentPasteEditContext,
  ask: Ask,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentPasteEdit[]> {
  if (only && !only.contains(pasteKind()) && !pasteKind().contains(only)) return [];
  const plain = (await data.get('text/plain')?.asString()) ?? '';
  const asked = triggerKind === vscode.DocumentPasteTriggerKind.PasteAs;
  // What comes from an editor, or is an article already, is pasted as it is.
  const isOwn = data.get('vscode-editor-data') !== undefined || /^\s*date\s+\d/i.test(plain);
  if (!asked && (isOwn || plain.trim().length < LEAST_CHARACTERS)) return [];
  const html = (await data.get('text/html')?.asString()) ?? '';
  if (html === '' || html.length > MOST_CHARACTERS) return [];
  try {
    const { text } = await ask({ html }, document.uri, token);
    const edit = new vscode.DocumentPasteEdit(text, sentence('pasteAsArticle'), pasteKind());
    if (!isEmpty(document)) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    return [edit];
  } catch {
    // Nothing to make an article of: it is pasted as it is.
    return [];
  }
}

/** Opens a new article. Says where to look if there was text that has no place in it. */
async function showArticle({ text, leftOut }: Imported, output: vscode.LogOutputChannel): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'article', content: text });
  await vscode.window.showTextDocument(document, { preview: false });
  if (leftOut.length === 0) return;
  const log = sentence('showLog');
  // Not awaited: the article is there, whether the writer looks or not.
  void vscode.window.showInformationMessage(`${sentence('leftOut')}: ${leftOut.length}`, log).then((choice) => {
    if (choice === log) output.show();
  });
}

const isEmpty = (document: vscode.TextDocument): boolean => document.getText().trim() === '';

const wholeOf = (document: vscode.TextDocument): vscode.Range =>
  new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);

/** In pieces: a function takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let signs = '';
  for (let at = 0; at < bytes.length; at += 0x8000) signs += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(signs);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
