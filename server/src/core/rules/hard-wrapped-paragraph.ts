import { gapBefore } from '../article';
import { wrappedLines } from '../parse/wraps';
import { articleRule } from '../rule';
import { type Edit, lastWord, replace } from '../text';

export default articleRule({
  id: 'hard-wrapped-paragraph',
  severity: 'warning',
  sentences: {
    wrapped: 'A line ends here in the middle of the sentence',
    join: 'Join the lines',
  },
  *check({ article }) {
    const wrapped = wrappedLines(article);
    for (let index = 1; index < article.blocks.length; index++) {
      if (!wrapped.has(index)) continue;
      const first = article.blocks[index - 1]!;
      const edits: Edit[] = [];
      for (; wrapped.has(index); index++) edits.push(replace(gapBefore(article, index), ' '));
      yield { span: lastWord(article.text, first.span), message: 'wrapped', fixes: [{ title: 'join', edits }] };
    }
  },
});
