import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { writeFileSync } from 'atomically';
import { type Imported } from '../core/import/layout';
import { makeLexicon } from '../core/lexicon';
import { lists } from '../data';
import { ImportError, MOST_BYTES, importFile } from '../importing';
import { translationOf } from '../l10n';
import { loadPartFrom } from '../node-parts';
import { FileError, UsageError, reasonOf } from './failure';
import { housesHere } from './houses';

export interface ImportOptions {
  /** A file, or a folder that the articles go into; without it the one article goes to standard output. */
  readonly output?: string;
  /** Whether a file that is there is written over. */
  readonly force: boolean;
  readonly config: boolean;
}

const STDIN = '-';
const loadPart = loadPartFrom(join(__dirname, 'parts'));
/** How much of a line that was left out is shown. */
const SHOWN = 80;

/** `toasoan import`: makes articles of documents, pages and plain text; the exit code. */
export async function importCommand(paths: readonly string[], options: ImportOptions): Promise<number> {
  const { output, force } = options;
  const isFolder = output !== undefined && (paths.length > 1 || /[/\\]$/.test(output) || isDirectory(output));
  if (output === undefined && paths.length > 1)
    throw new UsageError('nhiều tệp thì phải có --output THƯ-MỤC (several files need --output FOLDER)');
  const houses = housesHere(makeLexicon(lists), options);
  const written = new Set<string>();
  let failures = 0;
  for (const path of paths) {
    const target = isFolder ? join(output, nameOf(path)) : output;
    try {
      const bytes = await read(path);
      const knowledge = await houses.knowledgeFor(target ?? (path === STDIN ? 'bai.article' : path));
      const { text, leftOut } = await importFile(path, bytes, knowledge, loadPart);
      if (target === undefined) process.stdout.write(text);
      else {
        if (written.has(resolve(target)) || resolve(target) === resolve(path))
          throw new FileError(target, reasonOf({ code: 'EEXIST' }));
        write(target, text, force);
        written.add(resolve(target));
        process.stdout.write(`${target}\n`);
      }
      tell(path, leftOut);
    } catch (error) {
      const failure =
        error instanceof ImportError
          ? new FileError(path, `${error.say(translationOf('vi'))} (${error.say(undefined)})`)
          : error;
      if (!(failure instanceof FileError)) throw failure;
      failures++;
      process.stderr.write(`toasoan: ${failure.message}\n`);
    }
  }
  return failures > 0 ? 2 : 0;
}

/** What of the text has no place in an article is told of: nothing is lost without a word. */
function tell(path: string, leftOut: Imported['leftOut']): void {
  for (const line of leftOut) {
    const shown = line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
    process.stderr.write(`toasoan: ${path}: không đưa vào bài (left out): ${shown}\n`);
  }
}

const nameOf = (path: string): string => `${path === STDIN ? 'bai' : parse(path).name}.article`;

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

async function read(path: string): Promise<Uint8Array> {
  try {
    if (path !== STDIN) {
      if (statSync(path).size > MOST_BYTES) throw new ImportError('tooBig');
      return readFileSync(path);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    throw error instanceof ImportError ? error : new FileError(path, reasonOf(error));
  }
}

/** Writes in one step; a file that is there is left as it is unless `force`. */
function write(path: string, text: string, force: boolean): void {
  let taken = false;
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    if (!force) {
      closeSync(openSync(path, 'wx'));
      taken = true;
    }
    writeFileSync(path, text);
  } catch (error) {
    if (taken) rmSync(path, { force: true });
    throw new FileError(path, reasonOf(error));
  }
}
