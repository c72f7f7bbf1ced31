import ignore from 'ignore';

/** Answers for a path (`the-thao/bai.txt`, relative to where the patterns stand): `undefined` where no pattern speaks of it. */
export type Globs = (path: string) => boolean | undefined;

/** How many asterisks a pattern may have: with more, some path could keep the matcher busy for minutes. */
const MOST_STARS = 5;
const MOST_DOUBLE_STARS = 2;

/** Patterns as in `.gitignore`, ready to be asked. Letter case counts; composed and decomposed letters are the same. */
export function globs(patterns: readonly string[]): Globs {
  const matcher = ignore({ ignorecase: false }).add(
    patterns.filter((pattern) => !isTooBusy(pattern)).map((pattern) => pattern.normalize('NFC')),
  );
  return (path) => {
    if (!ignore.isPathValid(path)) return undefined;
    const { ignored, unignored } = matcher.test(path.normalize('NFC'));
    return ignored ? true : unignored ? false : undefined;
  };
}

/** Whether a pattern has more asterisks than are looked for. */
export function isTooBusy(pattern: string): boolean {
  const doubles = pattern.split('**').length - 1;
  return doubles > MOST_DOUBLE_STARS || pattern.split('*').length - 1 - doubles > MOST_STARS;
}
