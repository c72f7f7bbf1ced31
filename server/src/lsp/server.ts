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
  MessageType,
  type Range,
  ShowMessageNotification,
  type TextEdit,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Article, parse } from '../core/article';
import { type Memory, type Problem, check } from '../core/check';
import { fixAllEdits, isDamaged } from '../core/fix';
import { format } from '../core/format';
import { hover } from '../core/hover';
import { makeLexicon } from '../core/lexicon';
import { folds, outline } from '../core/outline';
import { rules } from '../core/rules';
import { sentence } from '../core/say';
import { type BadSetting, type Settings, readSettings } from '../core/settings';
import { tokenTypes, tokens } from '../core/tokens';
import { lists } from '../data';
import { translationOf } from '../l10n';
import * as convert from './convert';
import { serverSentences } from './sentences';

/** What the server is given by the machine it runs on. */
export interface Host {
  readonly version: string;
  /** The date here and now, ISO. */
  today(): string;
  /** The address of a rule's page where the client names none. */
  rulePage(rule: string): string | undefined;
}

/** The kind of the action that mends all that is safe to mend; also what a writer sets in `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.toasoan`;

/** What is kept of an open document; all of it can be rebuilt from its text. */
interface Open {
  readonly memory: Memory;
  /** The version that was opened or saved last: under `onSave`, the one that is checked. */
  saved: number;
  looked?: {
    readonly version: number;
    readonly generation: number;
    readonly article: Article;
    readonly problems: readonly Problem[];
  };
  reported?: { readonly id: string; readonly items: Diagnostic[] };
}

