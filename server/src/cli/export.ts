import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFileSync } from 'atomically';
import { parse } from '../core/article';
import { type Format, exportedName, obstacle, toFormat } from '../core/export';
import { makeLexicon } from '../core/lexicon';
import { publication } from '../core/publication';
import { lists } from '../data';
import { loadPartFrom } from '../node-parts';
import { FileError, UsageError, reasonOf } from './failure';
import { articlesIn, readArticle } from './files';
import { type HousesHere, housesHere } from './houses';

export interface ExportOptions {
  readonly to: Format;
  /** A file, or a folder for several articles; `-` or nothing is standard output. */
  readonly output?: string;
  readonly fragment: boolean;
  readonly config: boolean;
}

/** Where an article goes: a file, or standard output. */
interface Target {
  readonly article: string;
  readonly file?: string;
}

/** `toasoan export`: writes articles in another format; the exit code. Nothing is written where the paths make no sense. */
export async function exportCommand(paths: readonly string[], options: ExportOptions): Promise<number> {
  const lexicon = makeLexicon(lists);
  const houses = housesHere(lexicon, options);
  let failures = 0;
  const fail = (error: FileError): void => {
    failures++;
    process.stderr.write(`toasoan: ${error.message}\n`);
  };
  const articles = await articlesIn(paths, lexicon, houses, fail);
  for (const { article, file } of targetsOf(articles, options))
    try {
      const content = await contentOf(article, options, houses);
      if (file === undefined) process.stdout.write(content);
      else write(file, content);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fail(error);
    }
  return failures > 0 ? 2 : 0;
}

function targetsOf(articles: readonly string[], { to, output }: ExportOptions): Target[] {
  const [first] = articles;
  if (output === undefined || output === '-') {
    if (articles.length > 1)
      throw new UsageError('nhiều bài thì cần --output THƯ_MỤC (several articles need --output FOLDER)');
    if (to === 'docx' && process.stdout.isTTY)
      throw new UsageError('docx không in ra màn hình được, cần --output TỆP (docx needs --output FILE)');
    return articles.map((article) => ({ article }));
  }
  const kind = statSync(output, { throwIfNoEntry: false });
  const isFolder = kind?.isDirectory() === true || /[/\\]$/.test(output);
  if (articles.length > 1 && kind && !isFolder)
    throw new UsageError(`${output}: nhiều bài thì cần một thư mục (several articles need a folder)`);
  if (articles.length === 1 && !isFolder) return [{ article: first!, file: notItself(first!, output) }];
  const targets = articles.map((article) => ({
    article,
    file: notItself(article, join(output, exportedName(basename(article), to))),
  }));
  const taken = new Map<string, string>();
  for (const { article, file } of targets) {
    const other = taken.get(file.toLowerCase());
    if (other !== undefined)
      throw new UsageError(`${other}, ${article}: cùng xuất ra ${file} (both would become ${file})`);
    taken.set(file.toLowerCase(), article);
  }
  return targets;
}

/** An article is never written over by what it is exported to. */
function notItself(article: string, file: string): string {
  if (existsSync(file) && realpathSync(file) === realpathSync(article))
    throw new UsageError(`${file}: đây chính là bài, không ghi đè (this is the article itself)`);
  return file;
}

async function contentOf(path: string, { to, fragment }: ExportOptions, houses: HousesHere): Promise<string | Buffer> {
  const { text } = readArticle(path);
  const { lexicon, today } = await houses.knowledgeFor(path);
  const article = parse(text, lexicon);
  const why = obstacle(article);
  if (why === 'empty') throw new FileError(path, 'bài trống, không có gì để xuất (nothing to export)');
  if (why) {
    const before = text.slice(0, why.damagedAt).split(/\r\n|\r|\n/);
    const place = `${path}:${before.length}:${before.at(-1)!.length + 1}`;
    throw new FileError(place, 'chỗ này mất chữ từ trước, không xuất (characters were lost here before)');
  }
  const published = publication(article, lexicon);
  if (to !== 'docx') return toFormat(to, published, { lexicon, today }, { fragment });
  const { toDocx } = await loadPartFrom(join(__dirname, 'parts'))('docx');
  return Buffer.from(await toDocx(published, today), 'base64');
}

/** In one step, so that nobody ever reads half a file. The folder is made, but not the one it lies in: that would be a slip. */
function write(file: string, content: string | Buffer): void {
  const folder = dirname(file);
  try {
    if (!existsSync(folder)) mkdirSync(folder);
    writeFileSync(file, content);
  } catch (error) {
    throw new FileError(file, reasonOf(error));
  }
}
