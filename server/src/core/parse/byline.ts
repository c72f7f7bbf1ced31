import { type Lexicon } from '../lexicon';
import { type Span, isSpace, span, trim, words } from '../text';
import { finalFullStop, isCapitalised } from './marks';

/** A byline taken apart: `Minh Hằng (Tổng hợp)`, `Tin, ảnh: A`, `Võ Hải - Tất Định`. */
export interface BylineParts {
  /** The authors' names, label and note aside; the whole line where it is only a note (`(TTXVN/Vietnam+)`). */
  readonly names: Span;
  /** Every word of the names begins with a capital, or is a tie or a title. */
  readonly capitalised: boolean;
  readonly fullStop?: Span;
}

const MOST_WORDS = 8;
const TIES = new Set([
  '-',
  '–',
  '—',
  'và',
  '&',
  '/',
  ',',
  '|',
  'theo',
  'thực',
  'hiện',
  'tổng',
  'hợp',
  'dịch',
  'biên',
  'lược',
]);
const FIXED =
  /^(?:p\.?v|nhóm (?:pv|phóng viên|p\.v)|ctv|phóng viên|cộng tác viên|ban [\p{L} ]{3,30}|tòa soạn|toà soạn)$/iu;

/**
 * Reads a block as a byline by its looks alone, or says that it is none: at most eight words, no end mark, and
 * capitals or initials, or one of the patterns of the press. Where the block stands is the caller's to judge.
 */
export function readByline(text: string, block: Span, lexicon: Lexicon): BylineParts | undefined {
  if (block.end - block.start > 160) return undefined;
  if (lexicon.ownBylines.has(text.slice(block.start, block.end))) return parts(block, true, undefined);
  const fullStop = finalFullStop(text, block);
  const body = fullStop ? trim(text, span(block.start, fullStop.start)) : block;
  const labelled = afterLabel(text, body, lexicon);
  const names = withoutNotes(text, labelled ?? body);
  const written = text.slice(names.start, names.end);
  if (names.start === names.end) {
    const note = !labelled && /^\([^()]{2,40}\)$/u.test(text.slice(body.start, body.end));
    return note ? parts(body, true, fullStop) : undefined;
  }
  if (FIXED.test(written) || lexicon.ownBylines.has(written)) return parts(names, true, fullStop);
  if (/[?!…:;“”"]/u.test(written) && !labelled) return undefined;
  const tokens = words(text, names).flatMap((word) => pieces(text, word));
  const count = tokens.filter((token) => /\p{L}/u.test(token)).length;
  if (count === 0 || count > MOST_WORDS * (labelled ? 2 : 1)) return undefined;
  if (tokens.some((token) => !/^[\p{L}\p{M}.'’+-]+$/u.test(token) || /\p{Ll}\p{Lu}.*\p{Ll}\p{Lu}/u.test(token))) {
    if (!labelled) return undefined;
  }
  const capitalised = tokens.every(
    (token) => isCapitalised(token) || TIES.has(token.toLowerCase()) || token.endsWith(':'),
  );
  return parts(names, capitalised, fullStop);
}

const parts = (names: Span, capitalised: boolean, fullStop: Span | undefined): BylineParts => ({
  names,
  capitalised,
  ...(fullStop && { fullStop }),
});

/** `Tin, ảnh: Minh Hằng` → `Minh Hằng`; `Thực hiện: …`; `Theo Reuters` keeps its words. */
function afterLabel(text: string, body: Span, lexicon: Lexicon): Span | undefined {
  const colon = text.slice(body.start, Math.min(body.end, body.start + 40)).indexOf(':');
  if (colon < 0) return undefined;
  const label = text
    .slice(body.start, body.start + colon)
    .trim()
    .toLowerCase();
  if (!lexicon.bylineLabels.has(label) && !lexicon.creditLabels.has(label)) return undefined;
  return trim(text, span(body.start + colon + 1, body.end));
}

/** `Minh Hằng (Tổng hợp) (TTXVN)` → `Minh Hằng`. */
function withoutNotes(text: string, body: Span): Span {
  let where = body;
  while (where.end > where.start && text[where.end - 1] === ')') {
    const open = text.lastIndexOf('(', where.end - 1);
    if (open < where.start) return where;
    where = trim(text, span(where.start, open));
  }
  return where;
}

/** The words between blanks, slashes and commas. */
function pieces(text: string, { start, end }: Span): string[] {
  return text
    .slice(start, end)
    .split(/[/,]/)
    .filter((piece) => piece !== '' && !isSpace(piece.charCodeAt(0)));
}
