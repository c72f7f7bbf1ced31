import { type Article, type Block } from '../article';
import { tokensIn } from '../prose';
import { type QuoteMark, quotations } from '../quotes';
import { articleRule } from '../rule';
import { scan } from '../scan';
import { span } from '../text';

export default articleRule({
  id: 'unbalanced-quotes',
  severity: 'warning',
  sentences: {
    open: 'This quotation is not closed',
    close: 'This quotation mark closes nothing',
    reversed: 'This quotation mark is the wrong way round',
  },
  *check({ article }) {
    let running: QuoteMark | undefined;
    for (const block of article.blocks) {
      if (block.kind === 'sources') continue;
      const { opened, closed, reversed } = looseMarks(article, block);
      for (const mark of reversed) yield { span: spanOf(mark), message: 'reversed' };
      if (block.kind === 'lead' || block.kind === 'paragraph') {
        // A quotation may run over paragraphs: each opens anew, or only the last one closes.
        if (running) {
          if (opensWithQuote(article, block)) running = undefined;
          else if (closed.length > 0) {
            running = undefined;
            closed.shift();
          } else if (opened.length > 0) {
            yield { span: spanOf(running), message: 'open' };
            running = undefined;
          }
        }
        running = opened.pop() ?? running;
      }
      for (const mark of opened) yield { span: spanOf(mark), message: 'open' };
      for (const mark of closed) yield { span: spanOf(mark), message: 'close' };
    }
    if (running) yield { span: spanOf(running), message: 'open' };
  },
});

/** The marks of a block that have no partner in it, and those that are drawn the wrong way round. */
function looseMarks(
  article: Article,
  block: Block,
): { opened: QuoteMark[]; closed: QuoteMark[]; reversed: QuoteMark[] } {
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, block.span);
  const opened: QuoteMark[] = [];
  const closed: QuoteMark[] = [];
  const reversed: QuoteMark[] = [];
  for (const { open, close } of quotations(article.text, tokens, from, to)) {
    if (open?.reversed) reversed.push(open);
    else if (open && !close) opened.push(open);
    if (close?.reversed) reversed.push(close);
    else if (close && !open) closed.push(close);
  }
  return { opened, closed, reversed };
}

const opensWithQuote = ({ text }: Article, { span: { start } }: Block): boolean =>
  text[start] === '“' || text[start] === '"' || text[start] === '”';

const spanOf = ({ at }: QuoteMark) => span(at, at + 1);
