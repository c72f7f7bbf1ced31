import { type Lexicon, isKnownSource } from '../lexicon';
import { type Span, countWords, isSpace, span, trim, words } from '../text';
import { closingStop, hasEndMark, isCapitalised } from './marks';
import { isAddress, splitNames } from './names';

/** The line of sources, taken apart. `Nguồn: Xinhua, CGTN.` */
export interface SourcesParts {
  /** `Nguồn`, `Nguồn tin`, `Theo`, as typed. */
  readonly label: Span;
  /** The label in its canonical form. */
  readonly canonicalLabel: 'Nguồn' | 'Nguồn tin' | 'Theo';
  readonly colon?: Span;
  /** The names as a whole; empty where there is none. */
  readonly list: Span;
  readonly names: readonly Span[];
  readonly separators: readonly Span[];
  readonly bracketed: boolean;
  readonly fullStop?: Span;
}

const MOST_WORDS = 12;

/**
 * Reads a block as a line of sources, or says that it is none. With a colon the label alone decides; without it
 * what follows must look like names, for `Nguồn cung dầu mỏ giảm` and `Theo thông tin …` open paragraphs.
 * `Nguồn ảnh: …` is a credit.
 */
export function readSources(text: string, block: Span, lexicon: Lexicon): SourcesParts | undefined {
  let inner = block;
  let fullStop = closingStop(text, block);
  if (fullStop) inner = trim(text, span(block.start, fullStop.start));
  const bracketed = text[inner.start] === '(' && text[inner.end - 1] === ')';
  if (bracketed) {
    inner = trim(text, span(inner.start + 1, inner.end - 1));
    const within = closingStop(text, inner);
    if (within) inner = trim(text, span(inner.start, within.start));
    fullStop ??= within;
  }
  const label = readLabel(text, inner);
  if (!label) return undefined;
  let at = label.where.end;
  while (at < inner.end && isSpace(text.charCodeAt(at))) at++;
  const colon = text[at] === ':' && at < inner.end ? span(at, at + 1) : undefined;
  if (!colon && at === label.where.end && at < inner.end) return undefined;
  const list = trim(text, span(colon ? colon.end : label.where.end, inner.end));
  const { names, separators } = splitNames(text, list, lexicon);
  if (!isListOfNames(text, label.canonical, colon !== undefined, list, names, lexicon)) return undefined;
  return {
    label: label.where,
    canonicalLabel: label.canonical,
    ...(colon && { colon }),
    list,
    names,
    separators,
    bracketed,
    ...(fullStop && { fullStop }),
  };
}

function readLabel(
  text: string,
  { start, end }: Span,
): { where: Span; canonical: SourcesParts['canonicalLabel'] } | undefined {
  const head = /^(?:ngu[oòóỏõọôồốổỗộ]n(?:\s+tin)?|theo)(?![\p{L}\p{N}])/iu.exec(
    text.slice(start, Math.min(end, start + 16)),
  );
  if (!head) return undefined;
  const lower = head[0].toLowerCase();
  const canonical = lower === 'theo' ? 'Theo' : lower.endsWith('tin') ? 'Nguồn tin' : 'Nguồn';
  return { where: span(start, start + head[0].length), canonical };
}

function isListOfNames(
  text: string,
  label: SourcesParts['canonicalLabel'],
  colon: boolean,
  list: Span,
  names: readonly Span[],
  lexicon: Lexicon,
): boolean {
  if (label === 'Theo') {
    // `Theo NHK Tuấn Anh` is a byline: an agency, then the author.
    return (
      names.length > 0 &&
      countWords(text, list) <= MOST_WORDS &&
      names.every((name) => isSourceLike(text, name, lexicon)) &&
      names.some((name) => isNamedSource(text, name, lexicon))
    );
  }
  if (colon) return true;
  // `Nguồn Trung Quốc` is a subheading rather than sources.
  const isPlace = (name: Span): boolean => lexicon.places.has(text.slice(name.start, name.end));
  return (
    names.length > 0 &&
    countWords(text, list) <= MOST_WORDS &&
    names.every((name) => isSourceLike(text, name, lexicon) && !isPlace(name))
  );
}

/** A known source, a domain, or up to five words that all begin with a capital or a digit. */
function isSourceLike(text: string, name: Span, lexicon: Lexicon): boolean {
  if (isNamedSource(text, name, lexicon)) return true;
  if (hasEndMark(text, name) || text.slice(name.start, name.end).includes(':')) return false;
  const parts = words(text, name).map((word) => text.slice(word.start, word.end));
  return parts.length <= 5 && parts.every((part) => isCapitalised(part) || /^[\d&(]/.test(part));
}

/** A known source or the address of one. */
const isNamedSource = (text: string, name: Span, lexicon: Lexicon): boolean =>
  isKnownSource(lexicon, text.slice(name.start, name.end)) || isAddress(text, name);
