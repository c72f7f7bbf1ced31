// The helpers of the tests, and the only place in them that calls the core.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readName } from '../server/src/core/agencies';
import { type Article, type Block, parse } from '../server/src/core/article';
import { type Picture, newCaptions } from '../server/src/core/caption';
import { type Problem, check as checkArticle } from '../server/src/core/check';
import { type Asking, type Completion, complete as completeAt } from '../server/src/core/complete';
import { type Check, checklist } from '../server/src/core/checklist';
import { type Counts, counts } from '../server/src/core/counts';
import { editDistance } from '../server/src/core/distance';
import { type TextFormat, toFormat } from '../server/src/core/export';
import { type Entry, entryOf as entryOfArticle } from '../server/src/core/entry';
import { articleName, fileStem } from '../server/src/core/file-name';
import { type Mendable, fixAll as fixAllOf } from '../server/src/core/fix';
import { format as formatArticle } from '../server/src/core/format';
import { type House, readHouse as readHouseFile } from '../server/src/core/house';
import { isIgnored, lexiconFor, openHouses, settingsFor } from '../server/src/core/house-files';
import { type Lexicon, makeLexicon } from '../server/src/core/lexicon';
import { fromPage } from '../server/src/core/import/html';
import { readPage } from '../server/src/core/import/page';
import { fromText } from '../server/src/core/import/plain-text';
import { type Imported } from '../server/src/core/import/layout';
import { type Part, parts } from '../server/src/core/parts';
import { splitNames as splitNamesOf } from '../server/src/core/parse/names';
import { type Publication, publication } from '../server/src/core/publication';
import { type Severity } from '../server/src/core/rule';
import { rules } from '../server/src/core/rules';
import { say } from '../server/src/core/say';
import { type Settings, readSettings } from '../server/src/core/settings';
import { type Survey, survey } from '../server/src/core/survey';
import { fillTemplate } from '../server/src/core/template';
import { type Edit, applyEdits, overlap } from '../server/src/core/text';
import { type Counts as WordCounts } from '../server/src/core/spelling/counts';
import { readModel, seen } from '../server/src/core/spelling/model';
import { packModel } from '../server/src/core/spelling/pack';
import { judgeWhenAsked } from '../server/src/core/spelling/judge';
import { lists, spellingNets } from '../server/src/data';
import { translationOf } from '../server/src/l10n';

/** A model made of counts, asked by words. */
export function modelOf(counts: WordCounts) {
  const bytes = packModel(counts);
  const model = readModel(bytes);
  const numbers = (words: readonly string[]) =>
    words.map((word) => model.words.indexOf(word)) as [number, number, number];
  return {
    bytes,
    pair: (...words: [string, string]) => seen[model.pair(numbers(words)[0], numbers(words)[1])]!,
    triple: (...words: [string, string, string]) => seen[model.triple(...numbers(words))]!,
  };
}
export { readModel as spellingModel } from '../server/src/core/spelling/model';
export { readModelText, writeModelText } from '../server/src/core/spelling/model-text';

export function wordCounts(counts: Readonly<Record<keyof WordCounts, Readonly<Record<string, number>>>>): WordCounts {
  const { words, pairs, triples } = counts;
  return {
    words: new Map(Object.entries(words)),
    pairs: new Map(Object.entries(pairs)),
    triples: new Map(Object.entries(triples)),
  };
}

export const ruleIds: readonly string[] = rules.map((rule) => rule.id);
const judge = judgeWhenAsked(
  () => readFileSync('server/src/data/neighbours.bin'),
  spellingNets,
  (error) => assert.fail(String(error)),
);
export const lexicon: Lexicon = { ...makeLexicon(lists), judge };

/** The day on which the tests run, whatever the clock says. */
export const today = '2026-01-28';

export interface Asked {
  /** Only this rule is asked; every other one is off. */
  readonly rule?: string;
  /** Settings as a client would send them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly today?: string;
  /** What the newsroom has in lists of its own. */
  readonly own?: { readonly ownAgencies?: string; readonly ownNames?: string; readonly ownWords?: string };
}

/** A problem in words that a test can compare. */
export interface Seen {
  readonly rule: string;
  readonly severity: Severity;
  /** Where it begins, a UTF-16 offset. */
  readonly start: number;
  readonly text: string;
  readonly message: string;
}

