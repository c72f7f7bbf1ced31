import { type Block } from '../article';
import { hasSeparator } from '../parse/credit';
import { tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { isBeforeMark } from '../spacing';
import { type Span, replace, span } from '../text';

export default blockRule({
  id: 'double-space',
  severity: 'hint',
  sentences: {
    double: 'More than one space between two words',
    single: 'Leave one space',
  },
  *check({ article, block }) {
    const { text } = article;
    const tokens = scan(article);
    // What stands before the headline is the formatter's business.
    const { from, to } = tokensIn(tokens, block.kind === 'dateLine' ? block.headline : block.span);
    for (let token = from + 1; token < to; token++) {
      const gap = span(tokens.end[token - 1]!, tokens.start[token]!);
      if (gap.end - gap.start < 2 || !isBlank(text, gap) || isBeforeMark(text, tokens, token)) continue;
      if (isReplaced(text, block, gap)) continue;
      yield { span: gap, message: 'double', fixes: [{ title: 'single', edits: [replace(gap, ' ')], safe: true }] };
    }
  },
});

/** Plain spaces and nothing else: the formatter takes out tabs, and no-break spaces have a rule of their own. */
function isBlank(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== 0x20) return false;
  return true;
}

/** Whether a rule about captions or sources puts something else here anyway. */
function isReplaced(text: string, block: Block, gap: Span): boolean {
  const within = ({ start, end }: Span): boolean => start <= gap.start && gap.end <= end;
  if (block.kind === 'caption') return within(block.separator) && !hasSeparator(text, block);
  if (block.kind !== 'sources') return false;
  return block.separators.some((it) => within(it) && !/^,\s+$/.test(text.slice(it.start, it.end)));
}
