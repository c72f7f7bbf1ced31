import { type Article, type Block, isAdjacent } from '../article';
import { type Span, firstWord, lastWord } from '../text';
import { hasEndMark } from './marks';

/** A text with a wider line than this was not cut by a program that wraps. */
const WIDEST = 130;
/** After these a sentence goes on, whatever the next line begins with. */
const GOES_ON = new Set(
  'của và với các những là trong tại cho từ đến về do bởi ở để mà như khi vào theo giữa không được bị sẽ đã đang một hoặc hay cùng'.split(
    ' ',
  ),
);

/**
 * The indexes of the blocks that only continue the line above: text that was cut into lines, by a program or by a slip
 * of the Enter key. Each physical line is a block, so that a hard-wrapped paragraph is several.
 */
export function wrappedLines(article: Article): ReadonlySet<number> {
  const wrapped = new Set<number>();
  for (let index = 1; index < article.blocks.length; index++)
    if (isAdjacent(article, index) && breaksSentence(article, index)) wrapped.add(index);
  const width = wrapped.size < 2 ? Infinity : widthOf(article);
  if (width <= WIDEST)
    for (let index = 2; index < article.blocks.length; index++)
      if (isAdjacent(article, index) && fills(article, index, width)) wrapped.add(index);
  return wrapped;
}

/** The line above has no end mark, and this one goes on in lower case, or that one ends in a comma or a word like `của`. */
function breaksSentence({ text, blocks }: Article, index: number): boolean {
  const [above, block] = [blocks[index - 1]!, blocks[index]!];
  if (above.kind === 'sources') return block.kind !== 'dateLine' && text[above.span.end - 1] === ',';
  const upper = textAbove(above);
  if (!upper || !isText(block) || hasEndMark(text, upper)) return false;
  const head = text.slice(block.span.start, block.span.start + 4);
  const lower = /^["“‘'(]?\p{Ll}/u.test(head);
  if (above.kind === 'dateLine') return lower && length(block.span) <= 100 && !hasEndMark(text, block.span);
  // Two short lines may be verse, a list or a table.
  if (length(upper) < 40 && length(block.span) < 60) return false;
  if (lower) return !/^\p{Ll}[.)]/u.test(head);
  if (!/^["“‘'(]?[\p{L}\p{N}]/u.test(head) || /^\d{1,2}[.)]/.test(head)) return false;
  return text[upper.end - 1] === ',' || GOES_ON.has(text.slice(lastWord(text, upper).start, upper.end));
}

/** In a text that a program wrapped: the first word of this line would not have found room on the line above. */
function fills({ text, blocks }: Article, index: number, width: number): boolean {
  const [above, block] = [blocks[index - 1]!, blocks[index]!];
  if (above.kind === 'dateLine' || !isText(above) || !isText(block)) return false;
  return length(above.span) + 1 + length(firstWord(text, block.span)) > width;
}

/** The longest line of the running text. */
function widthOf(article: Article): number {
  let width = 0;
  for (const block of article.blocks) if (isText(block)) width = Math.max(width, length(block.span));
  return width;
}

/** What of a block can run on to the next line. */
function textAbove(block: Block): Span | undefined {
  if (block.kind === 'dateLine') return block.keyword && length(block.headline) > 0 ? block.headline : undefined;
  return isText(block) && block.kind !== 'caption' ? block.span : undefined;
}

/** A line that is only a credit stands for itself. */
function isText(block: Block): boolean {
  if (block.kind === 'caption') return length(block.text) > 0;
  return block.kind === 'lead' || block.kind === 'paragraph' || block.kind === 'subheading';
}

const length = ({ start, end }: Span): number => end - start;
