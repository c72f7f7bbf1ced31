import {
  type Connection,
  type DocumentHighlight,
  type Hover,
  LSPErrorCodes,
  type Location,
  MessageType,
  ResponseError,
  type SelectionRange,
  type ServerCapabilities,
  ShowMessageNotification,
  SymbolKind,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from '../core/article';
import { type Mention, entryOf } from '../core/entry';
import { findArticles } from '../core/find-articles';
import { isDamaged } from '../core/fix';
import { hoverSentences } from '../core/hover';
import { type Named, firstMention, isSame, mentionAt, mentionsOf, renameIn } from '../core/same-name';
import { type Translation, sentence } from '../core/say';
import { selections } from '../core/selection';
import { translationOf } from '../l10n';
import * as convert from './convert';
import { type FolderIndex, type Indexed, type ReadWith } from './folder-index';
import { fileName } from './ignoring';
import { serverSentences } from './sentences';
import { type Opened } from './server';

/** What moving about the articles of a folder asks of the server. */
interface Needs {
  readonly index: FolderIndex;
  openedAt(uri: string): Promise<Opened | undefined>;
  /** The text of a file as it stands: in the editor where it is open, or else as saved. */
  readText(uri: string): Promise<string | undefined>;
  readWith(uri: string): Promise<ReadWith>;
  can(): { readonly versionedEdits: boolean; readonly annotatesEdits: boolean; readonly markdown: boolean };
  report(error: unknown): void;
}

export const movingCapabilities: ServerCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
  selectionRangeProvider: true,
};

/** How many articles a search by headline shows. */
const MOST_FOUND = 200;
/** A name that is longer is none. */
const MOST_LETTERS = 120;

/**
 * Going about the articles of the folders by the names in them: agencies, people, bylines, institutions. Returns what a
 * hover says of a name beside what the core knows of it.
 */
