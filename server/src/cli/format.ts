import { createTwoFilesPatch } from 'diff';
import { parse } from '../core/article';
import { isDamaged } from '../core/fix';
import { format } from '../core/format';
import { makeLexicon } from '../core/lexicon';
import { applyEdits } from '../core/text';
import { lists } from '../data';
import { FileError } from './failure';
import { checkedHouses } from './check';
import { articlesIn, readArticle, writeArticle } from './files';
import { housesHere } from './houses';
import { problemLines } from './report';

export interface FormatOptions {
  readonly check: boolean;
  readonly diff: boolean;
  readonly config: boolean;
}

/** `toasoan format`: lays articles out in place, or only tells (`--check`) or shows (`--diff`) what would change; the exit code. */
export async function formatCommand(paths: readonly string[], { check, diff, config }: FormatOptions): Promise<number> {
  const lexicon = makeLexicon(lists);
  const houses = housesHere(lexicon, { config });
  let failures = 0;
  let changed = 0;
  const fail = (error: FileError): void => {
    failures++;
    process.stderr.write(`toasoan: ${error.message}\n`);
  };
  for (const path of await articlesIn(paths.length > 0 ? paths : ['.'], lexicon, houses, fail))
    try {
      const file = readArticle(path);
      if (isDamaged(file.text)) continue;
      const { lexicon: known } = await houses.knowledgeFor(path);
      const laidOut = applyEdits(file.text, format(parse(file.text, known)));
      if (laidOut === file.text) continue;
      changed++;
      if (diff) process.stdout.write(createTwoFilesPatch(path, path, file.text, laidOut, '', '', { context: 1 }));
      else process.stdout.write(`${path}\n`);
      if (!check && !diff) writeArticle(file, laidOut);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fail(error);
    }
  // A house file that is wrong may leave out or take in other articles than is meant.
  const wrong = checkedHouses(houses);
  process.stderr.write(problemLines(wrong, { language: 'vi', color: 'auto' }));
  if (failures > 0) return 2;
  return wrong.length > 0 || (changed > 0 && (check || diff)) ? 1 : 0;
}
