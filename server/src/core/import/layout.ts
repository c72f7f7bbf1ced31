import { type Block, parse } from '../article';
import { type Knowledge, check } from '../check';
import { fixAll } from '../fix';
import { format } from '../format';
import { readByline } from '../parse/byline';
import { findCredit } from '../parse/credit';
import { readDateLine } from '../parse/date-line';
import { finalFullStop, hasEndMark } from '../parse/marks';
import { readSources } from '../parse/sources';
import { namesSource } from '../parse/tail';
import { exists, iso } from '../dates';
import { type Span, applyEdits, countWords, words } from '../text';
import { type LegacyEncoding, decodeLegacy } from '../vietnamese/encodings';
import { readWrittenDay } from './day';

/** What a page says a stretch of its text is; `text` where it does not say, `alt` what stands in for a picture. */
export type Part = 'headline' | 'lead' | 'caption' | 'credit' | 'alt' | 'byline' | 'date' | 'text';

/** A stretch of a page that will be a block of its own: one line of text. */
export interface Piece {
  readonly part: Part;
  readonly text: string;
}

/** A text taken apart, before it is known what each piece is. */
export interface Page {
  readonly pieces: readonly Piece[];
  /** What is said about the text outside of it, for when the text itself does not say. */
  readonly headline?: string;
  /** ISO. */
  readonly date?: string;
  readonly byline?: string;
  /** The paper it stood in. */
  readonly source?: string;
}

/** The article that was made, and the lines that have no place in one: the hour it went online, an address. */
export interface Imported {
  readonly text: string;
  readonly leftOut: readonly string[];
}

/** The rules whose safe fixes clean: they lay out white space, marks and labels, and touch no word. */
const CLEANING = new Set([
  'byline-full-stop',
  'credit-full-stop',
  'decomposed-characters',
  'double-space',
  'duplicate-source',
  'headline-full-stop',
  'inconsistent-quotes',
  'invisible-character',
  'malformed-credit-label',
  'malformed-sources-label',
  'missing-credit-colon',
  'missing-credit-separator',
  'missing-sources-colon',
  'missing-space-after-punctuation',
  'non-breaking-space',
  'sources-full-stop',
  'sources-separator',
  'space-before-percent',
  'space-before-punctuation',
]);

/** How many words a headline has at most, and one that ends in a full stop; what is longer is a paragraph. */
const HEADLINE_WORDS = 35;
const SENTENCE_WORDS = 20;
const CAPTION_WORDS = 60;
/** Among how many of the first pieces a date, an author and labels are looked for. */
const HEAD = 6;

/**
 * Lays the pieces out as an article: date line, lead, captions with their credits, paragraphs, byline, sources. A
 * piece that nothing is known of stays a paragraph, in its place. Without a date it bears today's.
 */
export function layOut(page: Page, knowledge: Knowledge): Imported {
  const leftOut: string[] = [];
  let pieces = withoutEmpty(page.pieces);
  pieces = labelled(pieces, knowledge);
  const dated = takeDate(pieces, page, knowledge, leftOut);
  pieces = dated.pieces;
  const headed = takeHeadline(pieces, page, knowledge);
  pieces = withCaptions(headed.pieces, headed.headline, knowledge);
  const signed = takeBylines(pieces, page, knowledge, leftOut);
  const date = headed.date ?? dated.date ?? page.date ?? knowledge.today;
  const head = `date ${date} ${headed.headline}`.trimEnd();
  const blocks = [head, ...inOrder(signed.pieces, dated.place, knowledge), ...signed.bylines];
  const text = withTail(blocks, page, knowledge);
  return { text: tidied(text, knowledge), leftOut };
}

/** Lines in Unicode, composed, with single plain spaces; an old encoding that one of them shows holds for all. */
export function cleaned(whole: readonly string[]): string[] {
  let known: LegacyEncoding | undefined;
  for (const line of whole) known ??= decodeLegacy(line)?.encoding;
  return whole.map((line) =>
    ((known && decodeLegacy(line, known)?.text) ?? line).normalize('NFC').replace(/\s+/g, ' ').trim(),
  );
}

/** The article with the marks and spaces that a machine may mend, laid out. */
export function tidied(text: string, knowledge: Knowledge): string {
  const { lexicon } = knowledge;
  const mended = fixAll(text, knowledge, (_, problems) => problems.filter(({ rule }) => CLEANING.has(rule.id)));
  // A full stop after credits and sources is a matter of taste in an article, but not in one that is made here.
  const stops = check(parse(mended, lexicon), knowledge).filter(({ rule }) =>
    /^(?:credit|sources)-full-stop$/.test(rule.id),
  );
  const stopped = applyEdits(
    mended,
    stops.flatMap(({ fixes }) => fixes[0]?.edits ?? []),
  );
  return applyEdits(stopped, format(parse(stopped, lexicon)));
}

