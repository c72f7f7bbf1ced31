import { ellipses, usualEllipsis } from '../ellipses';
import { articleRule } from '../rule';
import { replace } from '../text';

export default articleRule({
  id: 'inconsistent-ellipsis',
  severity: 'hint',
  sentences: {
    mixed: 'The article mostly writes “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article }) {
    const right = usualEllipsis(article);
    if (right === undefined) return;
    for (const where of ellipses(article)) {
      if (article.text.startsWith(right, where.start)) continue;
      const edits = [replace(where, right)];
      yield {
        span: where,
        message: 'mixed',
        values: { right },
        fixes: [{ title: 'replace', values: { right }, edits }],
      };
    }
  },
});
