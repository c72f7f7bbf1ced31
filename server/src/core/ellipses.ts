import { type Article } from './article';
import { prevailing } from './notation';
import { proseOf, signOf, tokensIn, touches } from './prose';
import { type Scan, scan } from './scan';
import { type Span, span } from './text';

/** Each `…` and each `...` of an article; runs of other lengths are slips. */
export function ellipses(article: Article): Span[] {
  const { text } = article;
  const tokens = scan(article);
  const found: Span[] = [];
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      if (!isDot(signOf(text, tokens, token))) continue;
      const last = lastDot(text, tokens, token, to);
      const where = span(tokens.start[token]!, tokens.end[last]!);
      if (isEllipsis(text, where)) found.push(where);
      token = last;
    }
  }
  return found;
}

/** How the article mostly writes its ellipses, `…` or `...`; undefined where it has none. */
export const usualEllipsis = (article: Article): string | undefined =>
  prevailing(ellipses(article).map(({ start, end }) => article.text.slice(start, end)));

/** Of full stops and ellipses that touch, beginning with this token, the last one. */
export function lastDot(text: string, tokens: Scan, token: number, to: number): number {
  let last = token;
  while (last + 1 < to && touches(tokens, last + 1) && isDot(signOf(text, tokens, last + 1))) last++;
  return last;
}

export const isDot = (code: number): boolean => code === 0x2e || code === 0x2026;

const isEllipsis = (text: string, { start, end }: Span): boolean =>
  end - start === 1 ? text[start] === '…' : end - start === 3 && text.startsWith('...', start);
