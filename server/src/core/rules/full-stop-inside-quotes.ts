import { type Article, type Block } from '../article';
import { finalFullStop } from '../parse/marks';
import { tokensIn } from '../prose';
import { quotations } from '../quotes';
import { articleRule } from '../rule';
import { scan } from '../scan';
import { isSpace, span } from '../text';

export default articleRule({
  id: 'full-stop-inside-quotes',
  severity: 'hint',
  sentences: {
    inside: 'The full stop stands inside the quotation marks, while elsewhere in the article it stands outside',
  },
  *check({ article }) {
    const ends = article.blocks.flatMap((block) => quotedEnds(article, block));
    const inside = ends.filter((end) => end.inside);
    if (inside.length * 2 >= ends.length) return;
    for (const { at } of inside) yield { span: span(at - 1, at + 1), message: 'inside' };
  },
});

/**
 * Where a quotation within a sentence ends together with it: `.”` or `”.` A quotation that is a sentence of its own
 * keeps its stop.
 */
function quotedEnds(article: Article, block: Block): { at: number; inside: boolean }[] {
  const { text } = article;
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, block.span);
  const found: { at: number; inside: boolean }[] = [];
  for (const { open, close, nested } of quotations(text, tokens, from, to)) {
    if (!open || !close || nested || !goesOn(text, block.span.start, open.at)) continue;
    if (text[close.at + 1] === '.' && text[close.at + 2] !== '.') found.push({ at: close.at, inside: false });
    // The dot of `“T.L.”` is not the sentence's.
    else if (finalFullStop(text, span(open.at + 1, close.at))) found.push({ at: close.at, inside: true });
  }
  return found;
}

/** Whether the sentence begins before the quotation: `ông nói: “Tôi …”`. */
function goesOn(text: string, start: number, open: number): boolean {
  let at = open;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at > start && !'.?!…”"'.includes(text[at - 1]!);
}
