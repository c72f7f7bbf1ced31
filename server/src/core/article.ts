import { type Lexicon } from './lexicon';
import { type BylineParts, readByline } from './parse/byline';
import { type Credit, findCredit } from './parse/credit';
import { type DateLineParts, looksLikeDateLine, readDateLine } from './parse/date-line';
import { hasEndMark } from './parse/marks';
import { composed } from './parse/composed';
import { type SourcesParts, readSources } from './parse/sources';
import { type Span, countWords, lines, span, trim } from './text';

interface Base<Kind extends string> {
  readonly kind: Kind;
  /** The physical line without the white space at its ends. */
  readonly span: Span;
}

/** `date 2026-01-28 Bộ trưởng Quốc phòng …`; the first line is one even where the keyword or the date is missing. */
export type DateLine = Base<'dateLine'> & DateLineParts;
/** `Quảng Trị`, alone right after the date line. */
export type Place = Base<'place'>;
/** The first paragraph (sapo). */
export type Lead = Base<'lead'>;
/** A block whose tail is a credit. */
export type Caption = Base<'caption'> & Credit;
export type Paragraph = Base<'paragraph'>;
/** A short line with no end mark, between paragraphs. */
export type Subheading = Base<'subheading'>;
/** `Thanh Giang` */
export type Byline = Base<'byline'> & BylineParts;
/** `Nguồn: Xinhua, CGTN.` */
export type Sources = Base<'sources'> & SourcesParts;

/** One physical line that holds more than white space, and what it is. */
export type Block = DateLine | Place | Lead | Caption | Paragraph | Subheading | Byline | Sources;
export type Kind = Block['kind'];
export type BlockOf<K extends Kind> = Extract<Block, { kind: K }>;

