import { blocksOf } from '../article';
import { articleRule } from '../rule';

export default articleRule({
  id: 'duplicate-date-line',
  severity: 'error',
  sentences: { duplicate: 'A second date line: an article has one' },
  *check({ article }) {
    const lines = blocksOf(article, 'dateLine').filter(({ keyword }) => keyword);
    for (const { keyword } of lines.slice(1)) if (keyword) yield { span: keyword, message: 'duplicate' };
  },
});
