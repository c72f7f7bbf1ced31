import { textOf } from '../article';
import { blockRule } from '../rule';
import { beyondWords, countWords, span } from '../text';

export default blockRule({
  id: 'headline-too-long',
  severity: 'hint',
  options: { words: 20, characters: 100 },
  sentences: {
    words: 'The headline has {count} words, more than {most}',
    characters: 'The headline has {count} characters, more than {most}',
  },
  *check({ article, block, options }) {
    if (block.kind !== 'dateLine' || !block.keyword) return;
    const { text } = article;
    const beyond = beyondWords(text, block.headline, options.words);
    if (beyond) {
      yield {
        span: beyond,
        message: 'words',
        values: { count: countWords(text, block.headline), most: options.words },
      };
      return;
    }
    const count = textOf(article, block.headline).normalize('NFC').length;
    if (count <= options.characters) return;
    const start = text.lastIndexOf(' ', block.headline.start + options.characters) + 1;
    yield {
      span: span(Math.max(start, block.headline.start), block.headline.end),
      message: 'characters',
      values: { count, most: options.characters },
    };
  },
});
