import { type BaseLanguageClient, type TextEdit } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { type PictureFields } from './picture';
import { sentence } from './sentences';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('toasoan', 'caption');
const MIME_TYPES = ['text/uri-list', 'image/*', 'files'];

/** Pictures that are dropped into an article, or pasted, become captions with the credit that the pictures tell. */
export function registerPictures(client: BaseLanguageClient): vscode.Disposable {
  const edit = async <Edit extends vscode.DocumentDropEdit | vscode.DocumentPasteEdit>(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
    token: vscode.CancellationToken,
    make: (title: string) => Edit,
  ): Promise<Edit | undefined> => {
    const found = await picturesIn(data);
    if (found.length === 0 || token.isCancellationRequested) return undefined;
    const captions = await client.sendRequest<TextEdit | null>(
      'toasoan/captions',
      { uri: document.uri.toString(), position, pictures: await Promise.all(found.map(fieldsOf)) },
      token,
    );
    if (!captions) return undefined;
    const { start, end } = captions.range;
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    const written = vscode.SnippetTextEdit.replace(range, new vscode.SnippetString(captions.newText));
    // Or else the lines would be set in as far as the line above, and real date lines have a blank before them.
    written.keepWhitespace = true;
    const made = make(sentence('insertCaption'));
    made.additionalEdit = new vscode.WorkspaceEdit();
    made.additionalEdit.set(document.uri, [written]);
    return made;
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentDropEditProvider(
      'article',
      {
        provideDocumentDropEdits: (document, position, data, token) =>
          edit(document, position, data, token, (title) => new vscode.DocumentDropEdit('', title, KIND)),
      },
      { providedDropEditKinds: [KIND], dropMimeTypes: MIME_TYPES },
    ),
    vscode.languages.registerDocumentPasteEditProvider(
      'article',
      {
        async provideDocumentPasteEdits(document, [range], data, _, token) {
          const start = range?.start ?? new vscode.Position(0, 0);
          const made = await edit(
            document,
            start,
            data,
            token,
            (title) => new vscode.DocumentPasteEdit('', title, KIND),
          );
          return made && [made];
        },
      },
      { providedPasteEditKinds: [KIND], pasteMimeTypes: MIME_TYPES },
    ),
  );
}

/** A picture, and how to come by its bytes; undefined where they are too many. */
interface Found {
  readonly name: string;
  read(): Promise<Uint8Array | undefined>;
}

/** How many pictures are taken at a time. */
const MOST_PICTURES = 100;

/** The pictures among what was dropped, in order. A file comes as an address, or, from outside of a browser, as itself. */
async function picturesIn(data: vscode.DataTransfer): Promise<Found[]> {
  const addresses = (await data.get('text/uri-list')?.asString())?.split(/[\r\n]+/) ?? [];
  const named = addresses
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => fileAt(vscode.Uri.parse(line)))
    .filter(({ name }) => isPicture(name));
  if (named.length > 0) return named.slice(0, MOST_PICTURES);
  const files = [...data].map(([, item]) => item.asFile()).filter((file) => file !== undefined);
  return files
    .filter(({ name }) => isPicture(name))
    .slice(0, MOST_PICTURES)
    .map((file) => (file.uri ? fileAt(file.uri) : { name: file.name, read: async () => file.data() }));
}

const isPicture = (name: string): boolean => /\.(?:jpe?g|png|webp|tiff?|hei[cf]|avif|gif)$/i.test(name);

/** The largest file that is read, in bytes: the editor hands files over whole. */
const MOST_BYTES = 64 << 20;

function fileAt(uri: vscode.Uri): Found {
  return {
    name: uri.path,
    async read() {
      const { size } = await vscode.workspace.fs.stat(uri);
      return size <= MOST_BYTES ? vscode.workspace.fs.readFile(uri) : undefined;
    },
  };
}

/** What a picture tells; nothing where it cannot be read, for then the writer fills in the caption. */
async function fieldsOf(picture: Found): Promise<PictureFields> {
  // Started only now: the reader is large, and most sessions have no picture.
  const { noFields, readPicture } = await import('./picture');
  try {
    const bytes = await picture.read();
    return bytes ? readPicture(bytes) : noFields;
  } catch {
    return noFields;
  }
}
