import { type Article, blockAt } from './article';
import { type CalendarDate, dayNumber, exists, readIso } from './dates';
import { type Agency, type Lexicon, agencyNamed, looseKey } from './lexicon';
import { readName } from './agencies';
import { type Span, span, words } from './text';

/** The words of a hover; their Vietnamese stands in l10n under `hover/…`. */
export const hoverSentences = {
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  ago: '{days} days ago',
  ahead: 'in {days} days',
  noSuchDay: 'There is no such day',
  meant: 'probably means {name}',
  alsoWritten: 'Also written: {names}',
  photoBy: 'Credit of photo {number}',
  sunday: 'Sunday',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  agency: 'news agency',
  newspaper: 'newspaper',
  online: 'online news',
  tv: 'television',
  radio: 'radio',
  magazine: 'magazine',
  photo: 'photo agency',
  institution: 'institution',
  social: 'social network',
  gov: 'government',
  own: 'from the newsroom’s list',
  inArticles: 'In {count} articles of the folder',
  onlyHere: 'In no other article of the folder',
  inArticlesSoFar: 'In {count} articles so far: the folder is still being read',
} as const;

/** What a writer is told about the place under the pointer: plain data, said in words at the edge. */
export type Hover = { readonly span: Span } & (
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly daysFromToday: number | undefined }
  | { readonly kind: 'agency'; readonly agency: Agency; readonly written: string; readonly meant: boolean }
  | { readonly kind: 'credit'; readonly number: number; readonly agencies: readonly Agency[]; readonly text: string }
  | { readonly kind: 'creditTerm'; readonly term: string; readonly meaning: string }
);

/**
 * What there is to say at an offset: the weekday of the date line, an agency's full name, a credit. Undefined where
 * there is nothing. `today` is an ISO date.
 */
export function hover(article: Article, offset: number, lexicon: Lexicon, today: string): Hover | undefined {
  const block = blockAt(article, offset);
  if (!block) return undefined;
  const within = (where: Span): boolean => where.start <= offset && offset <= where.end;
  if (block.kind === 'dateLine' && block.date?.reading && within(block.date.span)) {
    const { reading, span: where } = block.date;
    const now = readIso(today);
    const daysFromToday = exists(reading) && now ? dayNumber(reading) - dayNumber(now) : undefined;
    return { kind: 'date', span: where, date: reading, daysFromToday };
  }
  if (block.kind === 'caption' || block.kind === 'sources')
    for (const name of block.names) if (within(name)) return namedHover(article, name, lexicon);
  if (block.kind === 'caption' && within(span(block.label.start, block.credit.end))) {
    const number = article.blocks.filter((other) => other.kind === 'caption' && other.span.start <= offset).length;
    const text = article.text.slice(block.credit.start, block.credit.end);
    const agencies = block.names
      .map((name) => readName(article.text.slice(name.start, name.end).normalize('NFC'), lexicon)?.agency)
      .filter((agency) => agency !== undefined);
    return { kind: 'credit', span: span(block.label.start, block.credit.end), number, agencies, text };
  }
  return inText(article, block.span, offset, lexicon);
}

function namedHover(article: Article, where: Span, lexicon: Lexicon): Hover | undefined {
  const written = article.text.slice(where.start, where.end).normalize('NFC');
  const meaning = lexicon.creditTerms.get(looseKey(written));
  if (meaning) return { kind: 'creditTerm', span: where, term: written, meaning };
  const reading = readName(written, lexicon);
  return (
    reading && { kind: 'agency', span: where, agency: reading.agency, written, meant: reading.kind === 'misspelt' }
  );
}

/** In running text only a name that can mean nothing else, up to five words long, written as known. */
function inText(article: Article, block: Span, offset: number, lexicon: Lexicon): Hover | undefined {
  const near = words(article.text, span(Math.max(block.start, offset - 60), Math.min(block.end, offset + 60)));
  for (let count = 5; count > 0; count--)
    for (let first = 0; first + count <= near.length; first++) {
      const where = bare(article.text, span(near[first]!.start, near[first + count - 1]!.end));
      if (offset < where.start || offset > where.end) continue;
      const written = article.text.slice(where.start, where.end);
      const agency = agencyNamed(lexicon, written);
      if (agency && !agency.contextOnly) return { kind: 'agency', span: where, agency, written, meant: false };
    }
  return undefined;
}

function bare(text: string, { start, end }: Span): Span {
  while (start < end && '"“‘\'(['.includes(text[start]!)) start++;
  while (end > start && '.,;:!?…"”’\')]'.includes(text[end - 1]!)) end--;
  return span(start, end);
}