function withoutEmpty(pieces: readonly Piece[]): Piece[] {
  const texts = cleaned(pieces.map(({ text }) => text));
  return pieces
    .map(({ part }, index) => ({ part, text: texts[index]! }))
    .filter(({ text }) => /[^\s\u00ad\u200b-\u200f\u2060]/u.test(text));
}

const LABELS: readonly (readonly [RegExp, Part])[] = [
  [/^(?:tít|tít bài|tiêu đề|tựa đề|tên bài|title|headline) ?:/i, 'headline'],
  [/^(?:sapo|sa-pô|sapô|chapeau|chapô|lead|tóm tắt) ?:/i, 'lead'],
  [/^(?:chú thích|chú thích ảnh|caption) ?(?:\d{1,2} ?)?:/i, 'caption'],
  [/^(?:ngày|ngày đăng|date) ?:/i, 'date'],
  [/^(?:bút danh|người viết|tác giả|author|by) ?:/i, 'byline'],
];

/** Takes `Tít:`, `Sapo:`, `Chú thích ảnh:` off, as desks ask for them; a label alone in its line speaks of the next. */
function labelled(pieces: readonly Piece[], { lexicon }: Knowledge): Piece[] {
  const found: Piece[] = [];
  let waiting: Part | undefined;
  for (const [index, piece] of pieces.entries()) {
    const label = piece.part === 'text' && piece.text.length < 2000 ? labelOf(piece.text) : undefined;
    const tail = index >= pieces.length - HEAD;
    const counts =
      label &&
      (label.part !== 'date' || readWrittenDay(label.rest, lexicon)) &&
      (label.part === 'caption' || index < HEAD || (label.part === 'byline' && tail));
    if (counts && label.rest === '') waiting = label.part;
    else {
      found.push(counts ? { part: label.part, text: label.rest } : waiting ? { ...piece, part: waiting } : piece);
      waiting = undefined;
    }
  }
  return found;
}

function labelOf(text: string): { part: Part; rest: string } | undefined {
  for (const [label, part] of LABELS) {
    const match = label.exec(text);
    if (match) return { part, rest: text.slice(match[0].length).trim() };
  }
  // The number stays: it tells which of the files is meant.
  if (/^(?:ảnh|hình) \d{1,2} ?[:.]/i.test(text)) return { part: 'caption', rest: text };
  return undefined;
}

/** The written date near the top. What stands above it, the name of a section, is no headline. */
function takeDate(
  pieces: readonly Piece[],
  page: Page,
  { lexicon }: Knowledge,
  leftOut: string[],
): { pieces: Piece[]; date?: string; place?: string } {
  const at = pieces.findIndex(
    ({ part, text }, index) => (part === 'date' || (part === 'text' && index < HEAD)) && readWrittenDay(text, lexicon),
  );
  // `2 giờ trước`: where the page gives the day elsewhere it is of no use.
  const isSpare = ({ part }: Piece): boolean => part === 'date' && (at >= 0 || page.date !== undefined);
  for (const [index, piece] of pieces.entries()) if (index !== at && isSpare(piece)) leftOut.push(piece.text);
  const rest = pieces.flatMap((piece, index): Piece[] => {
    if (index === at || isSpare(piece)) return [];
    return [piece.part === 'date' ? { ...piece, part: 'text' } : piece];
  });
  if (at < 0) return { pieces: rest };
  const { text } = pieces[at]!;
  const { date, place, more } = readWrittenDay(text, lexicon)!;
  if (more) leftOut.push(text);
  const above = pieces.slice(0, at);
  const next = pieces[at + 1];
  const isSection =
    above.length > 0 &&
    above.every((piece) => piece.part === 'text' && wordsIn(piece.text) <= 4) &&
    next !== undefined &&
    (next.part === 'headline' || isHeadlineLike(next.text)) &&
    pieces.length > at + 2;
  if (isSection) leftOut.unshift(...above.map((piece) => piece.text));
  return { pieces: isSection ? rest.slice(above.length) : rest, date, ...(place !== undefined && { place }) };
}

