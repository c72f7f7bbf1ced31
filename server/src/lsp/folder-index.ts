import { type FileEvent, FileChangeType } from 'vscode-languageserver';
import { type TextDocument } from 'vscode-languageserver-textdocument';
import { type Article, parse } from '../core/article';
import { type Problem } from '../core/check';
import { type Entry, type Mention, beginsWithDateLine, entryOf, isNamedLikeArticle, mayBeArticle } from '../core/entry';
import { above, leftOutFrom } from '../core/git-ignore';
import { type Globs, globs } from '../core/globs';
import { isHousePath } from '../core/house';
import { type Lexicon } from '../core/lexicon';
import { type Names, namesOf } from '../core/names-of';
import { severities } from '../core/rule';
import { type Settings } from '../core/settings';
import { digest, readCache, writeCache } from './index-cache';
import { besides, folderAround, keyOf, pathOf } from './houses';

/** A file as its folder lists it. `modified` is a time in whatever unit, compared for equality only. */
export interface FileAt {
  readonly uri: string;
  readonly modified: number;
  readonly size: number;
}

/** The files of the machine the server runs on, or of its client. */
export interface Files {
  /** The files below a folder that may be articles, and the `.gitignore` files; of `node_modules` and `.git` none. Empty for what is no folder. */
  list(folder: string): Promise<readonly FileAt[]>;
  /** One file; undefined where there is none. */
  stat(uri: string): Promise<FileAt | undefined>;
  /** The text of a file, undefined where there is none; fails where it cannot be read. */
  read(uri: string): Promise<string | undefined>;
}

/** Where the index is kept between sessions; failing to read or write it costs time only. */
export interface Store {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** What an article is read and checked with. */
export interface ReadWith {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** Differs where the entries differ that it makes of a text. */
  readonly entryKey: string;
  /** Differs where the problems differ that it finds. */
  readonly checkKey: string;
  /** The house leaves the article out. */
  readonly leftOut: boolean;
}

/** An open article, read. */
interface OpenArticle {
  readonly document: TextDocument;
  readonly article: Article;
  readonly lexicon: Lexicon;
}

/** What the index is handed. */
export interface Around {
  readonly files: Files;
  readonly store?: Store | undefined;
  /** What an article of the folders is read with, open or not. */
  readWith(uri: string): Promise<ReadWith>;
  /** The problems of an article that are shown: without those that are ignored. */
  problemsOf(uri: string, article: Article, known: ReadWith): Promise<readonly Problem[]>;
  /** The addresses of the open articles. */
  open(): readonly string[];
  openedAt(uri: string): Promise<OpenArticle | undefined>;
  /** Told, soon after, that `take` has news. */
  changed(): void;
  /** How far the reading of the folders is, in files; undefined at its end. */
  progress(state: Progress | undefined): void;
  /** The date here and now, ISO. */
  today(): string;
  note(message: string): void;
  failed(error: unknown): void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How many problems of each severity, gravest first. */
export type Counts = readonly number[];

/** An article of the index. */
export interface Indexed {
  readonly uri: string;
  readonly entry: Entry;
  /** The version that its spans refer to; null for a file that is not open. */
  readonly version: number | null;
  /** Undefined until it has been checked. */
  readonly counts?: Counts;
}

/** A file as it was read; one without an entry is no article. */
export interface Kept {
  readonly uri: string;
  readonly modified: number;
  readonly size: number;
  readonly key: string;
  readonly entry?: Entry;
  readonly checked?: { readonly key: string; readonly counts: Counts };
}

interface Overlay extends Indexed {
  readonly version: number;
  readonly lexicon: Lexicon;
}

/** Files that are larger are no articles. */
const MOST_BYTES = 1 << 20;
/** After how many files that need no reading others get their turn. */
const BREATH = 50;
/** How many changes are worth writing the index anew before the server ends. */
const MANY = 200;

/**
 * All articles of the workspace's folders. It reads one file at a time and answers in between; articles that are open
 * count as they stand in the editor. What it knows is kept between sessions by time and size of each file.
 */
export class FolderIndex {
  private readonly kept = new Map<string, Kept>();
  private readonly overlays = new Map<string, Overlay>();
  private readonly shared = new Map<string, string>();
  private readonly jobs: (() => Promise<void>)[] = [];
  private readonly uncounted = new Set<string>();
  private readonly news = new Set<string>();
  private isLeftOut: (path: string) => boolean = () => false;
  private isRunning = false;
  private isRescanDue = false;
  private isClosed = false;
  private isLoaded = false;
  private unsaved = 0;
  private saving: Promise<void> = Promise.resolve();
  private revision = 0;
  private counted: { readonly revision: number; readonly names: Names } | undefined;
  private reads = 0;
  /** Whether every article of the folders has been read. */
  complete = false;
  /** The folders it reads. */
  roots: readonly string[] = [];

