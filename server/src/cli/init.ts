import stringWidth from 'string-width';
import { type Article, parse } from '../core/article';
import { type Key, type Keys, houseKeys } from '../core/house-keys';
import { makeLexicon } from '../core/lexicon';
import { rules } from '../core/rules';
import { type Translation, sentence } from '../core/say';
import { defaults } from '../core/settings';
import { type Survey, type Tally, percentile, profileFrom, sum, survey, winner } from '../core/survey';
import { lists } from '../data';
import { translationOf } from '../l10n';
import { FileError, UsageError, reasonOf } from './failure';
import { createFile, readArticle, textsIn } from './files';

export interface InitOptions {
  /** Existing articles: files and folders. */
  readonly from?: readonly string[];
  readonly dryRun: boolean;
  readonly language: 'vi' | 'en';
}

/** What `toasoan init` says; the Vietnamese stands in l10n under `init/…`. */
export const initSentences = {
  read: '{count} article(s) read',
  none: 'There are no articles in {paths}',
  exists: 'toasoan.json is here already and is left as it is',
  wrote: 'Wrote toasoan.json',
  head: 'The house style, for Tòa Soạn. What is not written here is as by default.',
  headFrom:
    'The house style of {count} article(s) in {paths}, counted by toasoan init. What is not written here is as by default.',
  undecided: 'undecided',
  unmet: 'not met',
  met: 'met',
  lengths: 'Lengths, in words',
  half: 'half',
  percent: '{percent} %',
  articlesWith: 'Articles with',
  creditSeparator: 'Between caption and credit',
  creditFullStop: 'Full stop after the credit',
  sourcesFullStop: 'Full stop after the sources',
  dash: 'Dash between words',
  quotes: 'Quotation marks',
  toneMarks: 'Tone marks',
  dates: 'Dates',
  dateLine: 'a date line',
  lead: 'a lead',
  caption: 'a caption with its credit',
  byline: 'a byline',
  sources: 'sources',
  headline: 'headline',
  headlineCharacters: 'headline, characters',
  paragraph: 'paragraph',
  leadLength: 'lead',
  captionLength: 'caption',
  keeps: '99 of 100 keep to this',
  always: 'yes',
  never: 'no',
  en: '“–”',
  hyphen: '“-”',
  curly: '“…”',
  straight: '"…"',
  old: 'hòa',
  new: 'hoà',
} as const;

const FILE = 'toasoan.json';

/**
 * `toasoan init`: writes a `toasoan.json` into this folder, from what existing articles do or with everything as by
 * default; the exit code. One that is there is never written over.
 */
export function initCommand(options: InitOptions): Promise<number> {
  const say = speaker(translationOf(options.language));
  return options.from
    ? initFrom(options.from, options, say)
    : Promise.resolve(init(defaultText(options, say), options, say));
}

async function initFrom(paths: readonly string[], options: InitOptions, say: Speaker): Promise<number> {
  let failures = 0;
  const fail = (error: FileError): void => {
    failures++;
    process.stderr.write(`toasoan: ${error.message}\n`);
  };
  const files = await textsIn(paths, fail);
  const found = survey(articlesOf(files, fail));
  if (found.articles === 0) throw new UsageError(say('none', { paths: paths.join(', ') }));
  process.stdout.write(`${table(found, say)}\n`);
  const code = init(surveyedText(found, paths, say), options, say);
  return failures > 0 ? 2 : code;
}

/** One article at a time: an archive may hold more than memory does. */
function* articlesOf(paths: readonly string[], fail: (error: FileError) => void): Generator<Article> {
  const lexicon = makeLexicon(lists);
  for (const path of paths)
    try {
      yield parse(readArticle(path).text, lexicon);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fail(error);
    }
}

