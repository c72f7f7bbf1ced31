import { spacedDashes, wantedDash } from '../dashes';
import { articleRule } from '../rule';
import { replace } from '../text';

export default articleRule({
  id: 'inconsistent-dashes',
  severity: 'warning',
  sentences: {
    house: 'The house style is “{dash}”',
    mixed: 'This dash differs from the others in the article, which are “{dash}”',
    replace: 'Write “{dash}”',
  },
  *check({ article, style }) {
    const dash = wantedDash(article, style);
    if (dash === undefined) return;
    for (const where of spacedDashes(article)) {
      if (article.text[where.start] === dash) continue;
      yield {
        span: where,
        message: style.dash === 'consistent' ? 'mixed' : 'house',
        values: { dash },
        fixes: [{ title: 'replace', values: { dash }, edits: [replace(where, dash)], safe: true }],
      };
    }
  },
});
