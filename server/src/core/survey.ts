import { type Article, type BlockOf } from './article';
import { spacedDashes } from './dashes';
import { hasSeparator } from './parse/credit';
import { writtenDates } from './parse/written-dates';
import { type Layer } from './profiles';
import { proseOf, tokensIn } from './prose';
import { quotations } from './quotes';
import { rules } from './rules';
import { DECOMPOSED, DIACRITIC, LOWER_CASE, STATUS, scan } from './scan';
import { type HouseStyle } from './settings';
import { countWords } from './text';
import { NONE } from './vietnamese/syllables';
import { toneStyleAt } from './vietnamese/tones';

/** How often each form of a thing was met. Forms that the house style knows bear its names. */
export type Tally = ReadonlyMap<string, number>;

const topics = [
  'creditSeparator',
  'creditFullStop',
  'sourcesFullStop',
  'dash',
  'quotes',
  'toneMarks',
  'dates',
] as const;
const parts = ['dateLine', 'lead', 'caption', 'byline', 'sources'] as const;
const lengths = ['headline', 'headlineCharacters', 'lead', 'paragraph', 'caption'] as const;

/** What a number of articles do. */
export interface Survey {
  readonly articles: number;
  readonly tallies: Readonly<Record<(typeof topics)[number], Tally>>;
  /** In how many articles each part stands. */
  readonly parts: Readonly<Record<(typeof parts)[number], number>>;
  /** In words, but for the characters of headlines; from the shortest to the longest. */
  readonly lengths: Readonly<Record<(typeof lengths)[number], readonly number[]>>;
}

/** Counts what articles do, one after the other: none of them is kept. */
export function survey(articles: Iterable<Article>): Survey {
  const tallies = record(topics, () => new Map<string, number>());
  const present = record(parts, () => 0);
  const measured = record(lengths, (): number[] => []);
  let count = 0;
  for (const article of articles) {
    count++;
    const add = (topic: (typeof topics)[number], form: string): void => {
      tallies[topic].set(form, (tallies[topic].get(form) ?? 0) + 1);
    };
    countMarks(article, add);
    const kinds = new Set<string>();
    for (const block of article.blocks) {
      if (block.kind !== 'dateLine' || block.keyword) kinds.add(block.kind);
      if (block.kind === 'caption') countCredit(article, block, add);
      if (block.kind === 'sources' && block.names.length > 0)
        add('sourcesFullStop', block.fullStop ? 'always' : 'never');
      const words = countWords(article.text, proseOf(block));
      if (words === 0) continue;
      if (block.kind === 'dateLine') {
        measured.headline.push(words);
        measured.headlineCharacters.push(block.headline.end - block.headline.start);
      } else if (block.kind === 'lead' || block.kind === 'paragraph' || block.kind === 'caption')
        measured[block.kind].push(words);
    }
    for (const part of parts) if (kinds.has(part)) present[part]++;
  }
  for (const length of lengths) measured[length].sort((a, b) => a - b);
  return { articles: count, tallies, parts: present, lengths: measured };
}

type Add = (topic: (typeof topics)[number], form: string) => void;

const SEPARATORS: Readonly<Record<string, HouseStyle['creditSeparator']>> = { '.': '. ', '-': ' - ', '–': ' – ' };

function countCredit({ text }: Article, caption: BlockOf<'caption'>, add: Add): void {
  const separator = text.slice(caption.separator.start, caption.separator.end).trim();
  if (caption.bracketed) add('creditSeparator', '()');
  // `Ai sẽ kế nhiệm? Ảnh: AP` ends by itself.
  else if (separator !== '' || !hasSeparator(text, caption)) add('creditSeparator', SEPARATORS[separator] ?? separator);
  if (!caption.bracketed && caption.names.length > 0) add('creditFullStop', caption.fullStop ? 'always' : 'never');
}

const DASHES: Readonly<Record<string, HouseStyle['dash']>> = { '-': 'hyphen', '–': 'en' };

