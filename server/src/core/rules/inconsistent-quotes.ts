import { type Article, type Block } from '../article';
import { prevailing } from '../notation';
import { tokensIn } from '../prose';
import { type Quotation, quotations } from '../quotes';
import { articleRule } from '../rule';
import { scan } from '../scan';
import { type Edit, replace, span } from '../text';

export default articleRule({
  id: 'inconsistent-quotes',
  severity: 'warning',
  sentences: {
    straight: 'Straight quotation marks, while the rest of the article has curly ones',
    curly: 'Curly quotation marks, while the rest of the article has straight ones',
    mixed: 'The quotation opens with one kind of mark and closes with the other',
    houseCurly: 'Straight quotation marks; the house style is “…”',
    houseStraight: 'Curly quotation marks; the house style is "…"',
    makeCurly: 'Write “…”',
    makeStraight: 'Write "…"',
  },
  *check({ article, style }) {
    const all = article.blocks.flatMap((block) => quotationsOf(article, block));
    const house = style.quotes !== 'consistent';
    // A quotation with one mark of each kind speaks for neither.
    const forms = all.filter(isWhole).map(({ open, close }) => (open ?? close)!.curly);
    const curly = house ? style.quotes === 'curly' : (prevailing(forms) ?? true);
    for (const quotation of all) {
      if (!quotation.open?.sure || quotation.close?.sure === false) continue;
      const edits = editsTo(curly, quotation);
      if (edits.length === 0) continue;
      const message = house ? (curly ? 'houseCurly' : 'houseStraight') : curly ? 'straight' : 'curly';
      yield {
        span: edits[0]!.span,
        message: isWhole(quotation) ? message : 'mixed',
        fixes: [{ title: curly ? 'makeCurly' : 'makeStraight', edits, safe: true }],
      };
    }
  },
});

/**
 * The quotations of a block that have both marks, or that open the paragraph and run on. In a headline double marks
 * are wrong in themselves, and one quotation within another takes single marks: both are for others to judge.
 */
function quotationsOf(article: Article, block: Block): Quotation[] {
  if (block.kind === 'dateLine' || block.kind === 'sources') return [];
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, block.span);
  return quotations(article.text, tokens, from, to).filter(
    ({ open, close, nested }) => !nested && open && (close !== undefined || open.at === block.span.start),
  );
}

const isWhole = ({ open, close }: Quotation): boolean => !open || !close || open.curly === close.curly;

function editsTo(curly: boolean, { open, close }: Quotation): Edit[] {
  const edits: Edit[] = [];
  if (open && open.curly !== curly) edits.push(replace(span(open.at, open.at + 1), curly ? '“' : '"'));
  if (close && close.curly !== curly) edits.push(replace(span(close.at, close.at + 1), curly ? '”' : '"'));
  return edits;
}
