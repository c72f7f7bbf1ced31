import { textOf } from '../article';
import { mayBeLegacy } from '../legacy';
import { proseOf, tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { replace, span } from '../text';
import { residueAt } from '../words';

/** A light bulb with more entries helps nobody. */
const MOST_FIXES = 3;

export default blockRule({
  id: 'typing-residue',
  severity: 'error',
  listable: 'words',
  sentences: {
    residue: '“{word}” still holds keys of the input method: is it “{right}”?',
    replace: 'Write “{right}”',
  },
  *check({ article, block, lexicon }) {
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      const readings = residueAt(text, tokens, token, from, to, lexicon);
      const [right] = readings;
      if (right === undefined) continue;
      // In an old encoding these are letters, to be decoded with the rest.
      if (mayBeLegacy(textOf(article, block.span))) return;
      const where = span(tokens.start[token]!, tokens.end[token]!);
      yield {
        span: where,
        message: 'residue',
        values: { word: textOf(article, where), right },
        fixes: readings.slice(0, MOST_FIXES).map((reading) => ({
          title: 'replace',
          values: { right: reading },
          edits: [replace(where, reading)],
          safe: readings.length === 1,
        })),
      };
    }
  },
});
