import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { parse } from '../core/article';
import { addedCounts, makeCounter } from '../core/spelling/counts';
import { BadModel, readCounts } from '../core/spelling/model';
import { writeModelText } from '../core/spelling/model-text';
import { limits, packModel } from '../core/spelling/pack';
import { FileError, reasonOf } from './failure';
import { articlesIn, readArticle } from './files';
import { housesHere } from './houses';
import { lexiconHere } from './lexicon';

export interface ModelOptions {
  readonly output: string;
  readonly alone: boolean;
}

/**
 * `toasoan model build`: counts the words of an archive, adds what the shipped model knows unless it shall stand alone,
 * and writes a model for `lists.model` of toasoan.json; the exit code.
 */
export async function modelCommand(archive: readonly string[], { output, alone }: ModelOptions): Promise<number> {
  const lexicon = lexiconHere();
  const counter = makeCounter();
  let failed = 0;
  const fail = (error: FileError): void => {
    failed++;
    process.stderr.write(`toasoan: ${error.message}\n`);
  };
  let articles = 0;
  for (const path of await articlesIn(archive, lexicon, housesHere(lexicon, { config: false }), fail)) {
    try {
      counter.add(parse(readArticle(path).text, lexicon));
      articles++;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fail(error);
    }
  }
  if (articles === 0) {
    process.stderr.write(`toasoan: không thấy bài báo nào trong ${archive.join(', ')} (no articles found)\n`);
    return 2;
  }
  const own = counter.counts(alone ? limits : { pair: 1, triple: 1 });
  const bytes = packModel(alone ? own : addedCounts(shipped(), own));
  try {
    await writeFile(output, writeModelText(bytes));
  } catch (error) {
    throw new FileError(output, reasonOf(error));
  }
  const megabytes = (bytes.length / 1e6).toFixed(1);
  process.stdout.write(`${output}: ${articles} bài, ${megabytes} MB (articles, MB)\n`);
  return failed > 0 ? 2 : 0;
}

function shipped(): ReturnType<typeof readCounts> {
  const path = join(__dirname, 'neighbours.bin');
  try {
    return readCounts(readFileSync(path));
  } catch (error) {
    if (error instanceof BadModel) throw new FileError(path, 'tệp hỏng (damaged)');
    throw error;
  }
}