/** Serves one client over a connection until it is closed. Holds no state that opening the documents would not rebuild. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const lexicon = makeLexicon(lists);
  const ruleIds = rules.map((rule) => rule.id);
  const open = new Map<string, Open>();
  let client = capabilitiesOf(undefined);
  let given: unknown;
  let settingsByUri = new Map<string, Promise<Settings>>();
  /** Goes up when settings change, so that nothing that hangs on them is used again. */
  let generation = 0;
  let complaint = '';
  const waiting = new Set<string>();

  connection.onInitialize((params): InitializeResult => {
    client = capabilitiesOf(params);
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
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: true },
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.registersConfiguration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'toasoan' });
  });

  connection.onDidChangeConfiguration(({ settings }: { settings?: unknown }) => {
    if (!client.configuration) given = settingsIn(settings);
    settingsByUri = new Map();
    generation++;
    for (const state of open.values()) state.memory.clear();
    refresh();
  });

  documents.onDidOpen(({ document }) => {
    open.set(document.uri, { memory: new Map(), saved: document.version });
  });
  documents.onDidChangeContent(({ document }) => schedulePush(document.uri));
  documents.onDidSave(({ document }) => {
    const state = open.get(document.uri);
    if (!state) return;
    state.saved = document.version;
    schedulePush(document.uri);
  });
  documents.onDidClose(({ document }) => {
    open.delete(document.uri);
    settingsByUri.delete(document.uri);
    if (!client.pull) send(document.uri, []);
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    const report = await reportOn(textDocument.uri);
    if (!report) return { kind: 'full', items: [] };
    if (report.id === previousResultId) return { kind: 'unchanged', resultId: report.id };
    return { kind: 'full', resultId: report.id, items: report.items };
  });

  connection.onCodeAction(async (params): Promise<CodeAction[]> => {
    const document = documents.get(params.textDocument.uri);
    if (!document || isDamaged(document.getText())) return [];
    return actionsFor(document, params, await settingsOf(document.uri));
  });

  connection.onDocumentSymbol(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return [];
    const { language } = await settingsOf(document.uri);
    return convert.toSymbols(document, outline(parse(document.getText(), lexicon)), translationOf(language));
  });

  connection.onFoldingRanges(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return document ? convert.toFolds(document, folds(parse(document.getText(), lexicon))) : [];
  });

  connection.onHover(async ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    if (!document) return null;
    const { language } = await settingsOf(document.uri);
    const found = hover(parse(document.getText(), lexicon), document.offsetAt(position), lexicon, host.today());
    return found ? convert.toHover(document, found, language, translationOf(language), client.markdown) : null;
  });

  connection.onDocumentFormatting(({ textDocument }) => formatted(textDocument.uri));
  connection.onDocumentRangeFormatting(({ textDocument, range }) => formatted(textDocument.uri, range));

  connection.languages.semanticTokens.on(({ textDocument }) => {
    const document = documents.get(textDocument.uri);
    return { data: document ? convert.toTokenData(document, tokens(parse(document.getText(), lexicon))) : [] };
  });

  documents.listen(connection);
  connection.listen();

  /** The problems of the text as it stands, looked for once a version. */
  function look(document: TextDocument, settings: Settings): readonly Problem[] {
    const state = open.get(document.uri);
    const { version } = document;
    if (state?.looked?.version === version && state.looked.generation === generation) return state.looked.problems;
    const article = parse(document.getText(), lexicon);
    const problems = check(article, { lexicon, settings, today: host.today() }, state?.memory);
    if (state) state.looked = { version, generation, article, problems };
    return problems;
  }

  /** What a client shows for a document. Under `onSave` that is what was found when it was last saved or opened. */
  async function reportOn(uri: string): Promise<Open['reported']> {
    const settings = await settingsOf(uri);
    const document = documents.get(uri);
    const state = open.get(uri);
    if (!document || !state) return undefined;
    if (settings.run === 'onSave' && document.version !== state.saved && state.reported) return state.reported;
    const id = `${document.version}.${generation}`;
    if (state.reported?.id === id) return state.reported;
    const problems = look(document, settings);
    state.reported = {
      id,
      items: convert.toDiagnostics(document, problems, settings.maxNumberOfProblems, mannerOf(settings)),
    };
    return state.reported;
  }

  /** The formatter's edits, those that touch the range where one is given. */
  function formatted(uri: string, range?: Range): TextEdit[] {
    const document = documents.get(uri);
    if (!document || isDamaged(document.getText())) return [];
    const edits = format(parse(document.getText(), lexicon));
    const asked = range && convert.toSpan(document, range);
    const touched = edits.filter(({ span }) => !asked || (span.start <= asked.end && asked.start <= span.end));
    return convert.toEdits(document, touched);
  }

  function actionsFor(document: TextDocument, { range, context }: CodeActionParams, settings: Settings): CodeAction[] {
    const wants = (kind: string): boolean =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const manner = mannerOf(settings);
    const actions: CodeAction[] = [];
    const problems = look(document, settings);
    if (wants(CodeActionKind.QuickFix)) {
      const asked = convert.toSpan(document, range);
      for (const problem of problems)
        if (problem.span.start <= asked.end && asked.start <= problem.span.end)
          for (const fix of problem.fixes)
            actions.push(convert.toQuickFix(document, problem, fix, manner, client.versionedEdits));
    }
    // Asked for by name only: in the light bulb of every line it would be in the way.
    if (context.only && wants(fixAllKind)) {
      const edits = fixAllEdits(document.getText(), { lexicon, settings, today: host.today() });
      if (edits.length > 0)
        actions.push({
          title: sentence('server', serverSentences, 'fixAll', undefined, manner.translation),
          kind: fixAllKind,
          edit: convert.toWorkspaceEdit(document, edits, client.versionedEdits),
        });
    }
    return actions;
  }

  function mannerOf({ language }: Settings): convert.Manner {
    return {
      translation: translationOf(language),
      rulePage: (rule) =>
        client.rulePage !== undefined ? client.rulePage.replace('{rule}', rule) : host.rulePage(rule),
    };
  }

  function settingsOf(uri: string): Promise<Settings> {
    let settings = settingsByUri.get(uri);
    if (!settings) {
      settings = readSettingsOf(uri);
      settingsByUri.set(uri, settings);
    }
    return settings;
  }

  async function readSettingsOf(uri: string): Promise<Settings> {
    let from = given;
    if (client.configuration)
      try {
        from = await connection.workspace.getConfiguration({ scopeUri: uri, section: 'toasoan' });
      } catch {
        // A client that cannot answer, or is closing, leaves the defaults in force.
      }
    const { settings, bad } = readSettings(from, ruleIds);
    complain(bad, settings);
    return settings;
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
    } else for (const uri of open.keys()) schedulePush(uri);
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
    const report = await reportOn(uri);
    const document = documents.get(uri);
    if (report && document) send(uri, report.items, document.version);
  }

  function send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }).catch(report);
  }
}

/** What the client can do, of what matters here. Before it has said so, nothing. */
function capabilitiesOf(params: InitializeParams | undefined) {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const options: unknown = params?.initializationOptions;
  const rulePage =
    typeof options === 'object' && options !== null && 'rulePage' in options ? options.rulePage : undefined;
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
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