  constructor(private readonly around: Around) {}

  /** Reads these folders, and only these from now on. */
  open(roots: readonly string[]): void {
    this.roots = roots;
    this.rescan();
  }

  /** Looks at all files again: settings, or what is left out, have changed. */
  rescan(): void {
    if (this.isRescanDue) return;
    this.isRescanDue = true;
    this.enqueue(() => {
      this.isRescanDue = false;
      return this.scan();
    });
  }

  /** Takes in what has changed on disk. */
  changes(events: readonly FileEvent[]): void {
    const each = new Map(events.map((event) => [`${event.type}${event.uri}`, event]));
    if (events.some(({ uri }) => uri.endsWith('/.gitignore') || isHousePath(uri))) this.rescan();
    this.enqueue(async () => {
      for (const { uri, type } of each.values()) await this.update(uri, type);
    });
  }

  /** An open article was opened, typed into or closed. */
  touch(uri: string): void {
    this.enqueue(async () => {
      await this.fresh();
      if (!this.overlays.has(keyOf(uri)) && this.isWithin(uri)) await this.update(uri, FileChangeType.Changed);
    });
  }

  /** Takes in what is typed into open articles: to be awaited before asking anything that must be right to the letter. */
  async fresh(): Promise<void> {
    const open = new Set<string>();
    for (const uri of this.around.open()) {
      const opened = await this.around.openedAt(uri);
      if (!opened) continue;
      const { document, article, lexicon } = opened;
      const key = keyOf(uri);
      open.add(key);
      const known = this.overlays.get(key);
      if (known?.version === document.version && known.lexicon === lexicon && known.uri === uri) continue;
      const before = known ?? this.find(key);
      const entry = this.compact(entryOf(article, lexicon));
      const counts = before?.counts;
      this.overlays.set(key, { uri, version: document.version, lexicon, entry, ...(counts && { counts }) });
      if (!before?.entry || JSON.stringify(before.entry) !== JSON.stringify(entry)) this.isNews(key);
      this.uncounted.add(key);
    }
    for (const key of [...this.overlays.keys()])
      if (!open.has(key)) {
        this.overlays.delete(key);
        this.isNews(key);
      }
    this.run();
  }

  /** All articles, those that are open as they stand there. */
  *all(): Iterable<Indexed> {
    yield* this.overlays.values();
    for (const [key, kept] of this.kept) if (!this.overlays.has(key) && kept.entry) yield asIndexed(kept, kept.entry);
  }

  at(uri: string): Indexed | undefined {
    return this.find(keyOf(uri));
  }

  /** The names of all articles with their counts; worked out anew only where something has changed. */
  names(): Names {
    if (this.counted?.revision !== this.revision)
      this.counted = { revision: this.revision, names: namesOf(entriesOf(this.all())) };
    return this.counted.names;
  }

  /** The articles that are new or have changed since it was last asked, and the addresses of those that are gone. */
  take(): { readonly articles: readonly Indexed[]; readonly gone: readonly string[] } {
    const articles: Indexed[] = [];
    const gone: string[] = [];
    for (const key of this.news) {
      const found = this.find(key);
      if (found) articles.push(found);
      else gone.push(key);
    }
    this.news.clear();
    return { articles, gone };
  }

  /** Writes what is not yet kept, and does nothing more. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.save();
  }

  private find(key: string): Indexed | undefined {
    const kept = this.kept.get(key);
    return this.overlays.get(key) ?? (kept?.entry && asIndexed(kept, kept.entry));
  }

  private isNews(key: string): void {
    this.revision++;
    this.news.add(key);
    this.around.changed();
  }

  private enqueue(job: () => Promise<void>): void {
    this.jobs.push(job);
    this.run();
  }

  /** One thing after the other; problems are counted where nothing else is to do. */
  private run(): void {
    if (this.isRunning || this.isClosed) return;
    this.isRunning = true;
    const work = async (): Promise<void> => {
      while (!this.isClosed) {
        const job = this.jobs.shift();
        if (job) await job();
        else if (!(await this.countOne())) break;
      }
      if (this.unsaved >= MANY) await this.save();
    };
    work()
      .catch((error: unknown) => this.around.failed(error))
      .finally(() => {
        this.isRunning = false;
        // A job that failed must not keep the others from their turn.
        if (this.jobs.length > 0) this.run();
      });
  }