function countMarks(article: Article, add: Add): void {
  const { text } = article;
  const tokens = scan(article);
  for (const { start } of spacedDashes(article)) add('dash', DASHES[text[start]!] ?? text[start]!);
  for (const block of article.blocks) {
    const where = proseOf(block);
    for (const { tie } of writtenDates(text, where)) add('dates', tie);
    const { from, to } = tokensIn(tokens, where);
    if (block.kind !== 'dateLine')
      for (const { open, close, nested } of quotations(text, tokens, from, to))
        if (open && close && !nested && open.curly === close.curly) add('quotes', open.curly ? 'curly' : 'straight');
    for (let token = from; token < to; token++) {
      const traits = tokens.traits[token]!;
      // Whoever bears a name says where its tone stands: only small letters count.
      if ((traits & (LOWER_CASE | DIACRITIC | DECOMPOSED)) !== (LOWER_CASE | DIACRITIC) || traits >> STATUS === NONE)
        continue;
      const style = toneStyleAt(text, tokens.start[token]!, tokens.end[token]!);
      if (style) add('toneMarks', style);
    }
  }
}

/** The length that so many of a hundred keep to; undefined where nothing was measured. */
export function percentile(sorted: readonly number[], percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}

/** From how many occurrences on a count says something, and what share of them makes a rule. */
const ENOUGH = 20;
const CLEAR = 0.8;

/** The form that clearly wins; undefined where none does, or where too few were met. */
export function winner(tally: Tally): string | undefined {
  const total = sum(tally);
  const [form, count] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return total >= ENOUGH && count >= CLEAR * total ? form : undefined;
}

export const sum = (tally: Tally): number => [...tally.values()].reduce((all, count) => all + count, 0);

/**
 * The house style that a survey speaks for: of what papers do differently the side that clearly wins, else consistency
 * within an article; the parts that nearly all articles have; the lengths that 99 of 100 keep to.
 */
export function profileFrom({
  articles,
  tallies,
  parts: present,
  lengths: measured,
}: Survey): Required<Omit<Layer, 'spelling'>> {
  const separator = winner(tallies.creditSeparator);
  const either = (topic: (typeof topics)[number]): string => winner(tallies[topic]) ?? 'consistent';
  const required = (part: (typeof parts)[number]): boolean => present[part] >= CLEAR * articles;
  const style = {
    ...(separator !== undefined && isSeparator(separator) && { creditSeparator: separator }),
    creditFullStop: either('creditFullStop'),
    sourcesFullStop: either('sourcesFullStop'),
    dash: either('dash'),
    quotes: either('quotes'),
    toneMarks: either('toneMarks'),
    ...(articles >= ENOUGH && {
      requireLead: required('lead'),
      requireByline: required('byline'),
      requireSources: required('sources'),
    }),
  } as Partial<HouseStyle>;
  return { style, rules: limitsFrom(measured) };
}

/** The lengths that are rules' limits, by rule and option. */
const limits = {
  'headline-too-long': { words: 'headline', characters: 'headlineCharacters' },
  'lead-too-long': { words: 'lead' },
  'paragraph-too-long': { words: 'paragraph' },
} as const;

/** What 99 of 100 keep to, but for lengths that no rule would take: such articles are not in the format. */
function limitsFrom(measured: Survey['lengths']): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  for (const [id, options] of Object.entries(limits))
    for (const [option, length] of Object.entries(options)) {
      const most = measured[length].length >= ENOUGH ? percentile(measured[length], 99) : undefined;
      const otherwise = rules.find((rule) => rule.id === id)?.options?.[option];
      if (most !== undefined && most <= 2 * Number(otherwise)) found[id] = { ...found[id], [option]: most };
    }
  return found;
}

const isSeparator = (form: string): form is HouseStyle['creditSeparator'] =>
  form === '()' || Object.values(SEPARATORS).includes(form as HouseStyle['creditSeparator']);

function record<Key extends string, Value>(keys: readonly Key[], make: () => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>;
}