/** The headline: what the page calls so, or the first line where that is short enough to be one. */
function takeHeadline(
  pieces: readonly Piece[],
  page: Page,
  { lexicon }: Knowledge,
): { pieces: readonly Piece[]; headline: string; date?: string } {
  const first = pieces[0];
  if (first) {
    // `28/1/2026 Hai nước mở lại đường bay`, with the keyword or without.
    const { date, headline } = readDateLine(first.text, whole(first.text));
    if (date?.reading && exists(date.reading) && headline.start < headline.end)
      return {
        pieces: pieces.slice(1).map((piece): Piece => (piece.part === 'headline' ? { ...piece, part: 'text' } : piece)),
        headline: first.text.slice(headline.start, headline.end),
        date: iso(date.reading),
      };
  }
  const said = page.headline === undefined ? undefined : cleaned([page.headline])[0];
  const named = pieces.filter(({ part }) => part === 'headline');
  const chosen = named.find(({ text }) => said !== undefined && isSame(text, said)) ?? named[0];
  const headline =
    chosen?.text ??
    (said !== undefined && said !== '' ? said : undefined) ??
    (first?.part === 'text' &&
    (pieces.length > 1 || !hasEndMark(first.text, whole(first.text))) &&
    isHeadlineLike(first.text) &&
    !isSomethingElse(first.text, lexicon)
      ? first.text
      : '');
  const left = pieces
    .filter((piece, index) => piece !== chosen && !(headline !== '' && index < HEAD && isSame(piece.text, headline)))
    .map((piece): Piece => (piece.part === 'headline' ? { ...piece, part: 'text' } : piece));
  return { pieces: left, headline };
}

function isHeadlineLike(text: string): boolean {
  const count = wordsIn(text);
  return count <= (finalFullStop(text, whole(text)) ? SENTENCE_WORDS : HEADLINE_WORDS);
}

const isSomethingElse = (text: string, lexicon: Knowledge['lexicon']): boolean =>
  findCredit(text, whole(text), lexicon) !== undefined || readSources(text, whole(text), lexicon)?.colon !== undefined;

/**
 * Each caption with its credit: one that stands in a line of its own joins the caption above. A caption that names
 * nobody gets the empty label, which asks for who took the picture: without it, it would pass for a paragraph.
 */
function withCaptions(pieces: readonly Piece[], headline: string, knowledge: Knowledge): Piece[] {
  const { lexicon } = knowledge;
  const found: Piece[] = [];
  const creditIn = (text: string) => findCredit(text, whole(text), lexicon);
  for (const [index, piece] of pieces.entries()) {
    const before = found.at(-1);
    const credit = creditIn(piece.text);
    const alone = credit !== undefined && credit.text.start === credit.text.end;
    if (piece.part === 'alt') {
      const said = pieces.some((other) => other !== piece && isSame(other.text, piece.text));
      if (!said && wordsIn(piece.text) >= 4 && !isGenerated(piece.text) && !repeats(piece.text, headline))
        found.push({ part: 'caption', text: piece.text });
    } else if (piece.part === 'credit' || alone) {
      // `Nguồn: AFP` at the end is what the article goes by, and under a caption whose picture it is.
      const maySource =
        credit?.canonicalLabel === 'Nguồn' && (before?.part !== 'caption' || index === pieces.length - 1);
      const joins =
        before !== undefined &&
        !maySource &&
        creditIn(before.text) === undefined &&
        (before.part === 'caption' ||
          (wordsIn(before.text) > 1 &&
            wordsIn(before.text) <= CAPTION_WORDS &&
            !hasEndMark(before.text, whole(before.text))));
      const said = alone ? piece.text.replace(/^[([]|[)\]]\.?$/g, '') : `Ảnh: ${withoutSigns(piece.text)}`;
      if (joins) found[found.length - 1] = { part: 'caption', text: credited(before.text, said, knowledge) };
      else found.push({ part: maySource ? 'text' : 'caption', text: alone ? piece.text : said });
    } else found.push(credit ? { ...piece, part: 'caption' } : piece);
  }
  return found.map((piece): Piece => {
    if (piece.part !== 'caption' || creditIn(piece.text)) return piece;
    const text = credited(piece.text, 'Ảnh:', knowledge);
    return creditIn(text) ? { part: 'caption', text } : { part: 'text', text: piece.text };
  });
}

/** `Quốc kỳ Nga` and `Ảnh: AFP` in the manner of the house. */
function credited(caption: string, credit: string, { settings: { style } }: Knowledge): string {
  const [open, close] = style.creditSeparator === '()' ? [' (', ')'] : [style.creditSeparator, ''];
  const stop = finalFullStop(caption, whole(caption));
  const text = stop ? caption.slice(0, stop.start) : withoutTail(caption, ' ,;–-');
  if (open.startsWith('.') && (hasEndMark(text, whole(text)) || text.endsWith('.'))) return `${text} ${credit}`;
  return text + open + credit + close;
}

