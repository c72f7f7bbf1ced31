import { isGuarded, phraseAt } from '../phrases';
import { proseOf, tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { replace, span } from '../text';
import { inCaseOf } from '../vietnamese/capitals';

export default blockRule({
  id: 'redundant-words',
  severity: 'hint',
  sentences: {
    redundant: '“{written}” says one thing twice: “{short}” is enough',
    shorten: 'Write “{short}”',
  },
  *check({ article, block, lexicon }) {
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      const phrase = phraseAt(lexicon.redundantWords, text, tokens, token, to);
      if (!phrase) continue;
      const first = token;
      const end = first + phrase.words.length;
      if (isGuarded(phrase.entry.guards, text, tokens, first, end, from, to)) continue;
      const where = span(tokens.start[first]!, tokens.end[end - 1]!);
      const written = text.slice(where.start, where.end);
      const kept = phrase.entry.kept.map((at) => text.slice(tokens.start[first + at], tokens.end[first + at]));
      const short = inCaseOf(written, kept.join(' '));
      yield {
        span: where,
        message: 'redundant',
        values: { written, short },
        fixes: [{ title: 'shorten', values: { short }, edits: [replace(where, short)] }],
      };
      token = end - 1;
    }
  },
});
