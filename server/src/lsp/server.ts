import {
  type CodeAction,
  type CodeActionParams,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  type Range,
  ResponseError,
  ShowMessageNotification,
  type TextEdit,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Article, parse } from '../core/article';
import { type Memory, type Problem, check } from '../core/check';
import { fixAllEdits, isDamaged } from '../core/fix';
import { format } from '../core/format';
import { hover } from '../core/hover';
import { type Ignored, ignoring, spared, stale, withoutIgnored } from '../core/ignore';
import { type IgnoreFile, addEntry, ignoreFileName, ignoreFileProblems, readIgnoreFile } from '../core/ignore-file';
import { jsonMessages } from '../core/house';
import { lexiconFor } from '../core/house-files';
import { type Lexicon, makeLexicon } from '../core/lexicon';
import { folds, outline } from '../core/outline';
import { addToList, nameList, usualListFiles } from '../core/own-lists';
import { type OwnList } from '../core/rule';
import { sentence } from '../core/say';
import { type BadSetting, type Settings } from '../core/settings';
import { tokenTypes, tokens } from '../core/tokens';
import { judgeWhenAsked } from '../core/spelling/judge';
import { lists, spellingNets } from '../data';
import { translationOf } from '../l10n';
import { type LoadPart } from '../parts';
import { type Ways, lightBulb } from './actions';
import { articlesOfFolders } from './articles';
import { completing, triggerCharacters } from './completing';
import { serveCaptions } from './captions';
import { serveArticleView } from './article-view';
import * as convert from './convert';
import { serveExport } from './export';
import { type Files, type ReadWith, keysOf } from './folder-index';
import { folderAround, housesByUri, isHouseFile, isSameFile, watcherOf } from './houses';
import { serveImport } from './import';
import { faultIn, fileName, ignoreFileBeside, ignoreFiles, isIgnoreFile, registerFiles } from './ignoring';
import { servePreview } from './preview';
import { movingCapabilities, serveMoving } from './moving';
import { serveNewArticles } from './new-article';
import { serverSentences } from './sentences';

/** What the server is given by the machine it runs on. */
export interface Host {
  readonly version: string;
  /** The date here and now, ISO. */
  today(): string;
  /** The address of a rule's page where the client names none. */
  rulePage(rule: string): string | undefined;
  /** The text of a file, undefined where there is none; fails where it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  readonly loadPart: LoadPart;
  /** The bytes of the model that spelling is judged by; undefined where it is not at hand. */
  readModel(): Promise<Uint8Array | undefined>;
  listFiles: Files['list'];
  statFile: Files['stat'];
  /** Writes a file of the server's own, in one step. */
  writeFile(uri: string, text: string): Promise<void>;
}

/** The kind of the action that mends all that is safe to mend; also what a writer sets in `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.toasoan`;

/** What is kept of an open document; all of it can be rebuilt from its text. */
interface Open {
  readonly memory: Memory;
  /** The version that was opened or saved last: under `onSave`, the one that is checked. */
  saved: number;
  parsed?: { readonly version: number; readonly known: Known; readonly article: Article };
  looked?: {
    readonly version: number;
    readonly known: Known;
    readonly article: Article;
    readonly problems: readonly Problem[];
  };
  reported?: { readonly id: string; readonly items: Diagnostic[] };
  /** The entries of the ignore file that are of no use to it, as last told. */
  unused?: string;
}

/** What an article is checked with. */
interface Known {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
}

/** An open article, and what the features of the server ask it with. */
export interface Opened extends Known {
  readonly document: TextDocument;
  readonly article: Article;
}

/** The files that are no articles and are checked all the same. */
const NEWSROOM_FILES = [`**/${ignoreFileName}`, '**/toasoan.json', '**/*.toasoan.json'];

