import { type ChildProcess, spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { sentence } from './sentences';

/** The command line that ships with the extension, and the Node that runs it. */
export interface CommandLine {
  readonly node: string;
  readonly script: string;
}

/** As in `tasks.json`; the manifest's `taskDefinitions` describe it to those who write one. */
interface CheckTask extends vscode.TaskDefinition {
  readonly type: 'toasoan';
  readonly paths?: readonly string[];
  readonly minSeverity?: string;
}

/**
 * The task that checks all articles of a folder, open or not, and puts what it finds among the problems. It starts a
 * process, hence only where there is Node, and never in a folder that is not trusted.
 */
export function registerTasks(commandLine: CommandLine): vscode.Disposable {
  const inFolder = (folder: vscode.WorkspaceFolder, definition: CheckTask = { type: 'toasoan' }): vscode.Task => {
    const { paths = ['.'], minSeverity = 'hint' } = definition;
    const language = vscode.workspace.getConfiguration('toasoan').get<string>('language') === 'en' ? 'en' : 'vi';
    const options = ['--format', 'compact', '--color', 'never', '--language', language, '--min-severity', minSeverity];
    const execution = new vscode.CustomExecution(() =>
      Promise.resolve(running(commandLine, ['check', ...options, '--', ...paths], folder.uri.fsPath)),
    );
    const task = new vscode.Task(definition, folder, sentence('checkFolder'), 'toasoan', execution, '$toasoan');
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, showReuseMessage: false, clear: true };
    return task;
  };

  void vscode.commands.executeCommand('setContext', 'toasoan.runsTasks', true);
  return vscode.Disposable.from(
    vscode.tasks.registerTaskProvider('toasoan', {
      provideTasks: () => folders().map((folder) => inFolder(folder)),
      resolveTask: ({ definition, scope }) => {
        const folder = typeof scope === 'object' ? scope : folders()[0];
        return folder && folders().includes(folder) ? inFolder(folder, definition as CheckTask) : undefined;
      },
    }),
    vscode.commands.registerCommand('toasoan.checkFolder', async () => {
      for (const folder of folders()) await vscode.tasks.executeTask(inFolder(folder));
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    }),
  );
}

/** The folders of this machine in which something may be started. */
const folders = (): readonly vscode.WorkspaceFolder[] =>
  vscode.workspace.isTrusted
    ? (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file')
    : [];

/** A run of the command line, its output shown as it comes. Closing the terminal ends it. */
function running({ node, script }: CommandLine, args: readonly string[], cwd: string): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  const ended = new vscode.EventEmitter<number>();
  const write = (text: string): void => written.fire(text.replaceAll('\n', '\r\n'));
  let child: ChildProcess | undefined;
  return {
    onDidWrite: written.event,
    onDidClose: ended.event,
    open() {
      // The Node of desktop VS Code is a part of Electron, which has to be told.
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
      child = spawn(node, [script, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.setEncoding('utf8').on('data', write);
      child.stderr?.setEncoding('utf8').on('data', write);
      child.on('error', ({ message }) => write(`${message}\n`));
      child.on('close', (code) => ended.fire(code ?? 2));
    },
    close: () => child?.kill(),
  };
}
