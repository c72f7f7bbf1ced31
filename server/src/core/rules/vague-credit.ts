import { looseKey } from '../lexicon';
import { blockRule } from '../rule';

export default blockRule({
  id: 'vague-credit',
  severity: 'hint',
  sentences: { vague: '“{name}” does not say who took the picture' },
  *check({ article, block, lexicon }) {
    if (block.kind !== 'caption') return;
    for (const where of block.names) {
      const name = article.text.slice(where.start, where.end);
      if (lexicon.vagueCredits.has(looseKey(name))) yield { span: where, message: 'vague', values: { name } };
    }
  },
});