  private async scan(): Promise<void> {
    const { around } = this;
    if (this.roots.length === 0 && this.kept.size === 0) {
      this.complete = true;
      around.progress(undefined);
      return;
    }
    this.complete = false;
    this.reads = 0;
    around.progress({ done: 0, total: 0 });
    if (!this.isLoaded) await this.load();
    const listed = new Map<string, FileAt>();
    const outs: ((path: string) => boolean)[] = [];
    for (const root of this.roots) {
      const below = await around.files.list(root);
      outs.push(await this.gitIgnore(root, below));
      for (const file of below) if (mayBeArticle(pathOf(file.uri))) listed.set(keyOf(file.uri), file);
    }
    this.isLeftOut = (path) => outs.some((isOut) => isOut(path));
    for (const [key, { uri, size }] of listed) if (size > MOST_BYTES || this.isLeftOut(pathOf(uri))) listed.delete(key);
    for (const key of [...this.kept.keys()]) if (!listed.has(key)) this.drop(key);
    let done = 0;
    for (const [key, file] of listed) {
      if (this.isClosed) return;
      const known = await around.readWith(file.uri);
      const before = this.kept.get(key);
      if (known.leftOut) this.drop(key);
      else if (before?.modified === file.modified && before.size === file.size && before.key === known.entryKey) {
        if (before.entry && before.checked?.key !== this.checkKey(known, before.entry)) this.uncounted.add(key);
        if (done % BREATH === 0) await breath();
      } else await this.readFile(key, file, known);
      around.progress({ done: ++done, total: listed.size });
    }
    this.complete = true;
    around.progress(undefined);
    around.changed();
    around.note(
      `index: ${[...this.kept.values()].filter(({ entry }) => entry).length} articles in ${listed.size} files, ${this.reads} files read`,
    );
    if (this.unsaved > 0) await this.save();
  }

  /** What git leaves out below a root: by the `.gitignore` files there, and those above it in its repository. */
  private async gitIgnore(root: string, below: readonly FileAt[]): Promise<(path: string) => boolean> {
    const patterns = new Map<string, Globs>();
    const readPatterns = async (folder: string, uri: string): Promise<void> => {
      const text = await this.around.files.read(uri).catch(() => undefined);
      if (text !== undefined) patterns.set(folder, globs(text.split(/\r?\n/)));
    };
    for (const { uri } of below) if (uri.endsWith('/.gitignore')) await readPatterns(above(pathOf(uri)), uri);
    const here = pathOf(root).replace(/\/$/, '');
    let top = here;
    for (let folder = here; folder !== ''; folder = above(folder)) {
      const has = (name: string): Promise<boolean> =>
        this.around.files.read(besides(root, `${folder}/${name}`)).then(
          (text) => text !== undefined,
          () => false,
        );
      if (!(await has('.git/HEAD')) && !(await has('.git'))) continue;
      top = folder;
      for (let between = above(here); between.length >= top.length && between !== ''; between = above(between))
        await readPatterns(between, besides(root, `${between}/.gitignore`));
      break;
    }
    const whole = leftOutFrom(top, (folder) => patterns.get(folder));
    // Whoever opens a folder that git leaves out wants its articles all the same.
    const isOut = top !== here && whole(`${here}/`) ? leftOutFrom(here, (folder) => patterns.get(folder)) : whole;
    return (path) => path.startsWith(`${here}/`) && isOut(path);
  }

