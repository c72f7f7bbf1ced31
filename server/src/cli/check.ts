import { type Article, parse } from '../core/article';
import { type Knowledge, type Problem, check } from '../core/check';
import { fixAll } from '../core/fix';
import { makeLexicon } from '../core/lexicon';
import { type Severity, severities } from '../core/rule';
import { defaults } from '../core/settings';
import { lists } from '../data';
import { localDate } from '../clock';
import { FileError, UsageError } from './failure';
import { articlesIn, decode, readArticle, writeArticle } from './files';
import { jsonReport, textReport } from './report';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly minSeverity: Severity;
  readonly language: 'vi' | 'en';
  readonly color: 'auto' | 'always' | 'never';
  readonly fix: boolean;
  readonly stdin: boolean;
  readonly stdinFilename: string;
}

/** What was found in one article. */
export interface Checked {
  readonly path: string;
  readonly article: Article;
  readonly problems: readonly Problem[];
}

/** `toasoan check`: reads, mends where asked, reports; the exit code. */
export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  if (options.stdin && paths.length > 0)
    throw new UsageError('dùng --stdin thì không ghi tên tệp (--stdin takes no paths)');
  const lexicon = makeLexicon(lists);
  const knowledge: Knowledge = { lexicon, settings: defaults, today: localDate() };
  const failures: FileError[] = [];
  const fail = (error: FileError): void => {
    failures.push(error);
    process.stderr.write(`toasoan: ${error.message}\n`);
  };
  const checked = options.stdin
    ? await checkStdin(knowledge, options, fail)
    : await checkFiles(paths, knowledge, options, fail);
  if (failures.length > 0 && checked.length === 0) return 2;
  const report = (options.format === 'json' ? jsonReport : textReport)(checked, options);
  // With --stdin --fix the mended article is the output, and the report goes beside it.
  (options.stdin && options.fix ? process.stderr : process.stdout).write(report);
  if (failures.length > 0) return 2;
  return checked.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

async function checkFiles(
  paths: readonly string[],
  knowledge: Knowledge,
  options: CheckOptions,
  fail: (error: FileError) => void,
): Promise<Checked[]> {
  const wanted = paths.length > 0 ? paths : ['.'];
  const checked: Checked[] = [];
  const files = await articlesIn(wanted, knowledge.lexicon, fail);
  if (files.length === 0)
    process.stderr.write(`toasoan: không thấy bài báo nào trong ${wanted.join(', ')} (no articles found)\n`);
  for (const path of files)
    try {
      const file = readArticle(path);
      let { text } = file;
      if (options.fix) {
        text = fixAll(text, knowledge);
        if (text !== file.text) writeArticle(file, text);
      }
      checked.push(look(path, text, knowledge, options));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fail(error);
    }
  return checked;
}

async function checkStdin(
  knowledge: Knowledge,
  options: CheckOptions,
  fail: (error: FileError) => void,
): Promise<Checked[]> {
  const path = options.stdinFilename;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  try {
    const { text: original, bom } = decode(path, bytes);
    const text = options.fix ? fixAll(original, knowledge) : original;
    if (options.fix) process.stdout.write((bom ? '\uFEFF' : '') + text);
    return [look(path, text, knowledge, options)];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    fail(error);
    // Whoever pipes an article through must get it back, whatever it is.
    if (options.fix) process.stdout.write(bytes);
    return [];
  }
}

function look(path: string, text: string, knowledge: Knowledge, { minSeverity }: CheckOptions): Checked {
  const article = parse(text, knowledge.lexicon);
  const loud = severities.slice(0, severities.indexOf(minSeverity) + 1);
  return { path, article, problems: check(article, knowledge).filter(({ severity }) => loud.includes(severity)) };
}
