import { capitalsAt, miscapitalisedAt } from '../names';
import { proseOf, tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { type Edit, edited, replace, span } from '../text';
import { lowerOf, upperOf } from '../vietnamese/letters';

export default blockRule({
  id: 'miscapitalised-name',
  severity: 'error',
  listable: 'names',
  sentences: {
    capitals: '“{written}” is written “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article, block, lexicon }) {
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      const name = miscapitalisedAt(text, tokens, token, from, to, lexicon);
      if (!name) continue;
      const count = name.words.length;
      const where = span(tokens.start[token]!, tokens.end[token + count - 1]!);
      const differs = (capitalsAt(tokens, token, count) ?? 0) ^ name.entry.capitals;
      // Letter by letter, so that the words keep their way of placing tones.
      const edits: Edit[] = [];
      for (let at = 0; at < count; at++) {
        if (((differs >> at) & 1) === 0) continue;
        const start = tokens.start[token + at]!;
        const letter = text.charCodeAt(start);
        const other = (name.entry.capitals >> at) & 1 ? upperOf(letter) : lowerOf(letter);
        edits.push(replace(span(start, start + 1), String.fromCharCode(other)));
      }
      const right = edited(text, where, edits);
      yield {
        span: where,
        message: 'capitals',
        values: { written: text.slice(where.start, where.end), right },
        fixes: [{ title: 'replace', values: { right }, edits, safe: true }],
      };
      token += count - 1;
    }
  },
});