function init(text: string, { dryRun }: InitOptions, say: Speaker): number {
  if (dryRun) {
    process.stdout.write(text);
    return 0;
  }
  try {
    createFile(FILE, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new UsageError(say('exists'));
    throw new UsageError(`${FILE}: ${reasonOf(error)}`);
  }
  process.stdout.write(`${say('wrote')}\n`);
  return 0;
}

type Speaker = (id: keyof typeof initSentences, values?: Readonly<Record<string, string | number>>) => string;
const speaker =
  (translation: Translation): Speaker =>
  (id, values) =>
    sentence('init', initSentences, id, values, translation);

const topics = [
  'creditSeparator',
  'creditFullStop',
  'sourcesFullStop',
  'dash',
  'quotes',
  'toneMarks',
  'dates',
] as const;
const lengths = {
  headline: 'headline',
  headlineCharacters: 'headlineCharacters',
  lead: 'leadLength',
  paragraph: 'paragraph',
  caption: 'captionLength',
} as const;
const parts = ['dateLine', 'lead', 'caption', 'byline', 'sources'] as const;

/** What the articles do, for people. */
function table(found: Survey, say: Speaker): string {
  const { articles } = found;
  return [
    say('read', { count: articles }),
    '',
    ...columns(topics.map((topic) => [say(topic), shares(found.tallies[topic], say, '   ')])),
    '',
    ...columns([
      [say('lengths'), say('met'), say('half'), say('percent', { percent: 95 }), say('percent', { percent: 99 })],
      ...(Object.keys(lengths) as (keyof typeof lengths)[]).map((length) => [
        `  ${say(lengths[length])}`,
        ...[
          found.lengths[length].length,
          ...[50, 95, 99].map((percent) => percentile(found.lengths[length], percent) ?? '-'),
        ].map(String),
      ]),
    ]),
    '',
    say('articlesWith'),
    ...columns(parts.map((part) => [`  ${say(part)}`, share(found.parts[part], articles)])),
    '',
  ].join('\n');
}

/** How many forms of a thing are told of. */
const MOST_FORMS = 4;

/** `"…" 980 (79 %)`, the most frequent first. */
function shares(tally: Tally, say: Speaker, between = ', '): string {
  const total = sum(tally);
  const ordered = [...tally].sort((a, b) => b[1] - a[1]).slice(0, MOST_FORMS);
  return ordered.map(([form, count]) => `${named(form, say)} ${share(count, total)}`).join(between) || say('unmet');
}

const named = (form: string, say: Speaker): string =>
  Object.hasOwn(initSentences, form) ? say(form as keyof typeof initSentences) : `“${form.replace(/\p{C}/gu, '·')}”`;

const share = (count: number, total: number): string =>
  `${count} (${total === 0 ? 0 : Math.round((100 * count) / total)} %)`;

/** Rows with their cells one under the other. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - stringWidth(cell)),
      )
      .join('   ')
      .trimEnd(),
  );
}

/** A line of a settings file: its key and value, and what is told of it. Without a value only that is told. */
interface Line {
  readonly comment: string;
  readonly key: string;
  readonly value: unknown;
  /** It stands there as a comment, for people to see what can be said. */
  readonly asleep?: boolean;
}

function defaultText({ language }: InitOptions, say: Speaker): string {
  const known = houseKeys(rules);
  const asleep = (keys: Keys, valueOf: (name: string, key: Key) => unknown): Line[] =>
    Object.entries(keys).map(([key, about]) => ({
      comment: about[language],
      key,
      value: valueOf(key, about),
      asleep: true,
    }));
  const inside = (name: 'style' | 'lists'): Keys => {
    const { value } = known[name]!;
    return value.is === 'keys' ? value.keys : {};
  };
  const style = defaults.style as unknown as Readonly<Record<string, unknown>>;
  const others = Object.fromEntries(
    ['profile', 'extends', 'rules', 'overrides', 'ignore'].map((name) => [name, known[name]!]),
  );
  return fileText(say('head'), [
    ...asleep(others, (_, { example }) => example).map((line) => lineText(line, '  ', ',')),
    object(
      'style',
      asleep(inside('style'), (name) => style[name]),
      ',',
    ),
    object(
      'lists',
      asleep(inside('lists'), (_, { example }) => example),
      '',
    ),
  ]);
}

function surveyedText(found: Survey, paths: readonly string[], say: Speaker): string {
  const { style, rules: limits } = profileFrom(found);
  const comments: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      topics.map((topic) => {
        const tally = found.tallies[topic];
        const undecided = tally.size > 0 && winner(tally) === undefined ? ` – ${say('undecided')}` : '';
        return [topic, `${say(topic)}: ${shares(tally, say)}${undecided}`];
      }),
    ),
    requireLead: `${say('articlesWith')} ${say('lead')}: ${share(found.parts.lead, found.articles)}`,
    requireByline: `${say('articlesWith')} ${say('byline')}: ${share(found.parts.byline, found.articles)}`,
    requireSources: `${say('articlesWith')} ${say('sources')}: ${share(found.parts.sources, found.articles)}`,
  };
  const values = style as Readonly<Record<string, unknown>>;
  const lines: Line[] = Object.keys(comments)
    .filter((key) => key !== 'dates')
    .map((key) => ({ comment: comments[key]!, key, value: values[key] }));
  const head = say('headFrom', { count: found.articles, paths: paths.join(', ') });
  return fileText(head.replace(/[\r\n]/g, ' '), [
    object('style', lines, ','),
    object(
      'rules',
      Object.entries(limits).map(([key, value]) => ({ comment: say('keeps'), key, value })),
      '',
    ),
  ]);
}

const fileText = (head: string, members: readonly string[]): string => `// ${head}\n{\n${members.join('')}}\n`;

/** With `comma` behind it, and one behind each of its lines that is awake but for the last; sleepers all have theirs. */
function object(key: string, lines: readonly Line[], comma: string): string {
  const last = lines.filter(({ value, asleep }) => value !== undefined && !asleep).at(-1);
  const inside = lines.map((line) => lineText(line, '    ', line === last ? '' : ','));
  return `  ${JSON.stringify(key)}: {\n${inside.join('')}  }${comma}\n`;
}

function lineText({ comment, key, value, asleep }: Line, indent: string, comma: string): string {
  const told = `${indent}// ${comment}\n`;
  if (value === undefined) return told;
  return `${told}${indent}${asleep ? '// ' : ''}${JSON.stringify(key)}: ${spaced(value)}${comma}\n`;
}

/** JSON on one line, with blanks as people write it. */
const spaced = (value: unknown): string =>
  JSON.stringify(value, undefined, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/\[ | \]/g, (bracket) => bracket.trim());