/** `(© AFP)` → `AFP` */
const withoutSigns = (text: string): string => withoutTail(text.replace(/^[\s(©]+/u, ''), ' )');

/** `Hình ảnh có chứa người, ngoài trời`: what programs write where nobody did. */
const isGenerated = (text: string): boolean =>
  /description automatically generated|mô tả được tạo tự động|được tạo tự động|\.(?:jpe?g|png|webp|gif)$/i.test(text);

/** `Hai nước mở lại đường bay - 1`: sites put the headline under every picture. */
function repeats(text: string, headline: string): boolean {
  const [said, known] = [keyOf(text), keyOf(headline)];
  return known !== '' && (said.startsWith(known) || known.startsWith(said));
}

/** The bylines, for the end: what the page calls an author, or a name alone under the headline. */
function takeBylines(
  pieces: readonly Piece[],
  page: Page,
  { lexicon }: Knowledge,
  leftOut: string[],
): { pieces: readonly Piece[]; bylines: readonly string[] } {
  const named: string[] = [];
  const left: Piece[] = [];
  const below: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const isNamed = piece.part === 'byline';
    const bare = isNamed ? withoutAddress(piece.text, leftOut) : piece.text;
    const parts =
      isNamed || (index === 0 && piece.part === 'text') ? readByline(bare, whole(bare), lexicon) : undefined;
    const count = wordsIn(bare);
    const isName =
      parts?.capitalised === true &&
      !lexicon.places.has(bare) &&
      (isNamed || (count >= 2 && count <= 5 && pieces.length > 2 && !hasEndMark(bare, whole(bare))));
    // What says more about the author than a name would pass for the lead, up there.
    if (!isName) (isNamed && index < HEAD ? below : left).push(isNamed ? { part: 'text', text: bare } : piece);
    else if (!named.some((other) => isSame(other, bare))) named.push(bare);
  }
  left.push(...below);
  const tail = left.slice(-3);
  const signedBelow = tail.some(
    ({ part, text }) => part === 'text' && readByline(text, whole(text), lexicon)?.capitalised,
  );
  if (named.length === 0 && !signedBelow && page.byline !== undefined) {
    const [said = ''] = cleaned([page.byline]);
    if (readByline(said, whole(said), lexicon)?.capitalised) named.push(said);
  }
  // Signed below as well: once is enough.
  const bylines = named.filter((name) => !tail.some(({ text }) => keyOf(text).startsWith(keyOf(name))));
  return { pieces: left, bylines: bylines.length > 2 ? [bylines.join(' - ')] : bylines };
}

/** `Thanh Giang - thanhgiang@bao.vn`: nobody is signed with an address. */
function withoutAddress(text: string, leftOut: string[]): string {
  const all = words(text, whole(text)).map(({ start, end }) => text.slice(start, end));
  const kept = all.filter((word) => !word.includes('@'));
  if (kept.length === all.length) return text;
  leftOut.push(text);
  return withoutTail(kept.join(' '), ' (),;|–-');
}

/** The place line, the lead where the page says which it is, then all the rest as it stands. */
function inOrder(pieces: readonly Piece[], place: string | undefined, { lexicon }: Knowledge): string[] {
  const first = pieces[0];
  const placed = place === undefined && first?.part === 'text' && lexicon.places.has(first.text) ? first : undefined;
  const lead = pieces.find(({ part }) => part === 'lead');
  const rest = pieces.filter((piece) => piece !== lead && piece !== placed);
  return [...(place === undefined ? [] : [place]), ...[placed, lead, ...rest].flatMap((piece) => piece?.text ?? [])];
}

/** Byline, then sources, then nothing: what stands below them goes above, and the paper is named where no source is. */
function withTail(blocks: readonly string[], page: Page, { lexicon }: Knowledge): string {
  const article = parse(blocks.map(asSources).join('\n\n'), lexicon);
  const texts = (chosen: readonly Block[]): string[] =>
    chosen.map(({ span }) => article.text.slice(span.start, span.end));
  const of = (kind: Block['kind']): Block[] => article.blocks.filter((block) => block.kind === kind);
  const [bylines, sources] = [of('byline'), of('sources')];
  const others = article.blocks.filter(({ kind }) => kind !== 'byline' && kind !== 'sources');
  const ordered = [...texts(others), ...texts(bylines), ...texts(sources)];
  const last = article.blocks.at(-1);
  const told =
    sources.length > 0 || [...bylines, ...(last ? [last] : [])].some((block) => namesSource(article, block, lexicon));
  const [source = ''] = page.source === undefined ? [] : cleaned([page.source]);
  if (!told && source !== '') ordered.push(`Nguồn: ${source}`);
  return ordered.join('\n\n');
}

/** `Link gốc: https://…`, `Nguồn bài viết: …` name the sources in other words. */
const asSources = (line: string): string =>
  line.replace(/^(?:link (?:gốc|nguồn|bài gốc)|nguồn (?:bài viết|bài|tham khảo|dẫn)) ?: ?/i, 'Nguồn: ');

function withoutTail(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1]!)) end--;
  return text.slice(0, end);
}

const whole = (text: string): Span => ({ start: 0, end: text.length });
const wordsIn = (text: string): number => countWords(text, whole(text));
/** For comparing what a page says twice. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isSame = (a: string, b: string): boolean => a === b || (keyOf(a) !== '' && keyOf(a) === keyOf(b));
