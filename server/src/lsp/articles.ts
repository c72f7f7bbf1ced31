import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  WatchKind,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { type Translation, sentence } from '../core/say';
import { type Around, FolderIndex, type Indexed, type Progress } from './folder-index';
import { keyOf } from './houses';
import { serverSentences } from './sentences';

/** What the index needs of the server; the rest it makes of the connection. */
interface Needs extends Omit<Around, 'files' | 'store' | 'changed' | 'progress' | 'note' | 'failed'> {
  readonly files: Omit<Around['files'], 'read'>;
  /** The text of a file as it lies on disk. */
  read(uri: string): Promise<string | undefined>;
  write(uri: string, text: string): Promise<void>;
  translation(): Promise<Translation>;
  report(error: unknown): void;
}

/** The articles of the workspace’s folders, and what keeps them in step with the folders. */
export interface FolderArticles {
  readonly index: FolderIndex;
  /** To be called when the client has shaken hands. */
  start(params: InitializeParams): Promise<void>;
}

/** The name of the file that the index is kept in, in the folder that the client names. */
const CACHE = 'articles.jsonl';
/** How long changes are gathered before the client is told, in milliseconds. */
const GATHER = 200;

/**
 * Indexes the folders of the workspace: watches them, shows how far it is, and tells a client that asks for it
 * (`initializationOptions.articles`) of every article in `toasoan/articles`.
 */
export function articlesOfFolders(connection: Connection, needs: Needs): FolderArticles {
  let cache: string | undefined;
  let tells = false;
  let isDue = false;
  let begins = true;
  let state: Progress | undefined = { done: 0, total: 0 };
  const bar = progressBar(connection, needs);

  const tell = (): void => {
    isDue = false;
    const { articles, gone } = index.take();
    const rows = articles.filter(({ uri }) => !uri.startsWith('untitled:')).map(asRow);
    const reading = state ?? null;
    connection
      .sendNotification('toasoan/articles', { begins, rows, gone, reading })
      .catch((error: unknown) => needs.report(error));
    begins = false;
  };
  const tellSoon = (): void => {
    if (!tells || isDue) return;
    isDue = true;
    setTimeout(tell, GATHER);
  };
  const index = new FolderIndex({
    ...needs,
    files: { ...needs.files, read: (uri) => needs.read(uri) },
    store: {
      read: () => (cache === undefined ? Promise.resolve(undefined) : needs.read(cache)),
      write: (text) => (cache === undefined ? Promise.resolve() : needs.write(cache, text)),
    },
    changed: tellSoon,
    progress(now) {
      state = now;
      bar.show(now);
      tellSoon();
    },
    note: (message) => connection.console.info(message),
    failed: (error) => needs.report(error),
  });

  return {
    index,
    async start({ capabilities, initializationOptions, workspaceFolders }) {
      const options = (initializationOptions ?? {}) as { readonly storage?: unknown; readonly articles?: unknown };
      if (typeof options.storage === 'string') cache = `${options.storage.replace(/\/$/, '')}/${CACHE}`;
      tells = options.articles === true;
      bar.allow(capabilities.window?.workDoneProgress === true);
      const { workspace } = capabilities;
      const roots = async (): Promise<string[]> =>
        ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
      if (workspace?.workspaceFolders === true)
        connection.workspace.onDidChangeWorkspaceFolders(() => {
          roots()
            .then((uris) => index.open(uris))
            .catch((error: unknown) => needs.report(error));
        });
      index.open((workspaceFolders ?? []).map(({ uri }) => uri));
      if (workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
      // Of a folder that comes or goes, a client tells nothing but that: of what lies in it, nothing.
      const folders = WatchKind.Create | WatchKind.Delete;
      const watchers = [
        { globPattern: '**/*.{article,bai,txt}' },
        { globPattern: '**/.gitignore' },
        { globPattern: '**/*', kind: folders },
      ];
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    },
  };
}

/** A line of the list of articles, as the client is told of it. */
const asRow = ({ uri, entry, counts }: Indexed) => ({
  key: keyOf(uri),
  uri,
  headline: entry.headline,
  date: entry.date ?? null,
  bylines: [...new Set(entry.mentions.filter(({ kind }) => kind === 'byline').map(({ name }) => name))],
  words: entry.words,
  photos: entry.photos,
  counts: counts ?? null,
});

/** How many files a folder must have left to read for a bar to be worth showing. */
const WORTH = 100;

/** The client's own bar, while many files are read. */
function progressBar(connection: Connection, needs: Needs) {
  let isAllowed = false;
  let bar: { reporter?: WorkDoneProgressServerReporter; isOver: boolean } | undefined;
  let shown = 0;
  const begin = async (mine: NonNullable<typeof bar>): Promise<void> => {
    const title = sentence('server', serverSentences, 'indexing', undefined, await needs.translation());
    const reporter = await connection.window.createWorkDoneProgress();
    reporter.begin(title, 0);
    if (mine.isOver) reporter.done();
    else mine.reporter = reporter;
  };
  return {
    allow(allowed: boolean): void {
      isAllowed = allowed;
    },
    show(state: Progress | undefined): void {
      if (!state) {
        if (bar) bar.isOver = true;
        bar?.reporter?.done();
        bar = undefined;
        return;
      }
      const { done, total } = state;
      if (isAllowed && !bar && total - done > WORTH) {
        bar = { isOver: false };
        shown = 0;
        begin(bar).catch((error: unknown) => needs.report(error));
      }
      const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
      if (percent === shown) return;
      shown = percent;
      bar?.reporter?.report(percent, `${done}/${total}`);
    },
  };
}
