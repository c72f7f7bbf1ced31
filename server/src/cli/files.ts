import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { writeFileSync } from 'atomically';
import { glob } from 'tinyglobby';
import { parse } from '../core/article';
import { beginsWithDateLine, isNamedLikeArticle } from '../core/entry';
import { type Lexicon } from '../core/lexicon';
import { isHousePath } from '../core/house';
import { FileError, reasonOf } from './failure';
import { gitIgnore } from './git-ignore';
import { type HousesHere } from './houses';

/** An article as it lies on disk: its text without the BOM, and the bytes to compare with before writing. */
export interface ArticleFile {
  readonly path: string;
  readonly text: string;
  readonly bom: boolean;
  readonly bytes: Buffer;
}

/**
 * The articles that paths stand for, sorted within each folder: a file is taken as it is; in a folder, everything
 * named like an article (`.article`, `.bai`, `.bai.txt`) and every `.txt` that begins with a date line, but for those
 * that git or the house leaves out. A house file among them (`toasoan check *`) is no article: it is looked at as what it
 * is. What cannot be found goes to `fail`.
 */
export async function articlesIn(
  paths: readonly string[],
  lexicon: Lexicon,
  houses: HousesHere,
  fail: (error: FileError) => void,
): Promise<string[]> {
  const isArticle = async (path: string): Promise<boolean> => {
    if (!isHousePath(path)) return true;
    await houses.look(path);
    return false;
  };
  const inFolder = async (folder: string): Promise<readonly string[]> => {
    const isLeftOut = gitIgnore(folder);
    const found: string[] = [];
    for (const path of await textsInFolder(folder))
      try {
        if (isLeftOut(path) || (await houses.isIgnored(path))) continue;
        if (isNamedLikeArticle(path) || beginsLikeArticle(path, lexicon)) found.push(path);
      } catch (error) {
        fail(new FileError(path, reasonOf(error)));
      }
    return found;
  };
  return expanded(paths, fail, isArticle, inFolder);
}

/** The same for an archive: every text in it is taken for an article, and nothing is left out. */
export function textsIn(paths: readonly string[], fail: (error: FileError) => void): Promise<string[]> {
  return expanded(paths, fail, () => Promise.resolve(true), textsInFolder);
}

async function expanded(
  paths: readonly string[],
  fail: (error: FileError) => void,
  isWanted: (file: string) => Promise<boolean>,
  inFolder: (folder: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    const kind = statSync(path, { throwIfNoEntry: false });
    if (!kind) fail(new FileError(path, reasonOf({ code: 'ENOENT' })));
    else if (kind.isDirectory()) for (const article of await inFolder(path)) found.add(article);
    else if (await isWanted(path)) found.add(path);
  }
  return [...found];
}

async function textsInFolder(folder: string): Promise<string[]> {
  const names = await glob(['**/*.article', '**/*.bai', '**/*.txt'], {
    cwd: folder,
    ignore: ['**/node_modules/**', '**/.git/**'],
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
  });
  const prefix = folder === '.' ? '' : folder.replace(/[/\\]$/, '') + '/';
  return names.sort().map((name) => prefix + name);
}

/** Reads just enough of a `.txt` to see whether it is an article. */
function beginsLikeArticle(path: string, lexicon: Lexicon): boolean {
  const head = Buffer.alloc(1024);
  const file = openSync(path, 'r');
  try {
    const text = head.toString('utf8', 0, readSync(file, head, 0, head.length, 0)).replace(/^\uFEFF/, '');
    return beginsWithDateLine(parse(text, lexicon));
  } finally {
    closeSync(file);
  }
}

/** Reads a file as UTF-8. Throws a FileError that says where it is not: such bytes would be lost on writing. */
export function readArticle(path: string): ArticleFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new FileError(path, reasonOf(error));
  }
  return { path, bytes, ...decode(path, bytes) };
}

/** The text of bytes, and whether a BOM stood before it. Throws a FileError for what is no UTF-8 text. */
export function decode(path: string, bytes: Buffer): { text: string; bom: boolean } {
  if (bytes.subarray(0, 8000).includes(0)) throw new FileError(path, 'không phải văn bản (a binary file)');
  if (!isUtf8(bytes)) {
    const { line, column } = placeOfBadByte(bytes);
    throw new FileError(`${path}:${line}:${column}`, 'không phải UTF-8, hãy lưu lại bằng UTF-8 (not UTF-8)');
  }
  const text = bytes.toString('utf8');
  const bom = text.startsWith('\uFEFF');
  return { text: bom ? text.slice(1) : text, bom };
}

/** Writes the new text in one step, keeping the BOM, unless the file has changed since it was read. */
export function writeArticle(file: ArticleFile, text: string): void {
  try {
    if (!readFileSync(file.path).equals(file.bytes))
      throw new FileError(file.path, 'tệp vừa bị thay đổi, không ghi đè (changed meanwhile, not overwritten)');
    writeFileSync(file.path, (file.bom ? '\uFEFF' : '') + text);
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(file.path, reasonOf(error));
  }
}

/** Makes a file that is not there yet. Throws what the file system says, `EEXIST` where there is one of that name. */
export function createFile(path: string, text: string): void {
  // Taken before it is written, so that no other one is written over, and whole before anybody reads it.
  closeSync(openSync(path, 'wx'));
  try {
    writeFileSync(path, text);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Line and column, from 1, of the first byte that is no UTF-8. */
function placeOfBadByte(bytes: Buffer): { line: number; column: number } {
  let [low, high] = [0, bytes.length];
  // The longest sound beginning, by halves; a cut inside a letter is moved back to its first byte.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isUtf8(bytes.subarray(0, letterStart(bytes, middle)))) low = middle;
    else high = middle - 1;
  }
  const sound = bytes.toString('utf8', 0, letterStart(bytes, low));
  const lines = sound.split(/\r\n|\r|\n/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function letterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && start > at - 3 && start < bytes.length && (bytes[start]! & 0xc0) === 0x80) start--;
  return start;
}
