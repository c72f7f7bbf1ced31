import { tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { isBeforeMark } from '../spacing';
import { replace, span } from '../text';

export default blockRule({
  id: 'non-breaking-space',
  severity: 'hint',
  sentences: {
    special: 'A special space in place of an ordinary one',
    plain: 'Write an ordinary space',
  },
  *check({ article, block }) {
    const { text } = article;
    if (!SPECIAL.test(text.slice(block.span.start, block.span.end))) return;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.span);
    for (let token = from + 1; token < to; token++) {
      const gap = span(tokens.end[token - 1]!, tokens.start[token]!);
      if (!SPECIAL.test(text.slice(gap.start, gap.end)) || isBeforeMark(text, tokens, token)) continue;
      yield { span: gap, message: 'special', fixes: [{ title: 'plain', edits: [replace(gap, ' ')], safe: true }] };
    }
  },
});

/** U+00A0 and its kin: white space that is neither a plain space nor a tab nor the end of a line. */
const SPECIAL = /[\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;
