import { type BaseLanguageClient } from 'vscode-languageclient';
import * as vscode from 'vscode';
import { sentence } from './sentences';

/** An article as the server tells of it. */
interface Row {
  /** The same for one file, however its address is written. */
  readonly key: string;
  readonly uri: string;
  readonly headline: string;
  /** ISO. */
  readonly date: string | null;
  readonly bylines: readonly string[];
  readonly words: number;
  readonly photos: number;
  /** How many errors, warnings, pieces of information and hints; null until it has been checked. */
  readonly counts: readonly number[] | null;
}

/** What the server tells: at first everything, then what has changed. */
interface News {
  readonly begins: boolean;
  readonly rows: readonly Row[];
  /** Keys of articles that are no more. */
  readonly gone: readonly string[];
  readonly reading: { readonly done: number; readonly total: number } | null;
}

/** A line of the view: an article, the articles of a day or month, or the word that there are more. */
type Line = Row | Group | More;
interface Group {
  readonly group: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly isOpen: boolean;
}
interface More {
  readonly more: number;
}

const sorts = ['date', 'name', 'words', 'problems'] as const;
type Sort = (typeof sorts)[number];
const sortSentences = { date: 'sortDate', name: 'sortName', words: 'sortWords', problems: 'sortProblems' } as const;

/** So many days get a line of their own, the earlier ones share one a month. */
const DAYS = 7;
/** How many articles one list shows; what is beyond is found by filtering. */
const MOST = 1000;
const SORT = 'articles.sort';

/** The view of the folder's articles in the Explorer, by date or as sorted, with what is wrong in each. */
export function registerArticles(client: BaseLanguageClient, memory: vscode.Memento): vscode.Disposable {
  const rows = new Map<string, Row>();
  const changed = new vscode.EventEmitter<undefined>();
  let sort = memory.get<Sort>(SORT, 'date');
  let filter = '';
  let onlyProblems = false;
  let finish: (() => void) | undefined;
  let shown: readonly Row[] = [];

  const view = vscode.window.createTreeView<Line>('toasoan.articles', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (line) =>
        line ? ('rows' in line ? capped(line.rows) : []) : sort === 'date' ? byDate(shown) : capped(shown),
      getTreeItem: itemOf,
      getParent: () => undefined,
    },
  });
  const setContext = (name: string, value: unknown): void =>
    void vscode.commands.executeCommand('setContext', `toasoan.${name}`, value);

  const show = (): void => {
    const words = folded(filter).split(/\s+/).filter(Boolean);
    shown = [...rows.values()]
      .filter((row) => (!onlyProblems || problems(row) > 0) && words.every((word) => soughtIn(row).includes(word)))
      .sort(orders[sort]);
    const isFiltered = words.length > 0 || onlyProblems;
    const told = [words.length > 0 ? `“${filter.trim()}”` : '', onlyProblems ? sentence('withProblems') : ''].filter(
      Boolean,
    );
    view.description = isFiltered ? `${shown.length}/${rows.size} · ${told.join(', ')}` : String(rows.size || '');
    view.message = isFiltered && shown.length === 0 && rows.size > 0 ? sentence('noneFound') : '';
    setContext('hasArticles', rows.size > 0);
    setContext('articlesFiltered', isFiltered);
    changed.fire(undefined);
  };
  const showReading = (reading: News['reading']): void => {
    if (!reading) finish?.();
    else if (!finish)
      void vscode.window.withProgress(
        { location: { viewId: 'toasoan.articles' } },
        () =>
          new Promise<void>((resolve) => {
            finish = () => {
              finish = undefined;
              resolve();
            };
          }),
      );
  };
  const takeIn = ({ begins, rows: more, gone, reading }: News): void => {
    if (begins) rows.clear();
    for (const key of gone) rows.delete(key);
    for (const row of more) rows.set(row.key, row);
    showReading(reading);
    if (begins || more.length > 0 || gone.length > 0) show();
  };

  return vscode.Disposable.from(
    view,
    changed,
    client.onNotification('toasoan/articles', takeIn),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('toasoan.language')) show();
    }),
    vscode.commands.registerCommand('toasoan.filterArticles', async () => {
      const before = filter;
      const box = vscode.window.createInputBox();
      box.title = sentence('filterTitle');
      box.prompt = sentence('filterPrompt');
      box.value = filter;
      // What is found shows while one types.
      box.onDidChangeValue((value) => {
        filter = value;
        show();
      });
      const isAccepted = await new Promise<boolean>((resolve) => {
        box.onDidAccept(() => resolve(true));
        box.onDidHide(() => resolve(false));
        box.show();
      });
      box.dispose();
      if (!isAccepted) {
        filter = before;
        show();
      } else await vscode.commands.executeCommand('toasoan.articles.focus');
    }),
    vscode.commands.registerCommand('toasoan.showProblemArticles', () => {
      onlyProblems = !onlyProblems;
      show();
    }),
    vscode.commands.registerCommand('toasoan.clearArticleFilter', () => {
      filter = '';
      onlyProblems = false;
      show();
    }),
    vscode.commands.registerCommand('toasoan.sortArticles', async () => {
      const items = sorts.map((each) => ({
        label: sentence(sortSentences[each]),
        ...(each === sort && { description: sentence('sortedNow') }),
        sort: each,
      }));
      const chosen = await vscode.window.showQuickPick(items, { title: sentence('sortTitle') });
      if (!chosen) return;
      ({ sort } = chosen);
      await memory.update(SORT, sort);
      show();
    }),
  );
}