  private async update(uri: string, type: FileChangeType): Promise<void> {
    const key = keyOf(uri);
    if (type === FileChangeType.Deleted) {
      if (mayBeArticle(pathOf(uri))) this.drop(key);
      // Of a folder that goes away, only the folder is told of.
      else
        for (const other of [...this.kept.keys()]) if (other === key || other.startsWith(`${key}/`)) this.drop(other);
      return;
    }
    if (!this.isWithin(uri) || /\/(?:node_modules|\.git)\//.test(uri)) return;
    if (mayBeArticle(pathOf(uri))) {
      const file = await this.around.files.stat(uri);
      if (file) await this.takeIn(file);
      else this.drop(key);
    } else if (type === FileChangeType.Created)
      for (const file of await this.around.files.list(uri)) if (mayBeArticle(pathOf(file.uri))) await this.takeIn(file);
  }

  private async takeIn(file: FileAt): Promise<void> {
    const key = keyOf(file.uri);
    const known = await this.around.readWith(file.uri);
    if (file.size > MOST_BYTES || known.leftOut || this.isLeftOut(pathOf(file.uri))) this.drop(key);
    else await this.readFile(key, file, known);
  }

  private isWithin(uri: string): boolean {
    return folderAround(uri, this.roots) !== undefined;
  }

  private async readFile(key: string, { uri, modified, size }: FileAt, known: ReadWith): Promise<void> {
    this.reads++;
    const text = await this.around.files.read(uri).catch(() => undefined);
    if (text === undefined) {
      this.drop(key);
      return;
    }
    const article = parse(text, known.lexicon);
    const isArticle = isNamedLikeArticle(pathOf(uri)) || beginsWithDateLine(article);
    const base = { uri, modified, size, key: known.entryKey };
    this.kept.set(key, isArticle ? { ...base, entry: this.compact(entryOf(article, known.lexicon)) } : base);
    this.unsaved++;
    if (isArticle) this.uncounted.add(key);
    this.isNews(key);
  }

  private drop(key: string): void {
    const kept = this.kept.get(key);
    this.uncounted.delete(key);
    if (!kept) return;
    this.kept.delete(key);
    this.unsaved++;
    if (kept.entry) this.isNews(key);
  }

  /** Counts the problems of one article; false where there is none left. */
  private async countOne(): Promise<boolean> {
    const next = this.uncounted.values().next();
    if (next.done) return false;
    const key = next.value;
    this.uncounted.delete(key);
    const overlay = this.overlays.get(key);
    const kept = this.kept.get(key);
    const uri = overlay?.uri ?? kept?.uri;
    if (uri === undefined) return true;
    const known = await this.around.readWith(uri);
    const opened = overlay && (await this.around.openedAt(uri));
    const text = opened ? undefined : await this.around.files.read(uri).catch(() => undefined);
    const article = opened?.article ?? (text === undefined ? undefined : parse(text, known.lexicon));
    if (!article) return true;
    const problems = await this.around.problemsOf(uri, article, known);
    const counts = severities.map((severity) => problems.filter((problem) => problem.severity === severity).length);
    if (overlay && opened) {
      const now = this.overlays.get(key);
      if (now?.version === opened.document.version) this.overlays.set(key, { ...now, counts });
    }
    if (kept && !opened && this.kept.get(key) === kept) {
      this.kept.set(key, { ...kept, checked: { key: this.checkKey(known, kept.entry), counts } });
      this.unsaved++;
    }
    this.news.add(key);
    this.around.changed();
    if (opened) await breath();
    return true;
  }

  /** The same entry without what holds on to the article's text, its names shared by all articles. */
  private compact(entry: Entry): Entry {
    const copy = JSON.parse(JSON.stringify(entry)) as Entry;
    return { ...copy, mentions: copy.mentions.map((mention) => this.withSharedName(mention)) };
  }

  private withSharedName({ kind, name, span }: Mention): Mention {
    let known = this.shared.get(name);
    if (known === undefined) this.shared.set(name, (known = name));
    return { kind, name: known, span };
  }

  /** Of an article dated ahead, what is wrong today may be right tomorrow. */
  private checkKey({ checkKey }: ReadWith, entry: Entry | undefined): string {
    const today = this.around.today();
    return entry?.date !== undefined && entry.date > today ? checkKey + today : checkKey;
  }

  private async load(): Promise<void> {
    this.isLoaded = true;
    const text = await this.around.store?.read().catch(() => undefined);
    if (text === undefined) return;
    for (const kept of await readCache(text, breath)) {
      this.kept.set(keyOf(kept.uri), kept);
      for (const { name } of kept.entry?.mentions ?? []) if (!this.shared.has(name)) this.shared.set(name, name);
      if (kept.entry) this.isNews(keyOf(kept.uri));
    }
  }

  /** One after the other: who closes the index waits for what is being written. */
  private save(): Promise<void> {
    this.saving = this.saving.then(() => this.write());
    return this.saving;
  }

  private async write(): Promise<void> {
    const { store } = this.around;
    if (!store || this.unsaved === 0) return;
    this.unsaved = 0;
    try {
      await store.write(await writeCache(this.kept.values(), this.isClosed ? () => Promise.resolve() : breath));
    } catch (error) {
      this.around.failed(error);
    }
  }
}

/** The keys of what an article is read with: differ where the lists or, for its problems, `checkedWith` differ. */
export function keysOf(version: string, lists: unknown, checkedWith: unknown): Pick<ReadWith, 'entryKey' | 'checkKey'> {
  const entryKey = digest(`${version}\n${JSON.stringify(lists)}`);
  return { entryKey, checkKey: digest(`${entryKey}\n${JSON.stringify(checkedWith)}`) };
}

const asIndexed = ({ uri, checked }: Kept, entry: Entry): Indexed => ({
  uri,
  entry,
  version: null,
  ...(checked && { counts: checked.counts }),
});

function* entriesOf(articles: Iterable<Indexed>): Iterable<Entry> {
  for (const { entry } of articles) yield entry;
}

/** Lets what has come in meanwhile be answered. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
