import { type Article, type BlockOf, dateLine } from './article';
import { exists, iso } from './dates';
import { type Lexicon } from './lexicon';
import { splitNames } from './parse/names';
import { type Span, span, trim } from './text';

/**
 * Some words of the article as they are printed: composed (NFC), single blanks between them, and without characters
 * that nobody sees. `span` is where they stand in the article as typed.
 */
export interface Printed {
  readonly text: string;
  readonly span: Span;
}

/** What stands in the article between lead and byline. `span` is the whole line. */
export type Part = Paragraph | Subheading | Picture;
export type Paragraph = Printed & { readonly kind: 'paragraph' };
export type Subheading = Printed & { readonly kind: 'subheading' };

/** A photo, video or drawing, of which the article has the caption. */
export interface Picture {
  readonly kind: 'picture';
  readonly medium: 'photo' | 'video' | 'graphic';
  /** Counted from 1 through the article. */
  readonly number: number;
  readonly span: Span;
  /** `Quốc kỳ Nga và Trung Quốc.`, with the full stop it has; missing where the line is only a credit. */
  readonly caption?: Printed;
  /** `Ảnh: AFP/TTXVN` as it is printed, without brackets and full stop. */
  readonly credit: Printed;
  /** `Ảnh` */
  readonly label: string;
  /** `AFP/TTXVN`; missing where nobody is named (`Ảnh minh họa`). */
  readonly by?: Printed;
  /** `AFP`, `TTXVN` */
  readonly names: readonly Printed[];
  /** What the line has before the credit and behind it: `Quốc kỳ Nga (` and `).`; together they print the line as typed. */
  readonly before: string;
  readonly after: string;
}

/** An article as it is published, whatever it is published as. What the writer has not written is missing. */
export interface Publication {
  readonly headline?: Printed;
  /** The day of the date line, if there is such a day: `iso` is `2026-01-28`. */
  readonly date?: Printed & { readonly iso: string };
  /** `Quảng Trị`: where the article was written. */
  readonly place?: Printed;
  readonly lead?: Printed;
  /** In the order of the article. A picture above the lead comes first. */
  readonly body: readonly Part[];
  /** `Minh Hằng (Tổng hợp)` as printed, and the names in it: `Minh Hằng`. */
  readonly bylines: readonly (Printed & { readonly authors: readonly Printed[] })[];
  /** `Nguồn: Xinhua, CGTN.` as printed, and the names in it: `Xinhua`, `CGTN`. */
  readonly sources?: Printed & { readonly names: readonly Printed[] };
}

/**
 * What of an article is published, in its parts: what the preview shows and every export writes. Never fails. Nothing
 * that the writer wrote is left out: a second date line is printed as a paragraph, as is what stands below the sources.
 */
export function publication(article: Article, lexicon: Lexicon): Publication {
  const { text, blocks } = article;
  const first = dateLine(article);
  const body: Part[] = [];
  const bylines: Publication['bylines'][number][] = [];
  const found: { place?: Printed; lead?: Printed; sources?: NonNullable<Publication['sources']> } = {};
  for (const block of blocks)
    switch (block.kind) {
      case 'dateLine':
        if (block !== first) body.push({ kind: 'paragraph', ...printed(text, block.span) });
        break;
      case 'paragraph':
      case 'subheading':
        body.push({ kind: block.kind, ...printed(text, block.span) });
        break;
      case 'caption':
        body.push(pictureOf(text, block, body.filter(({ kind }) => kind === 'picture').length + 1));
        break;
      case 'byline':
        bylines.push({
          ...printed(text, block.span),
          authors: allPrinted(text, authorsIn(text, block.names, lexicon)),
        });
        break;
      case 'sources':
        found.sources = { ...printed(text, block.span), names: allPrinted(text, block.names) };
        break;
      default:
        found[block.kind] = printed(text, block.span);
    }
  const headline = first && printed(text, first.headline);
  const day = first?.date?.reading;
  return {
    ...(headline?.text && { headline }),
    ...(first?.date && day && exists(day) && { date: { ...printed(text, first.date.span), iso: iso(day) } }),
    ...found,
    body,
    bylines,
  };
}

/** The names in a byline, without what they are in brackets for (`(TTXVN/Vietnam+)`) or named as (`Đồ họa: Chi Phan`). */
function authorsIn(text: string, names: Span, lexicon: Lexicon): Span[] {
  const bracketed = text[names.start] === '(' && text[names.end - 1] === ')';
  const inner = bracketed ? span(names.start + 1, names.end - 1) : names;
  return splitNames(text, inner, lexicon).names.map((name) => {
    const colon = text.slice(name.start, name.end).lastIndexOf(':');
    return trim(text, span(name.start + colon + 1, name.end));
  });
}

const GRAPHIC = /^(?:biểu đồ|bản đồ|đồ h[oọ][aạ]|infographic|tranh|minh h[oọ][aạ]|ảnh đồ h[oọ][aạ])/iu;
const VIDEO = /^(?:nguồn )?(?:video|clip)/iu;

function pictureOf(text: string, block: BlockOf<'caption'>, number: number): Picture {
  const { separator, label, canonicalLabel, colon, credit } = block;
  const medium = VIDEO.test(canonicalLabel) ? 'video' : GRAPHIC.test(canonicalLabel) ? 'graphic' : 'photo';
  // `Quốc kỳ Nga. Ảnh: AFP`: the full stop is the sentence's, and read as the beginning of what separates.
  const stop = text[separator.start] === '.' ? separator.start + 1 : block.text.end;
  const caption = printed(text, span(block.text.start, stop));
  const by = printed(text, credit);
  const whole = span(label.start, credit.end > credit.start ? credit.end : (colon ?? label).end);
  return {
    kind: 'picture',
    medium,
    number,
    span: block.span,
    ...(block.text.end > block.text.start && { caption }),
    credit: printed(text, whole),
    label: canonicalLabel,
    ...(by.text && { by }),
    names: allPrinted(text, block.names),
    before: cleaned(text.slice(block.span.start, whole.start)).trimStart(),
    after: cleaned(text.slice(whole.end, block.span.end)).trimEnd(),
  };
}

const allPrinted = (text: string, spans: readonly Span[]): Printed[] => spans.map((where) => printed(text, where));

/**
 * What no format can carry or no reader sees: control characters, halves of letters, zero-width spaces. Soft hyphens and
 * the controls above U+007F stay: in texts of old encodings they are letters.
 */
const UNSEEN = /(?![\t\n\v\f\r\u0080-\u009F])[\p{Cc}\p{Cs}\u200B\u2060\uFEFF\uFFFE\uFFFF]/gu;
/** White space but for the two blanks that keep words together. */
const BLANKS = /[^\S\u00A0\u202F]+/g;

function printed(text: string, where: Span): Printed {
  return { text: cleaned(text.slice(where.start, where.end)).trim(), span: where };
}

const cleaned = (words: string): string => words.replace(UNSEEN, '').replace(BLANKS, ' ').normalize('NFC');
