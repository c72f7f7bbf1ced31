import { namedSources, readName } from './agencies';
import { type Article, blockAt, dateLine } from './article';
import { type Lexicon } from './lexicon';
import { type Settings } from './settings';
import { type Span, countWords, span, trim } from './text';
import { isCapitalised } from './vietnamese/capitals';

/** What may be completed where a writer stands. `typed` is what stands there already, up to the writer. */
export type Place =
  /** On the date line, before the headline. */
  | {
      readonly kind: 'date';
      /** The figures typed. */
      readonly typed: Span;
      /** What gives way: the figures, or a keyword begun. */
      readonly whole: Span;
      readonly before: string;
      readonly after: string;
    }
  /** In a list of names: a credit, the sources, the authors. */
  | {
      readonly kind: 'names';
      readonly of: ListOf;
      readonly typed: Span;
      /** The names before it in the list. */
      readonly listed: readonly string[];
      /** A blank where the colon or comma has none behind it yet. */
      readonly before: string;
    }
  /** Where a label may stand, or a note behind an author's name. */
  | {
      readonly kind: 'label' | 'note';
      readonly typed: Span;
      readonly offered: readonly string[];
      readonly before: string;
      readonly after: string;
      /** Names follow what is put in. */
      readonly goesOn: boolean;
    }
  /** In running text, whose line begins at `from`. */
  | { readonly kind: 'prose'; readonly from: number };

export type ListOf = 'credit' | 'sources' | 'byline';

/** What may be completed at an offset, the most likely first. */
export function* completionPlaces(
  article: Article,
  offset: number,
  lexicon: Lexicon,
  settings: Settings,
): Generator<Place> {
  const { text } = article;
  const line = lineAround(text, offset);
  if (text.slice(0, line.start).trim() === '') {
    yield* onDateLine(article, line, offset);
    return;
  }
  const list = openList(text, line, offset, lexicon);
  if (list) {
    yield list;
    // `Ảnh: Bộ Quốc phòng Nga`
    if (list.of !== 'byline' && list.typed.end > list.typed.start) yield { kind: 'prose', from: list.typed.start };
    return;
  }
  const atEnd = text.slice(offset, line.end).replace(')', '').trim() === '';
  if (atEnd) {
    const labels = [...creditLabel(article, line, offset, settings)];
    const tail = isTail(article, line) ? [...inTail(article, line, offset, lexicon, settings)] : [];
    const last = article.blocks.filter((block) => block.span.end < line.start).at(-1);
    // On an empty line another photo may follow, unless the authors have been named.
    const isEmpty = text.slice(line.start, line.end).trim() === '';
    yield* isEmpty && last?.kind !== 'byline' ? [...labels, ...tail] : [...tail, ...labels];
    // Between the authors and the sources nobody writes a paragraph.
    if (isEmpty && last?.kind === 'byline') return;
  }
  yield { kind: 'prose', from: line.start };
}

/** The labels of a credit, most usual first: rarer ones are typed by those who mean them. */
const CREDIT_LABELS = ['Ảnh', 'Nguồn ảnh', 'Ảnh minh họa', 'Ảnh tư liệu', 'Video', 'Đồ họa', 'Infographic'];
const BYLINE_LABELS = ['Tin, ảnh', 'Bài, ảnh', 'Thực hiện'];
const NOTES = ['tổng hợp', 'dịch', 'biên dịch', 'lược dịch'];

function* onDateLine(article: Article, line: Span, offset: number): Generator<Place> {
  const { text } = article;
  const first = dateLine(article);
  // An empty line above the date line is to go, not to be filled.
  if (first && first.span.start > line.end) return;
  const start = trim(text, span(line.start, offset)).start;
  const head = text.slice(start, offset).toLowerCase();
  const rest = text.slice(offset, line.end);
  const after = /^\s+\S/.test(rest) ? '' : ' ';
  if ('date'.startsWith(head)) {
    if (!first?.date && (head === '' || !/^\S/.test(rest)))
      yield { kind: 'date', typed: span(offset, offset), whole: span(start, offset), before: 'date ', after };
    return;
  }
  const figures = /^date:?\s{1,9}([\d./-]{0,10})$/.exec(head)?.[1];
  if (figures !== undefined) {
    const typed = span(offset - figures.length, offset);
    if (!first?.date || first.date.span.end <= offset) yield { kind: 'date', typed, whole: typed, before: '', after };
    return;
  }
  if (first && offset >= first.headline.start) yield { kind: 'prose', from: first.headline.start };
}

