import { type Article, parse } from '../core/article';
import { type Knowledge, type Problem, check } from '../core/check';
import { fixAll } from '../core/fix';
import { isHousePath } from '../core/house';
import { type Lexicon } from '../core/lexicon';
import { type Severity, severities } from '../core/rule';
import { FileError, UsageError } from './failure';
import { articlesIn, decode, readArticle, writeArticle } from './files';
import { lexiconHere } from './lexicon';
import { type HousesHere, housesHere } from './houses';
import { type Ignoring, ignoreNothing, readIgnoreFiles } from './ignore';
import { compactReport, jsonReport, textReport } from './report';

export interface CheckOptions {
  readonly format: keyof typeof reports;
  readonly minSeverity: Severity;
  readonly language: 'vi' | 'en';
  readonly color: 'auto' | 'always' | 'never';
  readonly fix: boolean;
  /** Whether ignore files are heeded. */
  readonly ignore: boolean;
  readonly stdin: boolean;
  readonly stdinFilename: string;
  /** Whether `toasoan.json` counts. */
  readonly config: boolean;
}

/** What was found in one article, or in a house file or an ignore file: then `article` is all text and no blocks. */
export interface Checked {
  readonly path: string;
  readonly article: Article;
  readonly isHouse?: boolean;
  readonly problems: readonly Problem[];
}

/** The ways to print what was found, by their names on the command line. */
export const reports = { text: textReport, json: jsonReport, compact: compactReport };

/** `toasoan check`: reads, mends where asked, reports; the exit code. */
export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  if (options.stdin && paths.length > 0)
    throw new UsageError('dùng --stdin thì không ghi tên tệp (--stdin takes no paths)');
  const lexicon = lexiconHere();
  const houses = housesHere(lexicon, options);
  const failures: FileError[] = [];
  const fail = (error: FileError): void => {
    failures.push(error);
    process.stderr.write(`toasoan: ${error.message}\n`);
  };
  const ignoring = options.ignore ? readIgnoreFiles(fail) : ignoreNothing;
  const checked = options.stdin
    ? await checkStdin(houses, ignoring, options, fail)
    : await checkFiles(paths, lexicon, houses, ignoring, options, fail);
  if (failures.length > 0 && checked.length === 0) return 2;
  const all = [...checkedHouses(houses), ...checked, ...checkedIgnoreFiles(ignoring, options)];
  const report = reports[options.format](all, options);
  // With --stdin --fix the mended article is the output, and the report goes beside it.
  (options.stdin && options.fix ? process.stderr : process.stdout).write(report);
  if (failures.length > 0) return 2;
  return all.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

/** What is wrong in the house files that held. */
export function checkedHouses(houses: HousesHere): Checked[] {
  return houses
    .reports()
    .map(({ path, text, problems }) => ({ path, problems, article: { text, blocks: [] }, isHouse: true }));
}

async function checkFiles(
  paths: readonly string[],
  lexicon: Lexicon,
  houses: HousesHere,
  ignoring: Ignoring,
  options: CheckOptions,
  fail: (error: FileError) => void,
): Promise<Checked[]> {
  const wanted = paths.length > 0 ? paths : ['.'];
  const checked: Checked[] = [];
  const files = await articlesIn(wanted, lexicon, houses, fail);
  if (files.length === 0 && !wanted.some(isHousePath))
    process.stderr.write(`toasoan: không thấy bài báo nào trong ${wanted.join(', ')} (no articles found)\n`);
  for (const path of files)
    try {
      const file = readArticle(path);
      const knowledge = await houses.knowledgeFor(path);
      let { text } = file;
      if (options.fix) {
        text = fixAll(text, knowledge, ignoring.mendable(path));
        if (text !== file.text) writeArticle(file, text);
      }
      checked.push(look(path, text, knowledge, ignoring, options));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fail(error);
    }
  return checked;
}

async function checkStdin(
  houses: HousesHere,
  ignoringFiles: Ignoring,
  options: CheckOptions,
  fail: (error: FileError) => void,
): Promise<Checked[]> {
  const path = options.stdinFilename;
  // Without a name it comes from no folder.
  const ignoring = path === '-' ? ignoreNothing : ignoringFiles;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  try {
    const { text: original, bom } = decode(path, bytes);
    const knowledge = await houses.knowledgeFor(path);
    const text = options.fix ? fixAll(original, knowledge, ignoring.mendable(path)) : original;
    if (options.fix) process.stdout.write((bom ? '\uFEFF' : '') + text);
    return [look(path, text, knowledge, ignoring, options)];
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    fail(error);
    // Whoever pipes an article through must get it back, whatever it is.
    if (options.fix) process.stdout.write(bytes);
    return [];
  }
}

function look(path: string, text: string, knowledge: Knowledge, ignoring: Ignoring, options: CheckOptions): Checked {
  const article = parse(text, knowledge.lexicon);
  const problems = ignoring.left(path, article, check(article, knowledge), knowledge.settings);
  return { path, article, problems: loud(problems, options) };
}

/** What is wrong in the ignore files of the articles. */
function checkedIgnoreFiles(ignoring: Ignoring, options: CheckOptions): Checked[] {
  return ignoring
    .faulty()
    .map(({ path, text, problems }) => ({
      path,
      article: { text, blocks: [] },
      problems: loud(problems, options),
      isHouse: true,
    }))
    .filter(({ problems }) => problems.length > 0);
}

function loud(problems: readonly Problem[], { minSeverity }: CheckOptions): Problem[] {
  const counting = severities.slice(0, severities.indexOf(minSeverity) + 1);
  return problems.filter(({ severity }) => counting.includes(severity));
}
