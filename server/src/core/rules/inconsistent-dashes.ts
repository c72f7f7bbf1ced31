import { DASHES, spacedDashes } from '../dashes';
import { prevailing } from '../notation';
import { proseOf } from '../prose';
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
    const dashes = article.blocks.flatMap((block) => spacedDashes(article, proseOf(block)));
    const house = style.dash !== 'consistent';
    const dash = house ? DASHES[style.dash] : prevailing(dashes.map(({ start }) => article.text[start]!));
    if (dash === undefined) return;
    for (const where of dashes) {
      if (article.text[where.start] === dash) continue;
      yield {
        span: where,
        message: house ? 'house' : 'mixed',
        values: { dash },
        fixes: [{ title: 'replace', values: { dash }, edits: [replace(where, dash)], safe: true }],
      };
    }
  },
});
