import { readName } from './agencies';
import { type Article, blocksOf, gapBefore } from './article';
import { type Lexicon, isKnownSource, looseKey } from './lexicon';
import { findCredit } from './parse/credit';
import { type HouseStyle } from './settings';
import { escapeSnippet, snippetStop } from './snippet';
import { type Span, countWords, lineBreak, oneLine, span } from './text';

/** What a picture says of itself in its fields (IPTC, XMP, EXIF); of each kind the most trustworthy first. */
export interface Picture {
  readonly captions: readonly string[];
  readonly photographers: readonly string[];
  /** `AFP via Getty Images` */
  readonly credits: readonly string[];
  readonly copyrights: readonly string[];
}

/** What to write for pictures: in place of `span`, a snippet of VS Code, or the same as plain text. */
export interface NewCaptions {
  readonly span: Span;
  readonly snippet: string;
  readonly text: string;
}

/**
 * The captions of pictures that are put into an article at an offset: a line for each, in order, with a blank line
 * before and after. They never split a paragraph, and stand neither above the date line nor below the byline. What the
 * pictures do not tell is left to the writer, with a stop for it; each caption's text is one.
 */
export function newCaptions(
  article: Article,
  offset: number,
  pictures: readonly Picture[],
  lexicon: Lexicon,
  style: HouseStyle,
): NewCaptions {
  const { text, blocks } = article;
  let index = Math.max(1, blocks.filter((block) => block.span.start < offset).length);
  while (index > 1 && ['byline', 'sources'].includes(blocks[index - 1]?.kind ?? '')) index--;
  const [before, after] = [blocks.length > 0, index < blocks.length];
  const where = before ? gapBefore(article, index) : span(0, text.length);
  const line = lineBreak(text);
  const told = pictures.map((picture) => readPicture(picture, lexicon));
  const fullStop = endsInFullStop(article, style) ? '.' : '';
  let stop = 0;
  const lay = (write: (hint: string) => string, literal: (text: string) => string, end: string): string =>
    (before ? line + line : '') +
    told.map((each) => literalCaption(each, style, fullStop, write, literal)).join(line + line) +
    end +
    (after ? line + line : line);
  return {
    span: where,
    text: lay(
      (hint) => hint,
      (written) => written,
      '',
    ),
    snippet: lay((hint) => snippetStop(++stop, hint), escapeSnippet, '$0'),
  };
}

/** What is told of a picture: its caption without a full stop at the end, and who took it; empty where nothing is. */
interface Told {
  readonly caption: string;
  readonly names: string;
}

const HINTS = { caption: 'Câu chú thích nói rõ người và việc trong ảnh', names: 'Tên Người Chụp' } as const;

