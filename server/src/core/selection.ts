import { type Article, blockAt } from './article';
import { type Entry } from './entry';
import { sentenceEnds } from './ignore';
import { proseOf, tokensIn } from './prose';
import { quotations } from './quotes';
import { mentionAt } from './same-name';
import { scan } from './scan';
import { type Span, span } from './text';

/**
 * What is selected step by step round an offset, each stretch within the next: syllable, name, what a quotation holds, the
 * quotation with its marks, sentence, the sentences of a block, block, article.
 */
export function selections(article: Article, entry: Pick<Entry, 'mentions'>, offset: number): Span[] {
  const { text } = article;
  const found: Span[] = [];
  const add = (where: Span | undefined): void => {
    if (where && where.start <= offset && offset <= where.end && where.end > where.start) found.push(where);
  };
  const block = blockAt(article, offset);
  if (block) {
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.span);
    for (let token = from; token < to; token++) add(span(tokens.start[token]!, tokens.end[token]!));
    add(mentionAt(entry, offset)?.span);
    for (const { open, close } of quotations(text, tokens, from, to)) {
      if (!open || !close) continue;
      add(span(open.at + 1, close.at));
      add(span(open.at, close.at + 1));
    }
    const prose = proseOf(block);
    let start = prose.start;
    for (const end of sentenceEnds(text, prose)) {
      add(span(start, end));
      start = end;
      while (start < prose.end && /\s/.test(text[start]!)) start++;
    }
    add(prose);
    add(block.span);
  }
  add(span(0, text.length));
  return nested(found);
}

/** From the shortest on, each with the one before it inside; a sentence that begins in the middle of a quotation is left out. */
function nested(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const next of [...spans].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = chain.at(-1);
    if (!last || (next.start <= last.start && last.end <= next.end && next.end - next.start > last.end - last.start))
      chain.push(next);
  }
  return chain;
}