/** `line:column` of a problem, from 1. */
export function place(text: string, { start }: Seen): string {
  const before = text.slice(0, start).split(/\r\n|\r|\n/);
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

export function settingsOf({ rule, settings = {} }: Asked): Settings {
  const given = (settings['rules'] ?? {}) as Readonly<Record<string, unknown>>;
  const only =
    rule === undefined ? {} : Object.fromEntries(ruleIds.filter((id) => id !== rule).map((id) => [id, 'off']));
  const wanted = rules.find(({ id }) => id === rule);
  // A rule that is off by default still has to be tested.
  const awake = wanted?.severity === 'off' ? { [wanted.id]: { severity: 'warning' } } : {};
  const merged = { ...settings, rules: { ...only, ...awake, ...given } };
  return readSettings(merged, ruleIds).settings;
}

export const entryOf = (text: string): Entry => entryOfArticle(parse(text, lexicon), lexicon);

export function problemsOf(text: string, asked: Asked = {}): Problem[] {
  const known = asked.own ? { ...makeLexicon({ ...lists, ...asked.own }), judge } : lexicon;
  const knowledge = { lexicon: known, settings: settingsOf(asked), today: asked.today ?? today };
  return checkArticle(parse(text, known), knowledge);
}

export function check(text: string, asked: Asked = {}): Seen[] {
  return problemsOf(text, asked).map((problem) => ({
    rule: problem.rule.id,
    severity: problem.severity,
    start: problem.span.start,
    text: text.slice(problem.span.start, problem.span.end),
    message: say(problem, translationOf('vi')),
  }));
}

/** The text with ⟦ ⟧ round every problem's place. */
export function marked(text: string, asked: Asked = {}): string {
  return markedWith(text, problemsOf(text, asked));
}

function markedWith(text: string, problems: readonly Problem[]): string {
  const marks = problems.flatMap(({ span: { start, end } }) =>
    start === end
      ? [{ at: start, mark: '⟦⟧', order: 1 }]
      : [
          { at: end, mark: '⟧', order: 0 },
          { at: start, mark: '⟦', order: 2 },
        ],
  );
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((result, { at, mark }) => result.slice(0, at) + mark + result.slice(at), text);
}

/** What was read of a `toasoan.json`, the text with ⟦ ⟧ round what is wrong, and what is said of it, in order. */
export function readHouse(text: string): { house: House; marked: string; said: string[]; mended: string } {
  const { house, problems } = readHouseFile(text);
  const edits = problems.flatMap(({ fixes }) => fixes[0]?.edits ?? []);
  return {
    house,
    marked: markedWith(text, problems),
    said: problems.map((problem) => say(problem, translationOf('vi'))),
    mended: applyEdits(text, edits),
  };
}

/** What holds for an article among files that are nowhere but here: paths from the root, and their texts. */
export async function settle(files: Readonly<Record<string, string>>, path: string, given?: unknown) {
  const house = await openHouses((wanted) => files[wanted]).of(path);
  return {
    ...settingsFor(house, path, given),
    ignored: isIgnored(house, path),
    lexicon: lexiconFor(house, lists, lexicon),
    files: house.files,
    /** Of each house file what is wrong, with ⟦ ⟧. */
    marked: Object.fromEntries(house.reports.map((report) => [report.path, markedWith(report.text, report.problems)])),
    said: house.reports.flatMap((report) => report.problems.map((problem) => say(problem, translationOf('vi')))),
  };
}

/** What articles do. */
export function surveyOf(texts: readonly string[]): Survey {
  return survey(texts.map((text) => parse(text, lexicon)));
}

/** Takes the ⟦ ⟧ out of a marked text. */
export const unmarked = (text: string): string => text.replace(/[⟦⟧]/gu, '');

/** The text after the first fix of every problem, safe or not, repeated until nothing has one (five times at most). */
export function fixEverything(text: string, asked: Asked = {}): string {
  let current = text;
  for (let pass = 0; pass < 5; pass++) {
    const edits: Edit[] = [];
    for (const { fixes } of problemsOf(current, asked)) {
      const fix = fixes[0];
      if (fix?.edits.every((edit) => !edits.some((other) => overlap(edit, other)))) edits.push(...fix.edits);
    }
    if (edits.length === 0) return current;
    current = applyEdits(current, edits);
  }
  return current;
}

/** The text after fix-all: safe fixes only. */
export function fixAll(text: string, asked: Asked = {}, mendable?: Mendable): string {
  return fixAllOf(text, { lexicon, settings: settingsOf(asked), today: asked.today ?? today }, mendable);
}

/** The article made of a page, or of plain text where it does not begin with a tag. */
export function imported(page: string, asked: Asked = {}): Imported {
  const knowledge = { lexicon, settings: settingsOf(asked), today: asked.today ?? today };
  return page.trimStart().startsWith('<') ? fromPage(readPage(page), knowledge) : fromText(page, knowledge);
}

export const articleOf = (text: string): Article => parse(text, lexicon);

/** A text in a format. */
export const exported = (format: TextFormat, text: string, options?: { fragment: boolean }): string =>
  toFormat(format, published(text), { lexicon, today }, options);

/** What of a text is published. */
export const published = (text: string): Publication => publication(articleOf(text), lexicon);

export function blocks(text: string, known: Lexicon = lexicon): readonly Block[] {
  return parse(text, known).blocks;
}

/** `kind: text` of every block, for tests that draw an article's structure. */
export function structure(text: string): string[] {
  return blocks(text).map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}

/** How a name is understood: `known`, `case: Reuters`, `listed: Sputnik`, `near: Kommersant` or `none`. */
export function understood(name: string): string {
  const reading = readName(name, lexicon);
  if (reading?.kind === 'misspelt') return `${reading.listed ? 'listed' : 'near'}: ${reading.meant}`;
  return reading?.kind === 'case' ? `case: ${reading.meant}` : (reading?.kind ?? 'none');
}

/** The names in a list of sources. */
export const splitNames = (list: string): string[] =>
  splitNamesOf(list, { start: 0, end: list.length }, lexicon).names.map(({ start, end }) => list.slice(start, end));

export const distance = editDistance;

/** What is offered where `‸` stands in a text, and the text after each is accepted, the mark where the writer then stands. */
export function complete(text: string, asked: Asked & Partial<Pick<Asking, 'names' | 'trigger'>> = {}) {
  const offset = text.indexOf('‸');
  const whole = text.replace('‸', '');
  const known = asked.own ? makeLexicon({ ...lists, ...asked.own }) : lexicon;
  const { names = {}, trigger } = asked;
  const asking = { lexicon: known, settings: settingsOf(asked), names, today: asked.today ?? today };
  const items = completeAt(parse(whole, known), offset, { ...asking, ...(trigger !== undefined && { trigger }) });
  const accept = ({ span, newText }: Completion): string => applyEdits(whole, [{ span, newText: `${newText}‸` }]);
  return { items, labels: items.map(({ label }) => label), accepted: items.map(accept) };
}

/** The text as the formatter lays it out. */
export function format(text: string): string {
  return applyEdits(text, formatArticle(parse(text, lexicon)));
}

export { articleName, fileStem, fillTemplate };

/** The article with the captions of pictures that were dropped where `|` stands: as plain text, and with the stops of the snippet. */
export function dropped(
  text: string,
  pictures: readonly Partial<Picture>[],
  settings: Asked['settings'] = {},
): { text: string; snippet: string } {
  const offset = text.indexOf('|');
  const before = text.replace('|', '');
  const whole = pictures.map((picture) => ({
    captions: [],
    photographers: [],
    credits: [],
    copyrights: [],
    ...picture,
  }));
  const made = newCaptions(parse(before, lexicon), offset, whole, lexicon, settingsOf({ settings }).style);
  const put = (newText: string): string => applyEdits(before, [{ span: made.span, newText }]);
  return { text: put(made.text), snippet: put(made.snippet) };
}

/** The words of a text: what stands between white space, a byte order mark aside. */
export const words = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

/** Texts made of what articles are made of, in any order: for properties that must hold of every text. */
export const articleLike: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\n\n', '\r\n\r\n', ' ', '\t', '  ', '\n \n', '\u00A0', '\u200B', '\uFEFF'),
      fc.constantFrom('date 2026-01-28 Hai nước mở lại đường bay', ' date 28/1/2026', 'Date: 2026-02-30 Tít.', 'date'),
      fc.constantFrom(
        'Ảnh: AFP/TTXVN',
        '. Ảnh: Spunik.',
        ' (Ảnh: Reuters)',
        'ảnh :',
        ' Ảnh Yonhap',
        ' - Ảnh: QUANG ĐỊNH',
      ),
      fc.constantFrom(
        'Nguồn: Xinhua, CGTN.',
        'Nguồn Spunik; CNA',
        'nguồn :',
        'Theo Reuters',
        '(Nguồn: AFP)',
        'Nguồn: https://a.vn/b,c',
      ),
      fc.constantFrom('Thanh Giang', 'Võ Hải - Tất Định', 'thanh giang', 'PV', 'Minh Hằng (Tổng hợp)', 'M.H.'),
      fc.constantFrom(
        'Ông nói “sẽ đi”',
        'ngày 31/4',
        '"Không"',
        'trung Quốc',
        'của của',
        'nghành',
        'hòa hoà',
        'Nga – Trung - Mỹ',
      ),
      fc.constantFrom('.', ',', ' ,', '..', '…', '!', '“', '”', '(', ')', ' -', '5 %', '😀', '\u0301', 'e\u0302\u0323'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** How long an article is, or what stands between ⟦ ⟧ in it. */
export function countsOf(text: string): Counts {
  const article = articleOf(unmarked(text));
  const marks = [...text.matchAll(/[⟦⟧]/gu)].map(({ index }, nth) => index - nth);
  const within = marks.flatMap((start, nth) => (nth % 2 === 0 ? [{ start, end: marks[nth + 1]! }] : []));
  return within.length > 0 ? counts(article, within) : counts(article);
}

export const partsOf = (text: string, asked: Asked = {}): Part[] => parts(articleOf(text), settingsOf(asked));

/** The checklist of an article with all its problems, or with those of one rule. */
export function checklistOf(text: string, asked: Asked = {}): Check[] {
  const problems = problemsOf(text, asked).map(({ rule, span, severity }) => ({ rule: rule.id, span, severity }));
  return checklist(articleOf(text), settingsOf(asked), problems);
}
