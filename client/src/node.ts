import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type * as vscode from 'vscode';
import { start } from './client';
import { registerTasks } from './tasks';

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server/node.cjs');
  const transport = TransportKind.ipc;
  context.subscriptions.push(registerTasks({ node: process.execPath, script: context.asAbsolutePath('dist/cli.cjs') }));
  const debug = { module, transport, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  stop = await start(
    context,
    (id, name, options) => new LanguageClient(id, name, { run: { module, transport }, debug }, options),
  );
}

export const deactivate = (): Promise<void> | undefined => stop?.();
