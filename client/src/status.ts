import { State } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { sentence } from './sentences';

/** The language status item of articles: whether the checker runs, and the way to restart it or to see its log. */
export function createStatus(): { show(state: State): void; dispose(): void } {
  const item = vscode.languages.createLanguageStatusItem('toasoan', { language: 'article' });
  item.name = 'Tòa Soạn';
  return {
    show(state) {
      const running = state === State.Running;
      const stopped = state === State.Stopped || state === State.StartFailed;
      item.text = 'Tòa Soạn';
      item.detail = sentence(running ? 'running' : stopped ? 'stopped' : 'starting');
      item.busy = !running && !stopped;
      item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
      item.command = stopped
        ? { command: 'toasoan.restartServer', title: sentence('restart') }
        : { command: 'toasoan.showOutput', title: sentence('showLog') };
    },
    dispose: () => item.dispose(),
  };
}
