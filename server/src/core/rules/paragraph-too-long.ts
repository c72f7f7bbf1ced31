import { blockRule } from '../rule';
import { beginning, beyondWords, countWords } from '../text';

export default blockRule({
  id: 'paragraph-too-long',
  severity: 'hint',
  options: { words: 140 },
  sentences: { long: 'The paragraph has {count} words, more than {most}' },
  *check({ article: { text }, block, options }) {
    if (block.kind !== 'paragraph') return;
    const beyond = beyondWords(text, block.span, options.words);
    if (beyond)
      yield {
        span: beginning(text, beyond),
        message: 'long',
        values: { count: countWords(text, block.span), most: options.words },
      };
  },
});