/** The list of names that a label has opened on this line and that goes up to the writer: `Ảnh: AFP/Reu`. */
function openList(
  text: string,
  line: Span,
  offset: number,
  lexicon: Lexicon,
): (Place & { readonly kind: 'names' }) | undefined {
  const head = text.slice(line.start, offset);
  const colon = head.lastIndexOf(':');
  const theo = /^\s*theo\s/iu.exec(head);
  if (colon < 0 && !theo) return undefined;
  const of = colon < 0 ? 'sources' : labelOf(head.slice(0, colon), lexicon);
  const start = colon < 0 ? theo![0].length : colon + 1;
  const body = head.slice(start);
  // A second sentence, or an address, is no list.
  if (of === undefined || body.startsWith('//') || /[?!“"]|\.\s/u.test(body)) return undefined;
  const separators = [...body.matchAll(/[,;/]|\s[-–—]\s|\svà\s/gu)];
  const last = separators.at(-1);
  const typed = trim(text, span(line.start + start + (last ? last.index + last[0].length : 0), offset));
  const listed = body.split(/[,;/]|\s[-–—]\s|\svà\s/u).slice(0, -1);
  const before = text[typed.start - 1];
  if (countWords(text, typed) > 6) return undefined;
  return {
    kind: 'names',
    of,
    typed: typed.start === typed.end ? span(offset, offset) : span(typed.start, offset),
    listed: listed.map((name) => name.trim().normalize('NFC')),
    before: typed.start === offset && before !== undefined && ':,;'.includes(text[offset - 1]!) ? ' ' : '',
  };
}

/** What a label opens, as it stands before the colon with all that the line has before it. */
function labelOf(before: string, lexicon: Lexicon): ListOf | undefined {
  const label = before.normalize('NFC').toLowerCase().trim();
  if (/^\(?nguồn(?: tin)?$/u.test(label) || label === 'theo') return 'sources';
  if (lexicon.bylineLabels.has(label)) return 'byline';
  for (const known of lexicon.creditLabels.keys())
    if (label.endsWith(known) && !/[\p{L}\p{M}\p{N}]/u.test(label[label.length - known.length - 1] ?? ''))
      return 'credit';
  return undefined;
}

/** Whether only a byline and sources stand below a line, and above it what an article must have. */
function isTail({ blocks }: Article, line: Span): boolean {
  const above = blocks.filter((block) => block.span.end < line.start);
  const below = blocks.filter((block) => block.span.start > line.end);
  return above.length > 1 && below.every(({ kind }) => kind === 'byline' || kind === 'sources');
}

/** At the end of an article: an author, a note behind one, the sources. */
function* inTail(article: Article, line: Span, offset: number, lexicon: Lexicon, settings: Settings): Generator<Place> {
  const { text, blocks } = article;
  const head = text.slice(line.start, offset);
  const typed = trimmed(text, line.start, offset);
  const others = blocks.filter((block) => block.span.end < line.start || block.span.start > line.end);
  if (countWords(text, typed) > 6 || /[.?!…:“”"]\s*$/u.test(head)) return;
  const note = /^\s*([^()]{2,60}?)\s(\(?)([\p{Ll}\p{M} ]{0,12})$/u.exec(head);
  const author = note?.[1]!.split(/\s+/u) ?? [];
  // One word with a capital may begin a paragraph.
  if (note && author.every(isCapitalised) && (author.length > 1 || note[2] !== ''))
    yield {
      kind: 'note',
      typed: span(offset - note[3]!.length, offset),
      offered: NOTES,
      before: note[2] === '' ? '(' : '',
      after: text[offset] === ')' ? '' : ')',
      goesOn: false,
    };
  if (head.includes('(')) return;
  if (!others.some(({ kind }) => kind === 'byline') || typed.end > typed.start)
    yield { kind: 'names', of: 'byline', typed, listed: [], before: '' };
  if (!others.some(({ kind }) => kind === 'sources')) {
    const named = [...new Set(namedSources(article, lexicon).map(({ name }) => readName(name, lexicon)?.agency.name))];
    const names = named.filter((name) => name !== undefined).join(', ');
    const stop = settings.style.sourcesFullStop === 'never' ? '' : '.';
    const line = { kind: 'label', typed, before: '' } as const;
    if (names !== '') yield { ...line, offered: [`Nguồn: ${names}`], after: stop, goesOn: false };
    yield { ...line, offered: ['Nguồn'], after: ': ', goesOn: true };
    yield { ...line, offered: ['Theo'], after: ' ', goesOn: true };
  }
  yield { kind: 'label', typed, before: '', offered: BYLINE_LABELS, after: ': ', goesOn: true };
}

/** At the start of a line, and behind a caption's text, as the house parts it from its credit. */
function* creditLabel(article: Article, line: Span, offset: number, { style }: Settings): Generator<Place> {
  const { text } = article;
  const kind = blockAt(article, offset)?.kind;
  if (kind === 'sources') return;
  const tail = text.slice(Math.max(line.start, offset - 24), offset);
  const behind = /([.?!…”"»)]\s|[-–—]\s|\()([\p{L}\p{M} ]{0,16})$/u.exec(tail);
  const label = { kind: 'label', offered: CREDIT_LABELS, after: ': ', goesOn: true } as const;
  const whole = trimmed(text, line.start, offset);
  if (countWords(text, whole) <= 3 && !/[^\p{L}\p{M} ]/u.test(text.slice(whole.start, whole.end)))
    yield { ...label, typed: whole, before: '' };
  else if (behind && kind !== 'byline') {
    const dash = style.creditSeparator === '()' ? '(' : style.creditSeparator.trimStart();
    const isParted = style.creditSeparator === '. ' || !/[.?!…”"»)]/u.test(behind[1]!);
    yield { ...label, typed: span(offset - behind[2]!.length, offset), before: isParted ? '' : dash };
  }
}

/** From the first letter of a line to the writer; empty at the writer where there is none. */
function trimmed(text: string, start: number, offset: number): Span {
  const found = trim(text, span(start, offset));
  return found.start === found.end ? span(offset, offset) : span(found.start, offset);
}

/** The physical line round an offset, without its end. */
function lineAround(text: string, offset: number): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && !'\r\n'.includes(text[start - 1]!)) start--;
  while (end < text.length && !'\r\n'.includes(text[end]!)) end++;
  return span(start, end);
}
