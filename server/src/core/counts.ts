import { type Article, type Block } from './article';
import { type Span, countWords, span } from './text';

/** How long an article is, or a stretch of it. */
export interface Counts {
  /** What a newsroom calls `chữ`: syllables between blanks. */
  readonly words: number;
  /** Of the composed text (NFC), an emoji counting as one. */
  readonly characters: number;
  readonly charactersNoSpaces: number;
  /** Paragraphs, the lead among them. */
  readonly paragraphs: number;
  readonly photos: number;
  /** To read it, begun minutes counting as whole ones; 0 where there is nothing to read. */
  readonly minutes: number;
}

/** How many words a minute one reads in silence. */
const WORDS_PER_MINUTE = 250;

/**
 * Counts what a newsroom counts: headline, place line, lead, paragraphs, subheadings and the words of captions; not
 * `date 2026-01-28`, the credits, the byline and the sources. `within` are the stretches that count, so that a selection
 * of everything counts as much as the article does.
 */
export function counts(article: Article, within: readonly Span[] = [span(0, article.text.length)]): Counts {
  const sum = { words: 0, characters: 0, charactersNoSpaces: 0, paragraphs: 0, photos: 0 };
  for (const block of article.blocks) {
    const counted = within.map((where) => intersection(countedIn(block), where)).filter((where) => where !== undefined);
    for (const where of counted) {
      const text = article.text.slice(where.start, where.end).normalize('NFC');
      sum.words += countWords(article.text, where);
      sum.characters += [...text].length;
      sum.charactersNoSpaces += [...text.replace(/\s/gu, '')].length;
    }
    if (block.kind === 'caption') sum.photos += within.some((where) => intersection(block.span, where)) ? 1 : 0;
    else if (counted.length > 0 && (block.kind === 'lead' || block.kind === 'paragraph')) sum.paragraphs++;
  }
  return { ...sum, minutes: Math.ceil(sum.words / WORDS_PER_MINUTE) };
}

/** What of a block counts: empty where nothing does. */
export function countedIn(block: Block): Span {
  switch (block.kind) {
    case 'dateLine':
      return block.headline;
    case 'caption':
      return block.text;
    case 'byline':
    case 'sources':
      return span(block.span.start, block.span.start);
    default:
      return block.span;
  }
}

function intersection(a: Span, b: Span): Span | undefined {
  const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
  return start < end ? span(start, end) : undefined;
}
