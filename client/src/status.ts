import { State } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { type Counts, type LiveArticle, isArticle } from './live-article';
import { sentence } from './sentences';

/**
 * The language status item of articles: the problems that show, whether the checker runs, and the way to them, to a
 * restart or to the log.
 */
export function createStatus(): { show(state: State, live?: LiveArticle): void; dispose(): void } {
  const item = vscode.languages.createLanguageStatusItem('toasoan', { language: 'article' });
  item.name = 'Tòa Soạn';
  return {
    show(state, live) {
      const running = state === State.Running;
      const stopped = state === State.Stopped || state === State.StartFailed;
      const problems = running ? (live?.problems() ?? []) : [];
      const all = (severity: vscode.DiagnosticSeverity): number =>
        problems.filter((problem) => problem.severity === severity).length;
      const { Error, Warning, Information, Hint } = vscode.DiagnosticSeverity;
      const counted = [
        [all(Error), 'errors'],
        [all(Warning), 'warnings'],
        [all(Information) + all(Hint), 'hints'],
      ] as const;
      const said = counted.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${sentence(kind)}`);
      item.text = said.length > 0 ? said.join(', ') : running && live?.current() ? sentence('noProblems') : 'Tòa Soạn';
      item.detail = sentence(running ? 'running' : stopped ? 'stopped' : 'starting');
      item.busy = !running && !stopped;
      item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
      item.command = stopped
        ? { command: 'toasoan.restartServer', title: sentence('restart') }
        : said.length > 0
          ? { command: 'workbench.actions.view.problems', title: sentence('showProblems') }
          : { command: 'toasoan.showOutput', title: sentence('showLog') };
    },
    dispose: () => item.dispose(),
  };
}

/** What the setting `toasoan.status.format` may hold in braces. */
const countNames = ['words', 'minutes', 'characters', 'charactersNoSpaces', 'paragraphs', 'photos'] as const;
const USUAL = '{words} chữ · {minutes} phút';

/** The one item in the status bar: how long the article is, or what is selected in it. A click tells all the counts. */
export function showCounts(live: LiveArticle): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('toasoan.counts', vscode.StatusBarAlignment.Right, 99);
  item.name = 'Tòa Soạn: số chữ';
  item.command = 'toasoan.showCounts';
  const update = (): void => {
    const editor = vscode.window.activeTextEditor;
    const { document, view } = live.current() ?? {};
    const { text, unknown } = formatOf(document);
    if (!view || !editor || !isArticle(editor) || text === '') {
      item.hide();
      return;
    }
    const counts = view.selected ?? view.counts;
    const filled = text.replace(/\{(\w+)\}/g, (gap, name: string) => (isCount(name) ? String(counts[name]) : gap));
    item.text = view.selected ? `${sentence('selected')}: ${filled}` : filled;
    item.tooltip = unknown ? `${sentence('unknownCount')} ${unknown}` : sentence('countsTitle');
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    live.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration(update),
    vscode.commands.registerCommand('toasoan.showCounts', () => pickCounts(live)),
  );
}

/** Shows every count; the one that is picked goes to the clipboard. */
async function pickCounts(live: LiveArticle): Promise<void> {
  const view = live.current()?.view;
  if (!view) return;
  const counts = view.selected ?? view.counts;
  const lines = countNames.map((name) => ({ label: sentence(name), description: String(counts[name]) }));
  const all = { label: sentence('copyAll'), description: '', alwaysShow: true };
  const title = view.selected ? `${sentence('countsTitle')} (${sentence('selected')})` : sentence('countsTitle');
  const chosen = await vscode.window.showQuickPick([...lines, all], { title, placeHolder: sentence('copyCount') });
  if (!chosen) return;
  const text =
    chosen === all ? lines.map(({ label, description }) => `${label}: ${description}`).join('\n') : chosen.description;
  await vscode.env.clipboard.writeText(text);
}

/** The format in force: the writer's, or the usual one where that names a count that does not exist. */
function formatOf(document: vscode.TextDocument | undefined): { text: string; unknown?: string } {
  const usual = sentence('countFormat');
  const given = vscode.workspace.getConfiguration('toasoan', document).get<unknown>('status.format', USUAL);
  if (typeof given !== 'string' || given === USUAL) return { text: usual };
  const unknown = [...given.matchAll(/\{([^{}]*)\}/g)].find(([, name]) => !isCount(name!));
  return unknown ? { text: usual, unknown: unknown[0] } : { text: given.trim() };
}

const isCount = (name: string): name is keyof Counts => (countNames as readonly string[]).includes(name);