export function serveMoving(
  connection: Connection,
  needs: Needs,
): { hoverAt(params: TextDocumentPositionParams, hover: Hover | null): Promise<Hover | null> } {
  const { index } = needs;

  /** The name at a place of an open article, and the article as the index has it at this moment. */
  const nameAt = async ({
    textDocument,
    position,
  }: TextDocumentPositionParams): Promise<{ opened: Opened; mention: Mention } | undefined> => {
    await index.fresh();
    const opened = await needs.openedAt(textDocument.uri);
    const entry = opened && index.at(textDocument.uri)?.entry;
    const mention = entry && mentionAt(entry, opened.document.offsetAt(position));
    return mention && { opened, mention };
  };
  const others = (named: Named): Indexed[] => {
    const found: Indexed[] = [];
    for (const article of index.all())
      if (article.entry.mentions.some((mention) => isSame(mention, named))) found.push(article);
    return found;
  };
  const documentOf = async ({ uri, version }: Indexed): Promise<TextDocument | undefined> => {
    const text = await needs.readText(uri).catch(() => undefined);
    return text === undefined ? undefined : TextDocument.create(uri, 'article', version ?? 0, text);
  };

  connection.onDefinition(async (params): Promise<Location | null> => {
    const found = await nameAt(params);
    if (!found) return null;
    const { opened, mention } = found;
    const { document } = opened;
    const here = firstMention(document.getText(), index.at(document.uri)!.entry, mention);
    const offset = document.offsetAt(params.position);
    if (here && (offset < here.start || offset > here.end)) return convert.toLocation(document, here);
    // Standing on it already: where the folder first names it.
    const dated = others(mention).filter(({ entry }) => entry.date !== undefined);
    const earliest = dated.sort((a, b) => (a.entry.date! < b.entry.date! ? -1 : 1))[0];
    const there = earliest && (await documentOf(earliest));
    const span = there && firstMention(there.getText(), earliest.entry, mention);
    return span ? convert.toLocation(there, span) : here ? convert.toLocation(document, here) : null;
  });

  connection.onReferences(async (params, token): Promise<Location[]> => {
    const found = await nameAt(params);
    if (!found) return [];
    const locations: Location[] = [];
    for (const article of others(found.mention)) {
      if (token.isCancellationRequested) break;
      const document = await documentOf(article);
      if (document)
        for (const { span } of mentionsOf(article.entry, found.mention))
          locations.push(convert.toLocation(document, span));
    }
    return locations;
  });

  connection.onDocumentHighlight(async (params): Promise<DocumentHighlight[] | null> => {
    const found = await nameAt(params);
    if (!found) return null;
    const { document } = found.opened;
    return mentionsOf(index.at(document.uri)!.entry, found.mention).map(({ span }) => ({
      range: convert.toRange(document, span),
    }));
  });

  connection.onPrepareRename(async (params) => {
    const { opened, mention } = await renamableAt(params);
    const range = convert.toRange(opened.document, mention.span);
    return { range, placeholder: opened.document.getText(range) };
  });

  connection.onRenameRequest(async (params): Promise<WorkspaceEdit> => {
    const { opened, mention } = await renamableAt(params);
    const { document, settings } = opened;
    const translation = translationOf(settings.language);
    const newName = params.newName.normalize('NFC').trim().replace(/\s+/gu, ' ');
    if (newName === '' || newName.length > MOST_LETTERS || newName.includes('\uFFFD'))
      throw refusal('noNewName', translation);
    const range = convert.toRange(document, mention.span);
    const written = document.getText(range).normalize('NFC');
    const left: string[] = [];
    const files: convert.FileEdits[] = [];
    for (const article of others(mention)) {
      const file = await documentOf(article);
      if (!file) continue;
      const text = file.getText();
      // What the index knows may be older than the file: a file is read anew before it is written to.
      const { lexicon } = await needs.readWith(article.uri);
      const entry = article.version === null ? entryOf(parse(text, lexicon), lexicon) : article.entry;
      const edits = renameIn(text, entry, { ...mention, written, newName });
      if (edits.length === 0) continue;
      if (isDamaged(text)) left.push(fileName(article.uri));
      else files.push({ document: file, version: article.version, edits });
    }
    if (left.length > 0)
      connection
        .sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: sentence('server', serverSentences, 'leftDamaged', { files: left.join(', ') }, translation),
        })
        .catch((error: unknown) => needs.report(error));
    const label = sentence('server', serverSentences, 'renaming', { from: written, to: newName }, translation);
    // Within one article there is nothing to look through that undoing would not bring back.
    const isFar = files.length > 1 || files.some(({ document: { uri } }) => uri !== document.uri);
    const { versionedEdits, annotatesEdits } = needs.can();
    const lookFirst = sentence('server', serverSentences, 'lookFirst', undefined, translation);
    return convert.toFilesEdit(files, versionedEdits, annotatesEdits && isFar ? { label, lookFirst } : undefined);
  });

  connection.onWorkspaceSymbol(async ({ query }) => {
    await index.fresh();
    const at = { line: 0, character: 0 };
    return findArticles(index.all(), query, MOST_FOUND).map(({ article: { uri }, name, detail }) => ({
      name: name === '' ? fileName(uri) : name,
      kind: SymbolKind.File,
      containerName: detail,
      location: { uri, range: { start: at, end: at } },
    }));
  });

  connection.onSelectionRanges(async ({ textDocument, positions }): Promise<SelectionRange[]> => {
    await index.fresh();
    const opened = await needs.openedAt(textDocument.uri);
    const entry = index.at(textDocument.uri)?.entry;
    if (!opened || !entry) return [];
    const { document, article } = opened;
    return positions.map((position) =>
      convert.toSelection(document, selections(article, entry, document.offsetAt(position))),
    );
  });

  return {
    async hoverAt(params, hover) {
      // Without a folder there is nothing to count.
      const found = index.roots.length > 0 ? await nameAt(params) : undefined;
      if (!found) return hover;
      const { opened, mention } = found;
      const count = others(mention).length;
      const id = !index.complete ? 'inArticlesSoFar' : count === 1 ? 'onlyHere' : 'inArticles';
      const line = sentence('hover', hoverSentences, id, { count }, translationOf(opened.settings.language));
      return convert.withLine(opened.document, hover, mention.name, mention.span, line, needs.can().markdown);
    },
  };

  /** The name to be changed at a place; refuses where it cannot be done everywhere. */
  async function renamableAt(params: TextDocumentPositionParams): Promise<{ opened: Opened; mention: Mention }> {
    const found = await nameAt(params);
    const opened = found?.opened ?? (await needs.openedAt(params.textDocument.uri));
    const translation = translationOf(opened?.settings.language ?? 'vi');
    if (!found) throw refusal('noName', translation);
    if (!index.complete) throw refusal('stillReading', translation);
    if (isDamaged(found.opened.document.getText())) throw refusal('damaged', translation);
    return found;
  }
}

const refusal = (id: 'noName' | 'noNewName' | 'stillReading' | 'damaged', translation: Translation): ResponseError =>
  new ResponseError(LSPErrorCodes.RequestFailed, sentence('server', serverSentences, id, undefined, translation));
