import { type Lexicon, isKnownSource } from '../lexicon';
import { type Span, countWords, isSpace, span, trim, words } from '../text';
import { closingStop, hasEndMark, isCapitalised } from './marks';
import { splitNames } from './names';

/** The credit at a caption's tail, taken apart. `Quốc kỳ Nga. Ảnh: AFP/TTXVN.` */
export interface Credit {
  /** `Quốc kỳ Nga`: empty for a line that is only a credit. */
  readonly text: Span;
  /** `. `: all that stands between the text and the label, an opening bracket included. */
  readonly separator: Span;
  /** `Ảnh`. */
  readonly label: Span;
  readonly canonicalLabel: string;
  /** `:`. */
  readonly colon?: Span;
  /** `AFP/TTXVN`: empty after the colon where nobody is named, or where the label says it all (`Ảnh minh họa`). */
  readonly credit: Span;
  readonly names: readonly Span[];
  readonly separators: readonly Span[];
  readonly bracketed: boolean;
  /** `.` */
  readonly fullStop?: Span;
}

/** How far from the end of a block a label is looked for, in UTF-16 units: no real credit is longer. */
const REACH = 200;
/** How many words a credit and the caption before it have at most; 99 of 100 real captions have 42 or fewer. */
const CREDIT_WORDS = 12;
const CAPTION_WORDS = 100;

/**
 * The credit at the tail of a block, or undefined when its tail is none. Unsure is none: `đường Nguyễn Ảnh Thủ`,
 * `Thủ tướng Anh: …` and a label in running text are left alone.
 */
export function findCredit(text: string, block: Span, lexicon: Lexicon): Credit | undefined {
  const { body, fullStop } = withoutFullStop(text, block);
  const found =
    inBrackets(text, block, body, fullStop, lexicon) ??
    outsideBrackets(
      labelWithColon(text, block, body, lexicon) ?? labelWithoutColon(text, block, body, lexicon),
      fullStop,
    );
  return found && countWords(text, found.text) <= CAPTION_WORDS ? found : undefined;
}

type Labelled = Pick<Credit, 'label' | 'canonicalLabel' | 'colon' | 'credit' | 'names' | 'separators'>;
type Placed = Labelled & Pick<Credit, 'text' | 'separator'>;

const outsideBrackets = (found: Placed | undefined, fullStop: Span | undefined): Credit | undefined =>
  found && { ...found, bracketed: false, ...(fullStop && { fullStop }) };

/** `(Ảnh: AFP)`, `(ảnh minh họa)`, `(Ảnh AFP)`, with a full stop within or behind. */
function inBrackets(
  text: string,
  block: Span,
  body: Span,
  outerStop: Span | undefined,
  lexicon: Lexicon,
): Credit | undefined {
  const open = bracketAtEnd(text, body);
  if (open === undefined) return undefined;
  const inner = withoutFullStop(text, trim(text, span(open + 1, body.end - 1)));
  const found = labelAtStart(text, inner.body, lexicon);
  if (!found) return undefined;
  const fullStop = outerStop ?? inner.fullStop;
  const cut = cutText(text, block.start, open, found.label.start);
  return { ...found, ...cut, bracketed: true, ...(fullStop && { fullStop }) };
}

/** The label opens what the bracket holds. */
function labelAtStart(text: string, inner: Span, lexicon: Lexicon): Labelled | undefined {
  const colonAt = text.slice(inner.start, inner.end).indexOf(':');
  if (colonAt < 0) return withoutColon(text, inner.start, inner.end, lexicon);
  const at = inner.start + colonAt;
  const label = trim(text, span(inner.start, at));
  const canonical = lexicon.creditLabels.get(plain(text, label));
  const credit = trim(text, span(at + 1, inner.end));
  const found = labelled(text, label, canonical ?? 'Ảnh', span(at, at + 1), credit, lexicon);
  // `(Anh: BBC)` may be about the country, but `Anh` before a known source hardly is.
  const sure = canonical === undefined ? isMisspeltLabel(text, label) && isKnown(text, found, lexicon) : true;
  return sure && isShort(text, credit) && (found.names.length > 0 || isPhoto(found)) ? found : undefined;
}