/** Serves one client over a connection until it is closed. Holds no state that opening the documents would not rebuild. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let model: Uint8Array | undefined;
  const modelRead = host.readModel().then((bytes) => {
    model = bytes;
  }, report);
  const lexicon = { ...makeLexicon(lists), judge: judgeWhenAsked(() => model, spellingNets, report) };
  const open = new Map<string, Open>();
  let client = capabilitiesOf(undefined);
  let given: unknown;
  let knownByUri = new Map<string, Promise<Known>>();
  /** What the articles of the folders are read with, by what it is made of; most have it in common. */
  let readWithByKey = new Map<string, ReadWith>();
  let configurations = new Map<string, Promise<unknown>>();
  /** Goes up when settings change, so that no report that hangs on them is used again. */
  let generation = 0;
  let complaint = '';
  const unreadable = new Map<string, string>();
  const ignored = ignoreFiles(readText, complainOfIgnoreFile);
  const houses = housesByUri(
    (uri) => host.readFile(uri),
    () => documents.all(),
  );
  const ownLists = watcherOf(connection);
  const waiting = new Set<string>();
  const folders = articlesOfFolders(connection, {
    files: { list: (uri) => host.listFiles(uri), stat: (uri) => host.statFile(uri) },
    read: (uri) => host.readFile(uri),
    write: (uri, text) => host.writeFile(uri, text),
    today: () => host.today(),
    readWith,
    problemsOf: async (uri, article, known) => {
      const document = open.has(uri) ? articleAt(uri) : undefined;
      const problems = document
        ? look(document, await knownOf(uri)).problems
        : check(article, { ...known, today: host.today() });
      return withoutIgnored(article, problems, (await ignored.beside(uri))?.entries ?? []).problems;
    },
    open: () => [...open.keys()],
    openedAt,
    translation: async () => translationOf((await settingsOf(index.roots[0] ?? '')).language),
    report,
  });
  const { index } = folders;
  let started: InitializeParams | undefined;
  const moving = serveMoving(connection, { index, openedAt, readText, readWith, can: () => client, report });

  connection.onInitialize((params): InitializeResult => {
    client = capabilitiesOf(params);
    started = params;
    given = settingsIn(params.initializationOptions);
    return {
      serverInfo: { name: 'toasoan', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...(client.pull && { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }),
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        hoverProvider: true,
        ...movingCapabilities,
        completionProvider: { triggerCharacters },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: true },
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.registersConfiguration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'toasoan' });
    await registerFiles(connection, NEWSROOM_FILES, client);
    if (started) await folders.start(started);
  });
  connection.onShutdown(() => index.close());

  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => isIgnoreFile(uri))) ignoreAnew();
    if (changes.some(({ uri }) => isHouseFile(uri) || ownLists.isWatched(uri))) settleAnew();
    if (changes.some(({ uri }) => isIgnoreFile(uri) || ownLists.isWatched(uri))) index.rescan();
    index.changes(changes);
  });

  connection.onDidChangeConfiguration(({ settings }: { settings?: unknown }) => {
    if (!client.configuration) given = settingsIn(settings);
    settleAnew();
    index.rescan();
  });

  documents.onDidOpen(({ document }) => {
    if (isIgnoreFile(document.uri)) return;
    if (isHouseFile(document.uri)) {
      settleAnew();
      return;
    }
    // The file next to it may have changed meanwhile; a client may not tell, or late.
    ignored.forget();
    if (!client.watches) forgetSettings();
    open.set(document.uri, { memory: new Map(), saved: document.version });
    index.touch(document.uri);
  });
  documents.onDidChangeContent(({ document }) => {
    if (isIgnoreFile(document.uri)) ignoreAnew();
    else if (isHouseFile(document.uri)) settleAnew();
    else {
      schedulePush(document.uri);
      index.touch(document.uri);
    }
  });
  documents.onDidSave(({ document }) => {
    const state = open.get(document.uri);
    if (!state) return;
    ignored.forget();
    if (!client.watches) forgetSettings();
    state.saved = document.version;
    schedulePush(document.uri);
  });
  documents.onDidClose(({ document }) => {
    if (open.delete(document.uri)) index.touch(document.uri);
    knownByUri.delete(document.uri);
    if (isIgnoreFile(document.uri)) ignoreAnew();
    if (isHouseFile(document.uri)) settleAnew();
    if (!client.pull) send(document.uri, []);
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    if (isIgnoreFile(textDocument.uri)) return { kind: 'full', items: await itemsOfIgnoreFile(textDocument.uri) };
    if (isHouseFile(textDocument.uri)) return { kind: 'full', items: await itemsOfHouseFile(textDocument.uri) };
    const report = await reportOn(textDocument.uri);
    if (!report) return { kind: 'full', items: [] };
    if (report.id === previousResultId) return { kind: 'unchanged', resultId: report.id };
    return { kind: 'full', resultId: report.id, items: report.items };
  });

  connection.onCodeAction(async (params): Promise<CodeAction[]> => {
    const document = documents.get(params.textDocument.uri);
    if (!document || isDamaged(document.getText())) return [];
    const known = await knownOf(document.uri);
    if (isIgnoreFile(document.uri))
      return fixesOf(document, params, await problemsOfIgnoreFile(document), pageless(known.settings));
    return isHouseFile(document.uri)
      ? fixesOf(document, params, await problemsOfHouseFile(document.uri), houseManner(known.settings))
      : actionsFor(document, params, known);
  });

  /** Asked by the client's command, which has the writer's reason: what to change so that a place is left alone. */
  connection.onRequest(
    'toasoan/ignore',
    async ({ uri, entry }: { uri: string; entry: Ignored }): Promise<WorkspaceEdit> => {
      const text = await readText(uri);
      const file = text === undefined ? undefined : readIgnoreFile(text);
      if (!file?.fault) return ignoreEdit(uri, file, entry);
      const { language } = await settingsOf(uri);
      throw new ResponseError(LSPErrorCodes.RequestFailed, faultIn(uri, file, translationOf(language)));
    },
  );

  /** Asked by the client's command: what to change so that a name or word is on the newsroom's list. */
  connection.onRequest('toasoan/addToList', ({ uri, list, text }: { uri: string; list: OwnList; text: string }) => {
    forgetSettings();
    return listEdit(uri, list, text);
  });

  servePreview(connection, openedAt);

  connection.onDocumentSymbol(async ({ textDocument }) => {
    const opened = await openedAt(textDocument.uri);
    return opened
      ? convert.toSymbols(opened.document, outline(opened.article), translationOf(opened.settings.language))
      : [];
  });

  connection.onFoldingRanges(async ({ textDocument }) => {
    const opened = await openedAt(textDocument.uri);
    return opened ? convert.toFolds(opened.document, folds(opened.article)) : [];
  });

  connection.onHover(async ({ textDocument, position }) => {
    const opened = await openedAt(textDocument.uri);
    if (!opened) return null;
    const { document, article, lexicon: words } = opened;
    const { language } = opened.settings;
    const found = hover(article, document.offsetAt(position), words, host.today());
    const said = found ? convert.toHover(document, found, language, translationOf(language), client.markdown) : null;
    return moving.hoverAt({ textDocument, position }, said);
  });

  completing(
    connection,
    openedAt,
    () => index.names(),
    () => host.today(),
    () => client,
  );

  connection.onDocumentFormatting(({ textDocument }) => formatted(textDocument.uri));
  connection.onDocumentRangeFormatting(({ textDocument, range }) => formatted(textDocument.uri, range));

  connection.languages.semanticTokens.on(async ({ textDocument }) => {
    const opened = await openedAt(textDocument.uri);
    return { data: opened ? convert.toTokenData(opened.document, tokens(opened.article)) : [] };
  });

  serveExport(connection, anyArticleAt, host);
  serveImport(connection, async (uri) => ({ ...(await knownOf(uri)), today: host.today() }), host);
  serveCaptions(connection, openedAt);
  serveNewArticles(connection, {
    settingsOf,
    templatesFor: (folder) => houses.templatesFor(folder),
    today: () => host.today(),
  });
  serveArticleView(connection, openedAt, async (uri) => (await reportOn(uri))?.items ?? []);

  documents.listen(connection);
  connection.listen();

  /** An open document that the client takes for an article. */
  function articleAt(uri: string): TextDocument | undefined {
    return isIgnoreFile(uri) || isHouseFile(uri) ? undefined : documents.get(uri);
  }

  /** An open article with all that a feature asks of it; undefined where none is open under this address. */
  async function openedAt(uri: string): Promise<Opened | undefined> {
    const known = await knownOf(uri);
    const document = articleAt(uri);
    return document && { document, article: articleOf(document, known), ...known };
  }

  /** An article, open or not, as it stands; none where there is no such file. */
  async function anyArticleAt(uri: string): Promise<Known & { article?: Article }> {
    const opened = await openedAt(uri);
    if (opened) return opened;
    const known = await knownOf(uri);
    const text = await host.readFile(uri);
    return text === undefined ? known : { ...known, article: parse(text, known.lexicon) };
  }

  /** The article in a document, parsed once a version. */
  function articleOf(document: TextDocument, known: Known): Article {
    const state = open.get(document.uri);
    const { version } = document;
    if (state?.parsed?.version === version && state.parsed.known === known) return state.parsed.article;
    const article = parse(document.getText(), known.lexicon);
    if (state) state.parsed = { version, known, article };
    return article;
  }

  /** The text of a file as it stands: in the editor where it is open, or else as saved. */
  async function readText(uri: string): Promise<string | undefined> {
    return openAs(uri)?.getText() ?? (await host.readFile(uri));
  }

  /** The open document of a file. */
  function openAs(uri: string): TextDocument | undefined {
    return documents.get(uri) ?? documents.all().find((document) => isSameFile(document.uri, uri));
  }

  /** The problems of the text as it stands, looked for once a version; nothing is ignored yet. */
  function look(document: TextDocument, known: Known): { article: Article; problems: readonly Problem[] } {
    const state = open.get(document.uri);
    const { version } = document;
    if (state?.looked?.version === version && state.looked.known === known) return state.looked;
    if (state?.looked?.known !== known) state?.memory.clear();
    const article = articleOf(document, known);
    const problems = check(article, { ...known, today: host.today() }, state?.memory);
    if (state) state.looked = { version, known, article, problems };
    return { article, problems };
  }

  /** What a client shows for a document. Under `onSave` that is what was found when it was last saved or opened. */
  async function reportOn(uri: string): Promise<Open['reported']> {
    const [settledAt, ignoredAt] = [generation, ignored.generation()];
    const known = await knownOf(uri);
    const { settings } = known;
    const file = await ignored.beside(uri);
    const document = documents.get(uri);
    const state = open.get(uri);
    if (!document || !state) return undefined;
    if (settings.run === 'onSave' && document.version !== state.saved && state.reported) return state.reported;
    const id = `${document.version}.${settledAt}.${ignoredAt}`;
    if (state.reported?.id === id) return state.reported;
    const { article, problems: all } = look(document, known);
    const { problems, unused } = withoutIgnored(article, all, file?.entries ?? []);
    state.reported = {
      id,
      items: convert.toDiagnostics(document, problems, settings.maxNumberOfProblems, mannerOf(settings)),
    };
    tellIgnoreFile(uri, unused.map(({ span }) => span.start).join());
    return state.reported;
  }

  /** What is wrong with an ignore file that is open: its fault, or what the open articles of its folder have no use for. */
  async function problemsOfIgnoreFile(document: TextDocument): Promise<Problem[]> {
    const file = readIgnoreFile(document.getText());
    const unused = [];
    for (const uri of open.keys()) {
      if (ignoreFileBeside(uri) !== document.uri) continue;
      const known = await knownOf(uri);
      const text = documents.get(uri);
      if (!text) continue;
      const { article, problems } = look(text, known);
      unused.push(...stale(withoutIgnored(article, problems, file.entries).unused, fileName(uri), known.settings));
    }
    return ignoreFileProblems(file, unused);
  }

  async function itemsOfIgnoreFile(uri: string): Promise<Diagnostic[]> {
    const settings = await settingsOf(uri);
    const document = documents.get(uri);
    if (!document) return [];
    const problems = await problemsOfIgnoreFile(document);
    return convert.toDiagnostics(document, problems, settings.maxNumberOfProblems, pageless(settings));
  }

  /** What is wrong in a house file that is open, but for what the client says of any JSON by itself. */
  async function problemsOfHouseFile(uri: string): Promise<Problem[]> {
    const { reports } = await houses.at(uri);
    return (reports[0]?.problems ?? []).filter(({ message }) => !client.checksJson || !jsonMessages.has(message));
  }

  async function itemsOfHouseFile(uri: string): Promise<Diagnostic[]> {
    const { settings } = await knownOf(uri);
    const problems = await problemsOfHouseFile(uri);
    const document = documents.get(uri);
    return document
      ? convert.toDiagnostics(document, problems, settings.maxNumberOfProblems, houseManner(settings))
      : [];
  }

  /** The light bulb in a file that is no article. */
  function fixesOf(
    document: TextDocument,
    { range }: CodeActionParams,
    problems: readonly Problem[],
    manner: convert.Manner,
  ): CodeAction[] {
    const nothing = (): undefined => undefined;
    return lightBulb(document, problems, touched(document, problems, range), {
      manner,
      versioned: client.versionedEdits,
      showRule: nothing,
      addToList: nothing,
      ignoreHere: nothing,
      changeSeverity: nothing,
    });
  }

  /** An open ignore file is looked at again when an article next to it needs other entries than it did. */
  function tellIgnoreFile(article: string, unused: string): void {
    const state = open.get(article);
    const beside = ignoreFileBeside(article);
    if (!state || state.unused === unused) return;
    state.unused = unused;
    if (beside === undefined || !documents.get(beside)) return;
    if (client.pull) refresh();
    else schedulePush(beside);
  }

  function ignoreAnew(): void {
    ignored.forget();
    refresh();
  }

  function settleAnew(): void {
    forgetSettings();
    refresh();
  }

  /** Settings and houses are read again from now on. */
  function forgetSettings(): void {
    houses.forget();
    knownByUri = new Map();
    readWithByKey = new Map();
    configurations = new Map();
    generation++;
  }

  /** The edit that has a place left alone; the file is made where there is none. */
  function ignoreEdit(uri: string, file: IgnoreFile | undefined, entry: Ignored): WorkspaceEdit {
    return fileEdit(uri, file?.text, addEntry(file, entry));
  }

  /** Edits to a file of the newsroom's, which may be open. */
  function fileEdit(uri: string, text: string | undefined, edits: convert.Edits): WorkspaceEdit {
    const { versionedEdits: versioned, creates } = client;
    return convert.toFileEdit(uri, text, openAs(uri)?.version, edits, { versioned, creates });
  }

  /** The edits that put an entry on the newsroom's list; the list, and the house file that names it, are made where there are none. */
  async function listEdit(article: string, list: OwnList, entry: string): Promise<WorkspaceEdit> {
    const places = await houses.placesOf(article, list);
    const house = places.house ?? `${await rootOf(article)}/toasoan.json`;
    const file = places.list ?? house.slice(0, house.lastIndexOf('/') + 1) + usualListFiles[list];
    const edits: WorkspaceEdit[] = [];
    const add = async (uri: string, change: (text: string) => convert.Edits | undefined): Promise<void> => {
      const text = await readText(uri);
      const changes = change(text ?? '');
      if (!changes || (text !== undefined && isDamaged(text))) {
        const { language } = await settingsOf(article);
        const values = { file: fileName(uri) };
        const message = sentence('server', serverSentences, 'notWritten', values, translationOf(language));
        throw new ResponseError(LSPErrorCodes.RequestFailed, message);
      }
      if (changes.length > 0) edits.push(fileEdit(uri, text, changes));
    };
    await add(file, (text) => addToList(text, entry));
    if (places.list === undefined) await add(house, (text) => nameList(text, list));
    return convert.together(edits);
  }

  /** The folder that the house file of an article goes into: the workspace's, or its own. */
  async function rootOf(article: string): Promise<string> {
    const folders = client.folders ? await connection.workspace.getWorkspaceFolders() : null;
    const root = folderAround(article, folders?.map(({ uri }) => uri) ?? client.roots);
    return root?.replace(/\/$/, '') ?? article.slice(0, article.lastIndexOf('/'));
  }

  /** Says once what keeps an ignore file from being read; one that is open shows it by itself. */
  function complainOfIgnoreFile(uri: string, file: IgnoreFile | undefined): void {
    if (!file?.fault || documents.get(uri)) {
      unreadable.delete(uri);
      return;
    }
    settingsOf(uri)
      .then(async ({ language }) => {
        const message = faultIn(uri, file, translationOf(language));
        if (unreadable.get(uri) === message) return;
        unreadable.set(uri, message);
        await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
      })
      .catch(report);
  }

  function touched(document: TextDocument, problems: readonly Problem[], range: Range): Problem[] {
    const asked = convert.toSpan(document, range);
    return problems.filter(({ span }) => span.start <= asked.end && asked.start <= span.end);
  }

  /** The formatter's edits, those that touch the range where one is given. */
  async function formatted(uri: string, range?: Range): Promise<TextEdit[]> {
    const known = await knownOf(uri);
    const document = articleAt(uri);
    if (!document || isDamaged(document.getText())) return [];
    const edits = format(articleOf(document, known));
    const asked = range && convert.toSpan(document, range);
    const touched = edits.filter(({ span }) => !asked || (span.start <= asked.end && asked.start <= span.end));
    return convert.toEdits(document, touched);
  }

  async function actionsFor(
    document: TextDocument,
    { range, context }: CodeActionParams,
    known: Known,
  ): Promise<CodeAction[]> {
    const { settings } = known;
    const wants = (kind: string): boolean =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const file = await ignored.beside(document.uri);
    const entries = file?.entries ?? [];
    const { article, problems } = look(document, known);
    const shown = withoutIgnored(article, problems, entries).problems;
    const here = wants(CodeActionKind.QuickFix) ? touched(document, shown, range) : [];
    const ways = await waysFor(here, document.uri, article, file, settings);
    const actions = lightBulb(document, shown, here, ways);
    // Asked for by name only: in the light bulb of every line it would be in the way.
    if (context.only && wants(fixAllKind)) {
      const knowledge = { ...known, today: host.today() };
      const edits = fixAllEdits(document.getText(), knowledge, spared(entries, fileName(document.uri)));
      if (edits.length > 0)
        actions.push({
          title: sentence('server', serverSentences, 'fixAll', undefined, translationOf(settings.language)),
          kind: fixAllKind,
          edit: convert.toWorkspaceEdit(document, edits, client.versionedEdits),
        });
    }
    return actions;
  }

  /** What the light bulb can do beside mending: with a client that brings the commands, by them; or else by edits alone. */
  async function waysFor(
    here: readonly Problem[],
    uri: string,
    article: Article,
    file: IgnoreFile | undefined,
    settings: Settings,
  ): Promise<Ways> {
    const beside = ignoreFileBeside(uri);
    const wordsOf = ({ span }: Problem): string => article.text.slice(span.start, span.end).trim();
    const listEdits = new Map<Problem, WorkspaceEdit>();
    if (!client.commands && beside !== undefined)
      for (const problem of here)
        if (problem.rule.listable)
          await listEdit(uri, problem.rule.listable, wordsOf(problem)).then(
            (edit) => listEdits.set(problem, edit),
            // A file that cannot be written to is not offered for it; with the command, the writer is told why.
            () => undefined,
          );
    const run = (name: string, ...given: unknown[]) =>
      client.commands ? { command: { command: `toasoan.${name}`, arguments: given } } : undefined;
    return {
      manner: mannerOf(settings),
      versioned: client.versionedEdits,
      showRule: (rule) => run('showRule', rule),
      addToList: (problem, list) => {
        if (beside === undefined) return undefined;
        const edit = listEdits.get(problem);
        return run('addToList', uri, list, wordsOf(problem)) ?? (edit && { edit });
      },
      ignoreHere: (problem) => {
        // What cannot be read must not be written over.
        if (beside === undefined || file?.fault) return undefined;
        const entry = ignoring(article, problem, fileName(uri));
        return run('ignoreHere', beside, entry) ?? { edit: ignoreEdit(beside, file, entry) };
      },
      changeSeverity: (rule) => run('changeSeverity', rule, uri),
    };
  }

  function mannerOf({ language }: Settings): convert.Manner {
    return {
      translation: translationOf(language),
      rulePage: (rule) =>
        client.rulePage !== undefined ? client.rulePage.replace('{rule}', rule) : host.rulePage(rule),
    };
  }

  /** For what is wrong outside articles, which no page explains. */
  function pageless(settings: Settings): convert.Manner {
    return { ...mannerOf(settings), rulePage: () => undefined };
  }

  /** For what is wrong in a house file: its keys have a page of their own. */
  function houseManner(settings: Settings): convert.Manner {
    const manner = mannerOf(settings);
    return { ...manner, rulePage: () => manner.rulePage('house-style') };
  }

  async function settingsOf(uri: string): Promise<Settings> {
    return (await knownOf(uri)).settings;
  }

  function knownOf(uri: string): Promise<Known> {
    let known = knownByUri.get(uri);
    if (!known) knownByUri.set(uri, (known = learnOf(uri)));
    return known;
  }

  /** The editor's own settings; a client that cannot answer, or is closing, leaves the defaults in force. */
  function configurationAt(uri: string): Promise<unknown> {
    if (!client.configuration) return Promise.resolve(given);
    return connection.workspace.getConfiguration({ scopeUri: uri, section: 'toasoan' }).catch(() => given);
  }

  /** What an article of the folders is read with. The editor's settings are asked for once a folder of the workspace. */
  async function readWith(uri: string): Promise<ReadWith> {
    const root = folderAround(uri, index.roots) ?? uri;
    let from = configurations.get(root);
    if (!from) configurations.set(root, (from = configurationAt(root)));
    const { settings } = await houses.settingsOf(uri, await from);
    const house = await houses.of(uri);
    const ignoring = await ignored.beside(uri);
    const leftOut = await houses.leavesOut(uri);
    await modelRead;
    const { enable, rules, options, style, spelling } = settings;
    const made = JSON.stringify([
      enable,
      rules,
      options,
      style,
      spelling,
      numberOf(house),
      ignoring && numberOf(ignoring),
      leftOut,
    ]);
    let known = readWithByKey.get(made);
    if (!known) {
      const keys = keysOf(
        host.version,
        [lists, house.lists],
        [enable, rules, options, style, spelling, ignoring?.text],
      );
      if (client.watches) ownLists.watch(await houses.listsOf(uri), client.watchesRelative).catch(report);
      readWithByKey.set(made, (known = { settings, lexicon: lexiconFor(house, lists, lexicon), leftOut, ...keys }));
    }
    return known;
  }

  async function learnOf(uri: string): Promise<Known> {
    await modelRead;
    const from = await configurationAt(uri);
    const { settings, bad } = await houses.settingsOf(uri, from);
    complain(bad, settings);
    if (client.watches) ownLists.watch(await houses.listsOf(uri), client.watchesRelative).catch(report);
    return { settings, lexicon: lexiconFor(await houses.of(uri), lists, lexicon) };
  }

  /** Says once what is wrong with the settings, and again only when that changes. */
  function complain(bad: readonly BadSetting[], { language }: Settings): void {
    const translation = translationOf(language);
    const names = bad
      .map(({ name, expected }) => sentence('server', serverSentences, 'badSetting', { name, expected }, translation))
      .join('; ');
    const message = sentence('server', serverSentences, 'badSettings', { names }, translation);
    // A notification: the library's showWarningMessage asks a question, which not every client answers.
    if (names !== '' && names !== complaint)
      connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }).catch(report);
    complaint = names;
  }

  /** A message that could not be sent is noted: an unhandled rejection would end the server. */
  function report(error: unknown): void {
    connection.console.error(String(error));
  }

  function refresh(): void {
    if (client.pull) {
      if (client.refresh) connection.languages.diagnostics.refresh().catch(report);
    } else for (const uri of documents.keys()) schedulePush(uri);
  }

  /** Checks once for all the changes that arrived together, when the client cannot ask by itself. */
  function schedulePush(uri: string): void {
    if (client.pull || waiting.has(uri)) return;
    waiting.add(uri);
    setTimeout(() => {
      waiting.delete(uri);
      push(uri).catch(report);
    }, 0);
  }

  async function push(uri: string): Promise<void> {
    const items = isIgnoreFile(uri)
      ? await itemsOfIgnoreFile(uri)
      : isHouseFile(uri)
        ? await itemsOfHouseFile(uri)
        : (await reportOn(uri))?.items;
    const document = documents.get(uri);
    if (items && document) send(uri, items, document.version);
  }

  function send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }).catch(report);
  }
}

