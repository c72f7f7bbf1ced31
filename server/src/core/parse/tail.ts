import { type Article, type Block, textOf } from '../article';
import { type Lexicon, isKnownSource } from '../lexicon';
import { countWords } from '../text';
import { hasEndMark } from './marks';

/** Up to how many words a last line may have that could be a byline or sources in a form nobody foresaw. */
const FEW_WORDS = 14;

/** A short line without an end mark: what stands there at an article's end cannot be told, or is still being written. */
export function isUnfinished(article: Article, block: Block): boolean {
  if (block.kind === 'caption' || block.kind === 'byline' || block.kind === 'sources') return false;
  return !hasEndMark(article.text, block.span) && countWords(article.text, block.span) <= FEW_WORDS;
}

/** `Theo NHK Tuấn Anh`, `Minh Hằng (TTXVN)`, `… (Theo Reuters)`: a last line that says whom it is from. */
export function namesSource(article: Article, block: Block, lexicon: Lexicon): boolean {
  const line = textOf(article, { start: Math.max(block.span.start, block.span.end - 120), end: block.span.end });
  if (block.kind === 'byline' && /(?:^|[^\p{L}])(?:theo|nguồn)(?!\p{L})/iu.test(line)) return true;
  const bracket = /\(([^()]{2,80})\)\.?$/u.exec(line)?.[1];
  if (
    bracket !== undefined &&
    (/^(?:theo|nguồn)(?!\p{L})/iu.test(bracket) || bracket.split('/').some((name) => isKnownSource(lexicon, name)))
  )
    return true;
  return block.kind === 'byline' && line.split(/[/,]|\s[-–]\s/u).some((name) => isKnownSource(lexicon, name.trim()));
}