/** `Quốc kỳ Nga. Ảnh: Kim Hong-Ji/Reuters.` */
function literalCaption(
  { caption, names }: Told,
  { creditSeparator }: HouseStyle,
  fullStop: string,
  write: (hint: string) => string,
  literal: (text: string) => string,
): string {
  const text = write(caption || HINTS.caption);
  const credit = `Ảnh: ${names === '' ? write(HINTS.names) : literal(names)}`;
  if (creditSeparator === '()') return `${text} (${credit})`;
  const between = creditSeparator === '. ' && /[?!…]["”’)]?$/u.test(caption) ? ' ' : creditSeparator;
  return `${text}${between}${credit}${fullStop}`;
}

/** As the house has it; where it leaves that open, as most captions of the article have it. */
function endsInFullStop(article: Article, { creditFullStop }: HouseStyle): boolean {
  if (creditFullStop !== 'consistent') return creditFullStop === 'always';
  const captions = blocksOf(article, 'caption').filter(({ bracketed }) => !bracketed);
  return captions.filter(({ fullStop }) => fullStop).length * 2 >= captions.length;
}

/** Of a field no more than this is read, in UTF-16 units: some programs keep whole reports there. */
const MOST = 2000;
/** Nobody's name is longer. */
const LONGEST_NAME = 60;
const MOST_NAMES = 3;

function readPicture({ captions, photographers, credits, copyrights }: Picture, lexicon: Lexicon): Told {
  const described = captions.map((caption) => oneLine(caption.slice(0, MOST))).find(isCaption) ?? '';
  const own = withoutCredit(described, lexicon);
  const read = (fields: readonly string[]): readonly string[] =>
    fields.map((field) => namesIn(field.slice(0, MOST), lexicon)).find((names) => names.length > 0) ?? [];
  const people = read(photographers);
  const agencies = read(credits);
  const named = people.length + agencies.length > 0 ? [...people, ...agencies] : own.names;
  const all = named.length > 0 ? named : read(copyrights.map(owner));
  const once = all.filter((name, at) => all.findIndex((other) => looseKey(other) === looseKey(name)) === at);
  return { caption: own.text, names: once.slice(0, MOST_NAMES).join('/') };
}

/** `SONY DSC`, `OLYMPUS DIGITAL CAMERA` and `Processed with VSCO` are put there by machines. */
function isCaption(text: string): boolean {
  return (
    countWords(text, span(0, text.length)) >= 3 &&
    /\p{Ll}/u.test(text) &&
    !/^(?:created|made|processed|edited) (?:with|by|in) |camera$/i.test(text)
  );
}

/** A caption without what it says of its photographer, which agencies put behind it, and without its full stop. */
function withoutCredit(caption: string, lexicon: Lexicon): { text: string; names: readonly string[] } {
  let text = caption;
  for (let round = 0; round < 3; round++) {
    const open = /[)\]]\.?$/.test(text) ? Math.max(text.lastIndexOf('('), text.lastIndexOf('[')) : -1;
    // `(Photo by JIM WATSON / AFP)`, `(AP Photo/Evan Vucci)`
    if (open <= 0 || text.length - open > 120 || !/\b(?:photo|foto|handout)/i.test(text.slice(open))) break;
    text = text.slice(0, open).trim();
  }
  // `… in Seoul. REUTERS/Kim Hong-Ji`
  const slash = text.lastIndexOf('/');
  const from = text.lastIndexOf(' ', slash) + 1;
  const head = text.slice(0, from).trim();
  if (slash > 0 && text.length - slash <= LONGEST_NAME && /[.!?”")]$/.test(head))
    if (isKnownSource(lexicon, text.slice(from, slash))) text = head;
  const credit = findCredit(text, span(0, text.length), lexicon);
  const found = credit && credit.text.end > credit.text.start ? credit : undefined;
  const names = found ? namesIn(text.slice(found.credit.start, found.credit.end), lexicon) : [];
  if (found) text = text.slice(found.text.start, found.text.end);
  return { text: /[^.]\.$/.test(text) ? text.slice(0, -1) : text, names };
}

/** `© 2026 The Associated Press. All rights reserved.`: who is left. */
const owner = (notice: string): string =>
  oneLine(notice)
    .replace(/all rights? reserved|copyright(?:ed)?|bản quyền|\(c\)|©|\b(?:19|20)\d\d\b/gi, ' ')
    .split(' ')
    .filter((word) => /\p{L}/u.test(word))
    .join(' ')
    .replace(/[.,:;]$/, '');

/** The names in `AFP via Getty Images`, `JIM WATSON / AFP`, each as the newsroom writes it. */
function namesIn(field: string, lexicon: Lexicon): string[] {
  // An address is not who took the picture.
  if (/@|:\/\//.test(field)) return [];
  return oneLine(field)
    .replace(/ via /gi, '/')
    .split(/[/;|]/)
    .map((name) => nameOf(name.trim(), lexicon))
    .filter((name) => name !== '');
}

/** What stands where a name should, and is none. */
const NOBODY = new Set(
  'admin author artist camera copyright default handout none owner photographer picasa staff stf str stringer unknown user'.split(
    ' ',
  ),
);

/** `Agence France-Presse` is AFP, `REUTERS` Reuters, `JIM WATSON` Jim Watson; empty for what is nobody's name. */
function nameOf(written: string, lexicon: Lexicon): string {
  const name = written.replace(/^(?:photo(?:graph)? by|photo:|ảnh:|by) /i, '').replace(/^the /i, '');
  for (const candidate of [name, name.replace(/ (?:photos?|pictures?|images)$/i, '')]) {
    const reading = readName(candidate, lexicon);
    if (!reading || (reading.kind === 'misspelt' && !reading.listed)) continue;
    const right = 'meant' in reading ? reading.meant : candidate;
    const { name: usual } = reading.agency;
    // `TTXVN` and `THX` are written so on purpose; nobody writes `Agence France-Presse` behind a picture.
    return lexicon.agencyByName.has(right) && right.length < usual.length ? right : usual;
  }
  if (name.length > LONGEST_NAME || !/\p{L}{2}/u.test(name) || NOBODY.has(name.toLowerCase())) return '';
  // Vietnamese papers that print names in capitals mean it; agencies abroad do so for their machines.
  const shouted = /^[A-Z][A-Z'-]+(?: [A-Z][A-Z'.-]*)+$/.test(name);
  return shouted ? name.toLowerCase().replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase()) : name;
}
