import { type Article, type Block, isAdjacent } from '../article';
import { hasEndMark } from '../parse/marks';
import { wrappedLines } from '../parse/wraps';
import { articleRule } from '../rule';
import { firstWord, insert } from '../text';

/** Up to this many characters a line may be one of a poem, a list or a table. */
const SHORT = 60;

export default articleRule({
  id: 'missing-blank-line',
  severity: 'warning',
  sentences: {
    missing: 'No blank line above',
    insert: 'Put in a blank line',
  },
  *check({ article }) {
    const wrapped = wrappedLines(article);
    for (const [index, { span }] of article.blocks.entries()) {
      if (!isAdjacent(article, index) || wrapped.has(index) || belongTogether(article, index)) continue;
      const at = lineStart(article.text, span.start);
      const end = article.text.slice(at - 2, at) === '\r\n' ? '\r\n' : article.text.slice(at - 1, at);
      const fix = { title: 'insert', edits: [insert(at, end)], safe: !mayGoOn(article, index) } as const;
      yield { span: firstWord(article.text, span), message: 'missing', fixes: [fix] };
    }
  },
});

/** Lines that stand on each other with reason, or whose fault another rule tells. */
function belongTogether({ text, blocks }: Article, index: number): boolean {
  const [above, block] = [blocks[index - 1]!, blocks[index]!];
  // The headline slipped to the next line, or a second article begins: other rules speak of it.
  if (above.kind === 'dateLine' && above.headline.start === above.headline.end) return true;
  if (block.kind === 'dateLine') return true;
  if (block.kind === 'byline') return above.kind === 'byline';
  // `Ảnh: AFP` right below its caption.
  if (block.kind === 'caption') return block.text.start === block.text.end;
  const line = text.slice(block.span.start, block.span.start + 5);
  if (/^(?:[-–—•*+▪●]|\d{1,2}[.)/]|\p{L}[.)])\s/u.test(line)) return true;
  return isShort(above) && isShort(block) && !(hasEndMark(text, above.span) && hasEndMark(text, block.span));
}

const isShort = ({ kind, span }: Block): boolean =>
  (kind === 'paragraph' || kind === 'subheading') && span.end - span.start <= SHORT;

/** A long line without an end mark may be half a sentence: a machine should not part it from the rest. */
function mayGoOn({ text, blocks }: Article, index: number): boolean {
  const above = blocks[index - 1]!;
  const running = above.kind === 'lead' || above.kind === 'paragraph' || above.kind === 'subheading';
  return running && above.span.end - above.span.start > SHORT && !hasEndMark(text, above.span);
}

/** Where the line that an offset stands in begins. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}
