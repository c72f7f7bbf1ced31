import { type Block } from './article';
import { SIGN, type Scan } from './scan';
import { type Span, span } from './text';

/** What of a block is written in sentences: the headline, a caption without its credit; of sources and bylines nothing. */
export function proseOf(block: Block): Span {
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

/** The tokens that begin within a span: those from `from` up to, not including, `to`. */
export function tokensIn(tokens: Scan, { start, end }: Span): { readonly from: number; readonly to: number } {
  return { from: firstFrom(tokens, start), to: firstFrom(tokens, end) };
}

/** The code unit of a token that is a sign; 0 for every other token, and for the numbers before the first and after the last. */
export function signOf(text: string, tokens: Scan, token: number): number {
  return tokens.kind[token] === SIGN ? text.charCodeAt(tokens.start[token]!) : 0;
}

/** Whether no white space stands between a token and the one before it; false for the first. */
export function touches(tokens: Scan, token: number): boolean {
  return token > 0 && tokens.end[token - 1] === tokens.start[token];
}

/** The first token that begins at an offset or behind it. */
function firstFrom(tokens: Scan, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
