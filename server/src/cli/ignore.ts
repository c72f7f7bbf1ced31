import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Article } from '../core/article';
import { type Problem } from '../core/check';
import { type Mendable } from '../core/fix';
import { spared, stale, withoutIgnored } from '../core/ignore';
import { type Entry, type IgnoreFile, ignoreFileName, ignoreFileProblems, readIgnoreFile } from '../core/ignore-file';
import { type Settings } from '../core/settings';
import { FileError } from './failure';
import { readArticle } from './files';

/** What the ignore files say of the articles of one run. */
export interface Ignoring {
  /** Which problems of an article may be mended unasked. */
  mendable(path: string): Mendable;
  /** The problems of an article that are not ignored. */
  left(path: string, article: Article, problems: readonly Problem[], settings: Settings): readonly Problem[];
  /** The ignore files that something is wrong with; known when all articles have been looked at. */
  faulty(): { path: string; text: string; problems: readonly Problem[] }[];
}

/** Reads the ignore file of each folder once. One that is there and cannot be had goes to `fail`, and ignores nothing. */
export function readIgnoreFiles(fail: (error: FileError) => void): Ignoring {
  const folders = new Map<string, { path: string; file: IgnoreFile; unused: Entry[] }>();
  const beside = (article: string) => {
    const folder = dirname(article);
    let found = folders.get(folder);
    if (!found) {
      const path = join(folder, ignoreFileName);
      folders.set(folder, (found = { path, file: readOne(path, fail), unused: [] }));
    }
    return found;
  };
  return {
    mendable: (path) => spared(beside(path).file.entries, basename(path)),
    left(path, article, problems, settings) {
      const { file, unused } = beside(path);
      const found = withoutIgnored(article, problems, file.entries);
      unused.push(...stale(found.unused, basename(path), settings));
      return found.problems;
    },
    faulty: () =>
      [...folders.values()]
        .map(({ path, file, unused }) => ({ path, text: file.text, problems: ignoreFileProblems(file, unused) }))
        .filter(({ problems }) => problems.length > 0),
  };
}

/** For `--no-ignore`, and for an article that has no folder. */
export const ignoreNothing: Ignoring = {
  mendable: () => (_, problems) => problems,
  left: (_path, _article, problems) => problems,
  faulty: () => [],
};

function readOne(path: string, fail: (error: FileError) => void): IgnoreFile {
  try {
    return readIgnoreFile(existsSync(path) ? readArticle(path).text : '');
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    fail(error);
    return readIgnoreFile('');
  }
}
