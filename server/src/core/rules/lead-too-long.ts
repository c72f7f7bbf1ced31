import { blockRule } from '../rule';
import { beginning, beyondWords, countWords } from '../text';

export default blockRule({
  id: 'lead-too-long',
  severity: 'hint',
  options: { words: 60 },
  sentences: { long: 'The lead has {count} words, more than {most}' },
  *check({ article: { text }, block, options }) {
    if (block.kind !== 'lead') return;
    const beyond = beyondWords(text, block.span, options.words);
    if (beyond)
      yield {
        span: beginning(text, beyond),
        message: 'long',
        values: { count: countWords(text, block.span), most: options.words },
      };
  },
});