/** `… Ảnh: AFP`: from the last colon that a label stands before. */
function labelWithColon(text: string, block: Span, body: Span, lexicon: Lexicon): Placed | undefined {
  const floor = Math.max(block.start, body.end - REACH);
  for (let at = body.end - 1; at >= floor; at--) {
    if (text[at] !== ':' || text.startsWith('//', at + 1)) continue;
    const label = labelBefore(text, floor, at, lexicon);
    if (!label) continue;
    const credit = trim(text, span(at + 1, body.end));
    if (!isShort(text, credit) || isBylineLabel(text, block, label.where, lexicon)) return undefined;
    const cut = cutText(text, block.start, label.where.start, label.where.start);
    const found = { ...labelled(text, label.where, label.canonical, span(at, at + 1), credit, lexicon), ...cut };
    return isConvincing(text, found, label.misspelt, lexicon) ? found : undefined;
  }
  return undefined;
}

/**
 * A label after a full stop, a dash or nothing is a credit nearly whoever it names. In running text only a known
 * source convinces (`Trung Quốc Ảnh: Yonhap`), or `Ảnh` before capitals; a misspelt label needs all of that.
 */
function isConvincing(text: string, found: Placed, misspelt: boolean, lexicon: Lexicon): boolean {
  const { label, credit, names } = found;
  const between = separation(text, found);
  const written = text.slice(label.start, label.end);
  const capital = isCapitalised(written);
  const known = isKnown(text, found, lexicon);
  const photo = isPhoto(found);
  // `Pháp - Đức - Anh: Reuters` lists countries.
  if (misspelt) return between === 'mark' && known && !(written === 'Anh' && hasDash(text, found.separator));
  if (names.length === 0 && !photo) return false;
  if (between === 'nothing' || between === 'comma') {
    // `hình ảnh: Reuters`, `CHÙM ẢNH: AFP`, `Tin, ảnh: TTXVN`: the label may only be the end of another one.
    if (!capital || (between === 'nothing' && written === written.toUpperCase())) return false;
    if (known) return true;
    const named = names.length === 0 || /^[\p{Lu}\p{N}@]/u.test(text.slice(credit.start, credit.start + 2));
    // `Ngọc Dương - Phạm Hữu Ảnh: Ngọc Dương` is a byline of three.
    return photo && named && !isAllCapitalised(text, found.text);
  }
  if (known) return true;
  if (names.length === 0) return capital;
  if (photo || found.canonicalLabel.startsWith('Nguồn')) return true;
  // `Video: Hai MC hướng dẫn chàng trai tỏ tình` names a video, not who made it.
  if (isMostlyCapitalised(text, credit)) return true;
  return capital && between === 'mark' && countWords(text, credit) <= 6;
}

/** What stands between a caption and its label. A line that is only a credit needs nothing. */
function separation(
  text: string,
  { text: caption, separator }: Pick<Credit, 'text' | 'separator'>,
): 'line' | 'mark' | 'comma' | 'nothing' {
  if (caption.start === caption.end) return 'line';
  const marks = text.slice(separator.start, separator.end).trim();
  if (/[^,;]/.test(marks) || hasEndMark(text, caption)) return 'mark';
  return marks === '' ? 'nothing' : 'comma';
}

/** Whether a mark stands between text and label; the end mark of a question or a quotation counts. */
export function hasSeparator(text: string, caption: Pick<Credit, 'text' | 'separator'>): boolean {
  return separation(text, caption) !== 'nothing';
}