/** The article's line opens it; a screen reader hears what stands there in words. */
function itemOf(line: Line): vscode.TreeItem {
  if ('more' in line) {
    const item = new vscode.TreeItem(sentence('moreArticles').replace('{count}', String(line.more)));
    item.id = 'more';
    item.iconPath = new vscode.ThemeIcon('ellipsis');
    return item;
  }
  if ('group' in line) {
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(line.label, line.isOpen ? Expanded : Collapsed);
    item.id = `group ${line.group}`;
    item.description = String(line.rows.length);
    return item;
  }
  const { key, bylines, words, photos, date, headline } = line;
  const uri = vscode.Uri.parse(line.uri);
  const title = headline || nameOf(line);
  const wordCount = sentence('wordCount').replace('{count}', String(words));
  const wrong = problems(line);
  const wrongCount = wrong > 0 ? [sentence('problemCount').replace('{count}', String(wrong))] : [];
  const item = new vscode.TreeItem(title);
  item.id = key;
  item.description = [bylines.join(', '), ...wrongCount, wordCount].filter(Boolean).join(' · ');
  item.tooltip = [
    title,
    [date ? dayName(date) : sentence('undated'), bylines.join(', ')].filter(Boolean).join(' · '),
    [wordCount, sentence('photoCount').replace('{count}', String(photos)), ...wrongCount].join(' · '),
    vscode.workspace.asRelativePath(uri),
  ].join('\n');
  item.accessibilityInformation = { label: [title, item.description, date ?? sentence('undated')].join(', ') };
  item.iconPath = iconOf(line);
  item.command = { command: 'vscode.open', title: '', arguments: [uri] };
  return item;
}

function iconOf({ counts }: Row): vscode.ThemeIcon {
  const [errors = 0, warnings = 0] = counts ?? [];
  if (errors > 0) return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (warnings > 0) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon('file-text');
}

/** The latest days one by one, then by month; what has no date stands first, for a date is missing. */
function byDate(rows: readonly Row[]): Group[] {
  const days = new Set<string>();
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.date !== null && days.size < DAYS) days.add(row.date);
    const group = row.date === null ? '' : days.has(row.date) ? row.date : row.date.slice(0, 7);
    const others = groups.get(group);
    if (others) others.push(row);
    else groups.set(group, [row]);
  }
  return [...groups].map(([group, inGroup], index) => ({
    group,
    label: group === '' ? sentence('undated') : group.length > 7 ? dayName(group) : monthName(group),
    rows: inGroup,
    isOpen: group.length > 7 || index === 0,
  }));
}

const capped = (rows: readonly Row[]): Line[] =>
  rows.length <= MOST ? [...rows] : [...rows.slice(0, MOST), { more: rows.length - MOST }];

const byName = (a: Row, b: Row): number => collator.compare(a.headline || nameOf(a), b.headline || nameOf(b));
const byDay = (a: Row, b: Row): number => {
  if (a.date === b.date) return byName(a, b);
  if (a.date === null || b.date === null) return a.date === null ? -1 : 1;
  return a.date < b.date ? 1 : -1;
};
const orders: Readonly<Record<Sort, (a: Row, b: Row) => number>> = {
  date: byDay,
  name: byName,
  words: (a, b) => b.words - a.words || byDay(a, b),
  problems: (a, b) => weight(b) - weight(a) || byDay(a, b),
};
const collator = new Intl.Collator('vi');

/** Errors before warnings before the rest. */
const weight = ({ counts }: Row): number =>
  (counts ?? []).reduce((sum, count, at) => sum + count * [1e6, 1e3, 1, 1][at]!, 0);
/** What is worth counting in a list: not the hints. */
const problems = ({ counts }: Row): number => (counts ?? []).slice(0, 3).reduce((sum, count) => sum + count, 0);

const soughtIn = (row: Row): string =>
  folded(`${row.headline} ${row.bylines.join(' ')} ${row.date ?? ''} ${nameOf(row)}`);

/** Without accents, in small letters: `Nga, Trung` is found by `nga trung`, `Đổng` by `dong`. */
const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');

const nameOf = ({ uri }: Row): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

const locale = (): string => (sentence('locale') === 'en' ? 'en-GB' : 'vi');

/** `Thứ Tư, 28/1/2026` */
function dayName(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(day);
  return `${weekday}, ${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
}

/** `Tháng 1/2026` */
const monthName = (month: string): string =>
  sentence('month').replace('{month}', `${Number(month.slice(5))}/${month.slice(0, 4)}`);