/** An article: its blocks in order. What no block covers is white space. */
export interface Article {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Up to how many words a subheading has. */
const SUBHEADING_WORDS = 12;

/**
 * Reads any text as an article. Never fails: what looks like nothing else is a paragraph. All spans are UTF-16
 * offsets into `text` as given, whatever its normalisation form.
 */
export function parse(text: string, lexicon: Lexicon): Article {
  const whole = composed(text);
  return { text, blocks: whole.mapBack(parseComposed(whole.text, lexicon)) };
}

function parseComposed(text: string, lexicon: Lexicon): Block[] {
  const spans = lines(text)
    .map((line) => trim(text, line))
    .filter((line) => line.end > line.start);
  const first = spans[0];
  if (!first) return [];
  const sourcesAt = findSources(text, spans, lexicon);
  const bylines = findBylines(text, spans, sourcesAt?.index, lexicon);
  const blocks: Block[] = [{ kind: 'dateLine', span: first, ...readDateLine(text, first) }];
  let lead = false;
  for (let index = 1; index < spans.length; index++) {
    const where = spans[index]!;
    const block = ((): Block => {
      if (looksLikeDateLine(text, where)) return { kind: 'dateLine', span: where, ...readDateLine(text, where) };
      if (index === sourcesAt?.index) return { kind: 'sources', span: where, ...sourcesAt.parts };
      const byline = bylines.get(index);
      if (byline) return { kind: 'byline', span: where, ...byline };
      const credit = findCredit(text, where, lexicon);
      if (credit) return { kind: 'caption', span: where, ...credit };
      if (index === 1 && lexicon.places.has(text.slice(where.start, where.end))) return { kind: 'place', span: where };
      if (!lead) return { kind: 'lead', span: where };
      return { kind: isSubheading(text, spans, index) ? 'subheading' : 'paragraph', span: where };
    })();
    if (block.kind === 'lead') lead = true;
    blocks.push(block);
  }
  return blocks;
}

/**
 * The last block that reads as sources, if it stands in the second half of the article: a `Nguồn: AFP` higher up is
 * the credit of a photo. Without a colon only the last three blocks are believed.
 */
function findSources(
  text: string,
  spans: readonly Span[],
  lexicon: Lexicon,
): { index: number; parts: SourcesParts } | undefined {
  const first = Math.max(1, Math.floor(spans.length / 2));
  for (let index = spans.length - 1; index >= first; index--) {
    const parts = readSources(text, spans[index]!, lexicon);
    if (parts && (parts.colon || index >= spans.length - 3)) return { index, parts };
  }
  return undefined;
}

/**
 * The byline before the sources, or at the end where there are none; a second one may stand above it, and a lone
 * credit between. One that slipped below the sources is taken, too. The block after the date line never is one.
 */
function findBylines(
  text: string,
  spans: readonly Span[],
  sources: number | undefined,
  lexicon: Lexicon,
): ReadonlyMap<number, BylineParts> {
  const found = new Map<number, BylineParts>();
  let index = (sources ?? spans.length) - 1;
  while (index > 2 && isCreditOnly(text, spans[index]!, lexicon)) index--;
  for (; index >= 2 && found.size < 2; index--) {
    const parts = readByline(text, spans[index]!, lexicon);
    // `Ảnh: AFP.` above the byline belongs to a photo.
    if (!parts || looksLikeDateLine(text, spans[index]!) || isCreditOnly(text, spans[index]!, lexicon)) break;
    const words = countWords(text, parts.names);
    const upper = found.size > 0;
    // Lower case convinces only right above the sources (`thanh giang`), a full stop only after capitals.
    if (!parts.capitalised && (upper || sources === undefined || words > 4 || parts.fullStop)) break;
    if (parts.fullStop && words > 5) break;
    found.set(index, parts);
  }
  if (found.size === 0 && sources !== undefined && sources + 1 < spans.length && sources > 1) {
    const parts = readByline(text, spans[sources + 1]!, lexicon);
    if (parts?.capitalised && !isCreditOnly(text, spans[sources + 1]!, lexicon)) found.set(sources + 1, parts);
  }
  return found;
}

function isCreditOnly(text: string, where: Span, lexicon: Lexicon): boolean {
  const credit = findCredit(text, where, lexicon);
  return (
    credit !== undefined &&
    credit.text.start === credit.text.end &&
    !/^(?:Tin|Bài)/.test(text.slice(where.start, where.end))
  );
}

function isSubheading(text: string, spans: readonly Span[], index: number): boolean {
  const where = spans[index]!;
  return (
    index < spans.length - 1 &&
    where.end - where.start <= 160 &&
    !hasEndMark(text, where) &&
    countWords(text, where) <= SUBHEADING_WORDS
  );
}

/** The blocks of one kind, in order. */
export function blocksOf<K extends Kind>(article: Article, kind: K): BlockOf<K>[] {
  return article.blocks.filter((block): block is BlockOf<K> => block.kind === kind);
}

/** The date line: the first block. Undefined in a text that is all white space. */
export function dateLine(article: Article): DateLine | undefined {
  const first = article.blocks[0];
  return first?.kind === 'dateLine' ? first : undefined;
}

/** The characters a span covers, as typed. */
export function textOf(article: Article, { start, end }: Span): string {
  return article.text.slice(start, end);
}

/** The block that an offset stands in or right behind; undefined in the white space between blocks. */
export function blockAt(article: Article, offset: number): Block | undefined {
  return article.blocks.find((block) => block.span.start <= offset && offset <= block.span.end);
}

/** The white space between a block and the one before it, or the beginning of the text. */
export function gapBefore(article: Article, index: number): Span {
  return span(article.blocks[index - 1]?.span.end ?? 0, article.blocks[index]?.span.start ?? article.text.length);
}

/** Whether a block stands on the line right below the block before it, with no blank line between. */
export function isAdjacent(article: Article, index: number): boolean {
  if (index === 0) return false;
  const gap = gapBefore(article, index);
  let breaks = 0;
  for (let at = gap.start; at < gap.end; at++) {
    const char = article.text[at];
    if (char === '\n' || (char === '\r' && article.text[at + 1] !== '\n')) breaks++;
  }
  return breaks === 1;
}
