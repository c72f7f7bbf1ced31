import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  DiagnosticPullMode,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import * as vscode from 'vscode';
import { registerActions } from './actions';
import { registerArticles } from './articles';
import { registerExport } from './export';
import { registerImport } from './import';
import { registerNewArticle } from './new-article';
import { registerPictures } from './pictures';
import { showArticleView } from './article-view';
import { showProblems } from './focus';
import { type LiveArticle, askAfter, followArticle, schemes } from './live-article';
import { detectArticles } from './plain-text';
import { registerPreview } from './preview';
import { restartPolicy } from './restart';
import { registerRulePages, rulePageAddress } from './rule-page';
import { sentence } from './sentences';
import { createStatus, showCounts } from './status';
import { registerWalkthrough } from './walkthrough';

/** Makes the client for the server on this kind of host: a process on the desktop, a worker in the browser. */
export type NewClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** Starts all that desktop and web share, and returns how to stop it. */
export async function start(context: vscode.ExtensionContext, newClient: NewClient): Promise<() => Promise<void>> {
  // Menus and views ask for it: what is about the checker makes sense where there is one.
  void vscode.commands.executeCommand('setContext', 'toasoan.started', true);
  const output = vscode.window.createOutputChannel('Tòa Soạn', { log: true });
  const status = createStatus();
  const shown = showProblems();
  // eslint-disable-next-line prefer-const -- the client is made with it
  let live: LiveArticle | undefined;
  const policy = restartPolicy({ giveUp: () => offerRestart() });
  const client = newClient('toasoan', 'Tòa Soạn', {
    documentSelector: schemes.map((scheme) => ({ scheme, language: 'article' })),
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: {
      rulePage: rulePageAddress,
      commands: true,
      checksJson: true,
      articles: true,
      storage: context.storageUri?.toString(),
    },
    errorHandler: policy,
    initializationFailedHandler: (error) => {
      output.error(String(error));
      return false;
    },
    diagnosticCollectionProvider: shown.collections,
    middleware: askAfter(() => live?.ask()),
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      filter: (document, mode) => mode === DiagnosticPullMode.onType && runsOnSave(document),
    },
  });

  live = followArticle(client, shown);

  const restart = async (): Promise<void> => {
    policy.forgive();
    try {
      if (client.state === State.Running) await client.stop();
      await client.start();
    } catch (error) {
      output.error(String(error));
    }
  };
  const offerRestart = async (): Promise<void> => {
    const [again, log] = [sentence('restart'), sentence('showLog')];
    const choice = await vscode.window.showErrorMessage(sentence('gaveUp'), again, log);
    if (choice === again) await restart();
    if (choice === log) output.show();
  };

  context.subscriptions.push(
    output,
    shown,
    status,
    live,
    client.onDidChangeState(({ newState }) => status.show(newState, live)),
    live.onDidChange(() => status.show(client.state, live)),
    // A window without a folder is another one each time.
    showArticleView(live, vscode.workspace.workspaceFolders ? context.workspaceState : context.globalState),
    showCounts(live),
    vscode.commands.registerCommand('toasoan.restartServer', restart),
    vscode.commands.registerCommand('toasoan.showOutput', () => output.show()),
    registerRulePages(context.extensionUri),
    registerActions(client),
    registerArticles(client, context.workspaceState),
    registerPreview(context.extensionUri, client),
    registerExport(client),
    registerImport(client, output),
    registerNewArticle(client, context.workspaceState),
    registerPictures(client),
    registerWalkthrough(context),
    detectArticles(context.workspaceState),
  );
  status.show(State.Starting);
  try {
    await client.start();
  } catch (error) {
    output.error(String(error));
    status.show(State.Stopped);
    // Not awaited: the extension is active, with its grammar and snippets, whatever the writer answers.
    void offerRestart();
  }
  return () => client.stop();
}

const runsOnSave = (document: vscode.TextDocument): boolean =>
  document.languageId === 'article' &&
  vscode.workspace.getConfiguration('toasoan', document).get<string>('run') === 'onSave';
