import { blocksOf, textOf } from '../article';
import { articleRule } from '../rule';
import { countWords } from '../text';

/** Shorter ones (`Tổng thống Putin`) may well stand under two photos. */
const FEWEST_WORDS = 4;

export default articleRule({
  id: 'repeated-caption',
  severity: 'warning',
  sentences: { repeated: 'The same caption stands under an earlier photo' },
  *check({ article }) {
    const seen = new Set<string>();
    for (const { text } of blocksOf(article, 'caption')) {
      if (countWords(article.text, text) < FEWEST_WORDS) continue;
      const key = textOf(article, text)
        .normalize('NFC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      if (seen.has(key)) yield { span: text, message: 'repeated' };
      seen.add(key);
    }
  },
});
