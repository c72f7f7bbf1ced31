import {
  type BaseLanguageClient,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type WorkspaceEdit,
} from 'vscode-languageclient';
import * as vscode from 'vscode';
import { sentence } from './sentences';

/** What the light bulb offers beside mending, where it takes a question to the writer or a file of the newsroom's. */
export function registerActions(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('toasoan.ignoreHere', async (uri: string, entry: object) => {
      const reason = await vscode.window.showInputBox({
        title: sentence('ignoreTitle'),
        prompt: sentence('ignoreReason'),
      });
      if (reason === undefined) return;
      await change(client, 'toasoan/ignore', {
        uri,
        entry: reason.trim() ? { ...entry, reason: reason.trim() } : entry,
      });
    }),
    vscode.commands.registerCommand('toasoan.addToList', (uri: string, list: string, text: string) =>
      change(client, 'toasoan/addToList', { uri, list, text }),
    ),
    vscode.commands.registerCommand('toasoan.changeSeverity', changeSeverity),
  );
}

/**
 * Has the server say what to change in the newsroom's files, changes it and saves them: the writer wanted a squiggle to
 * go, not unsaved tabs. What the server refuses, it says why.
 */
async function change(client: BaseLanguageClient, request: string, asked: object): Promise<void> {
  try {
    const answer = await client.sendRequest<WorkspaceEdit>(request, asked);
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer);
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(sentence('notChanged'));
    const uris = edit.entries().map(([uri]) => uri);
    for (const uri of uris)
      if (!(await (await vscode.workspace.openTextDocument(uri)).save())) throw new Error(sentence('notSaved'));
    // A window without a folder watches no files.
    const changes = uris.map((uri): FileEvent => ({ uri: uri.toString(), type: FileChangeType.Changed }));
    await client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** Asks how loud a rule is to be, and writes it where the setting stands, or into the workspace, or else for the user. */
async function changeSeverity(rule: string, uri: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('toasoan', vscode.Uri.parse(uri));
  const known = settings.inspect<Readonly<Record<string, unknown>>>('rules');
  const items = severities.map((severity) => ({ label: sentence(severity), description: severity, severity }));
  const chosen = await vscode.window.showQuickPick(items, { title: rule, placeHolder: sentence('severityTitle') });
  if (!chosen) return;
  const [target, given] =
    known?.workspaceFolderValue?.[rule] !== undefined
      ? [vscode.ConfigurationTarget.WorkspaceFolder, known.workspaceFolderValue]
      : vscode.workspace.workspaceFolders?.length
        ? [vscode.ConfigurationTarget.Workspace, known?.workspaceValue]
        : [vscode.ConfigurationTarget.Global, known?.globalValue];
  const old = given?.[rule];
  // `{ "severity": "hint", "words": 25 }`: the rule's own options stay.
  const setting = typeof old === 'object' && old !== null ? { ...old, severity: chosen.severity } : chosen.severity;
  await settings.update('rules', { ...given, [rule]: setting }, target);
}