/** A number for an object, the same as long as it is the same. */
function numberOf(object: object): number {
  const number = numbers.get(object) ?? ++lastNumber;
  numbers.set(object, number);
  return number;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** What the client can do, of what matters here. Before it has said so, nothing. */
function capabilitiesOf(params: InitializeParams | undefined) {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const options: unknown = params?.initializationOptions;
  const option = (name: string): unknown =>
    typeof options === 'object' && options !== null ? (options as Record<string, unknown>)[name] : undefined;
  const rulePage = option('rulePage');
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesRelative: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    /** Whether it shows by itself where a file is no JSON. */
    checksJson: option('checksJson') === true,
    registersDocuments:
      textDocument?.synchronization?.dynamicRegistration === true &&
      textDocument.codeAction?.dynamicRegistration === true,
    /** Whether it brings the commands that the light bulb offers beside edits. */
    commands: option('commands') === true,
    labelDetails: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    folders: workspace?.workspaceFolders === true,
    roots: (params?.workspaceFolders ?? []).map(({ uri }) => uri),
    creates: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    annotatesEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    rulePage: typeof rulePage === 'string' ? rulePage : undefined,
  };
}

/** Settings as clients hand them in unasked: `{ toasoan: { … } }` or what stands in it. */
function settingsIn(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return undefined;
  if ('toasoan' in given) return given.toasoan;
  return 'settings' in given ? given.settings : given;
}