/** `Ảnh Yonhap`, `Ảnh minh họa`: no colon, but a known source after the label or a label that says it all. */
function labelWithoutColon(text: string, block: Span, body: Span, lexicon: Lexicon): Placed | undefined {
  const floor = Math.max(block.start, body.end - REACH);
  const tail = text.slice(floor, body.end);
  for (let at = tail.lastIndexOf('nh'); at > 0; at = tail.lastIndexOf('nh', at - 1)) {
    const start = floor + at - 1;
    if (text[start] !== 'Ả' && text[start] !== 'ả') continue;
    if (start > block.start && !isSpace(text.charCodeAt(start - 1)) && !'.-–—,;'.includes(text[start - 1]!)) continue;
    const found = withoutColon(text, start, body.end, lexicon);
    if (!found || isBylineLabel(text, block, found.label, lexicon)) return undefined;
    const cut = cutText(text, block.start, start, start);
    const between = separation(text, { ...cut });
    // `… đăng nhiều video, ảnh Facebook.` and `… kèm ảnh minh họa.` are running text.
    const sure = between === 'line' || between === 'mark' || (text[start] === 'Ả' && found.names.length > 0);
    return sure ? { ...found, ...cut } : undefined;
  }
  return undefined;
}

/** `Ảnh Yonhap`, `Ảnh minh họa`, from a label's first letter to the end of what may be its credit. */
function withoutColon(text: string, start: number, end: number, lexicon: Lexicon): Labelled | undefined {
  for (const [lower, canonical] of longestFirst(lexicon)) {
    const label = span(start, start + lower.length);
    if (label.end > end || plain(text, label) !== lower) continue;
    const credit = trim(text, span(label.end, end));
    const found = labelled(text, label, canonical, undefined, credit, lexicon);
    if (found.names.length === 0) return saysItAll(canonical) ? found : undefined;
    if (!isSpace(text.charCodeAt(label.end))) continue;
    return isPhoto(found) && isKnown(text, found, lexicon) ? found : undefined;
  }
  return undefined;
}

function labelled(
  text: string,
  label: Span,
  canonicalLabel: string,
  colon: Span | undefined,
  credit: Span,
  lexicon: Lexicon,
): Labelled {
  const { names, separators } = splitNames(text, credit, lexicon);
  return { label, canonicalLabel, ...(colon && { colon }), credit, names, separators };
}

/** The longest label that ends at the colon, blanks between aside, and begins a word. */
function labelBefore(
  text: string,
  floor: number,
  colon: number,
  lexicon: Lexicon,
): { where: Span; canonical: string; misspelt: boolean } | undefined {
  let end = colon;
  while (end > floor && isSpace(text.charCodeAt(end - 1))) end--;
  const tail = text.slice(Math.max(floor, end - 24), end).toLowerCase();
  for (const [lower, canonical] of longestFirst(lexicon)) {
    const where = span(end - lower.length, end);
    if (!tail.endsWith(lower) || where.start < floor || plain(text, where) !== lower) continue;
    if (beginsWord(text, where.start)) return { where, canonical, misspelt: false };
  }
  const where = span(end - 3, end);
  return where.start >= floor && beginsWord(text, where.start) && isMisspeltLabel(text, where)
    ? { where, canonical: 'Ảnh', misspelt: true }
    : undefined;
}

/** `Ành`, `Ánh`, `Ãnh`, `Ạnh`, `Anh` for `Ảnh`; the caller asks for more evidence. */
const isMisspeltLabel = (text: string, { start, end }: Span): boolean => /^[AÀÁÃẠ]nh$/u.test(text.slice(start, end));

/** `Tin, ảnh: …` and `Bài: Lê Hạnh Ảnh: …` are bylines. */
function isBylineLabel(text: string, block: Span, label: Span, lexicon: Lexicon): boolean {
  const upToLabel = text.slice(Math.max(block.start, label.end - 24), label.end).toLowerCase();
  for (const known of lexicon.bylineLabels) {
    const start = label.end - known.length;
    if (start < label.start && start >= block.start && upToLabel.endsWith(known) && beginsWord(text, start))
      return true;
  }
  const opening = text.slice(block.start, Math.min(label.start, block.start + 24)).toLowerCase();
  const colon = opening.indexOf(':');
  return colon > 0 && lexicon.bylineLabels.has(opening.slice(0, colon).trim());
}

/** Splits what stands before a label into the caption's text and the separator. */
function cutText(text: string, blockStart: number, before: number, label: number): Pick<Credit, 'text' | 'separator'> {
  let end = before;
  while (end > blockStart && (isSpace(text.charCodeAt(end - 1)) || '-–—|,;(['.includes(text[end - 1]!))) end--;
  if (end > blockStart && text[end - 1] === '.' && text[end - 2] !== '.') end--;
  return { text: trim(text, span(blockStart, end)), separator: span(end, label) };
}

function withoutFullStop(text: string, where: Span): { body: Span; fullStop?: Span } {
  const fullStop = closingStop(text, where);
  return fullStop ? { body: trim(text, span(where.start, fullStop.start)), fullStop } : { body: where };
}

/** Where the bracket opens that closes at the end. */
function bracketAtEnd(text: string, body: Span): number | undefined {
  const close = text[body.end - 1];
  if (close !== ')' && close !== ']') return undefined;
  const floor = Math.max(body.start, body.end - REACH);
  const open = text.slice(floor, body.end).lastIndexOf(close === ')' ? '(' : '[');
  return open < 0 ? undefined : floor + open;
}

/** Short, and one thing: a credit holds no second sentence and no quotation. */
function isShort(text: string, credit: Span): boolean {
  if (countWords(text, credit) > CREDIT_WORDS) return false;
  const body = text.slice(credit.start, credit.end);
  return !/[?!“"]/.test(body) && !/\p{Ll}{2}\.\s/u.test(body);
}

const hasDash = (text: string, { start, end }: Span): boolean => /[-–—]/.test(text.slice(start, end));

const isKnown = (text: string, { names }: Labelled, lexicon: Lexicon): boolean =>
  names.length > 0 && names.every((name) => isKnownSource(lexicon, text.slice(name.start, name.end)));

/** `Ảnh`, `Nguồn ảnh`, `Ảnh vệ tinh`, and not `Video` or `Nguồn`. */
const isPhoto = ({ canonicalLabel }: Labelled): boolean => /ảnh/i.test(canonicalLabel);

const isAllCapitalised = (text: string, where: Span): boolean => capitals(text, where).every((capital) => capital);

const isMostlyCapitalised = (text: string, where: Span): boolean => {
  const each = capitals(text, where);
  return each.filter((capital) => capital).length * 2 >= each.length;
};

/** Of each word with a letter in it, whether it begins with a capital. */
const capitals = (text: string, where: Span): boolean[] =>
  words(text, where)
    .map((word) => text.slice(word.start, word.end))
    .filter((word) => /\p{L}/u.test(word))
    .map(isCapitalised);

const beginsWord = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(text[at - 1]!);

const plain = (text: string, { start, end }: Span): string => text.slice(start, end).toLowerCase();

/** `Ảnh minh họa`, `Ảnh tư liệu`, `Ảnh chụp màn hình` need no name after them; `Ảnh` and `Nguồn` do. */
const saysItAll = (canonical: string): boolean =>
  /^Ảnh \p{L}/u.test(canonical) && !/^Ảnh (?:và|chụp$)/u.test(canonical);

const sortedLabels = new WeakMap<Lexicon, readonly (readonly [string, string])[]>();

function longestFirst(lexicon: Lexicon): readonly (readonly [string, string])[] {
  let labels = sortedLabels.get(lexicon);
  if (!labels) {
    labels = [...lexicon.creditLabels].sort((a, b) => b[0].length - a[0].length);
    sortedLabels.set(lexicon, labels);
  }
  return labels;
}
