import { isOneSided, wantedDash } from '../dashes';
import { proseOf, tokensIn } from '../prose';
import { articleRule } from '../rule';
import { scan } from '../scan';
import { replace, span } from '../text';

export default articleRule({
  id: 'one-sided-dash',
  severity: 'warning',
  sentences: {
    oneSided: 'The dash has a space on one side only',
    insert: 'Put a space on the other side, too',
  },
  *check({ article, style }) {
    const { text } = article;
    const tokens = scan(article);
    let wanted = wantedDash(article, style);
    for (const block of article.blocks) {
      if (block.kind === 'sources') continue;
      const { from, to } = tokensIn(tokens, block.kind === 'dateLine' ? block.headline : block.span);
      const prose = tokensIn(tokens, proseOf(block));
      for (let token = from + 1; token + 1 < to; token++) {
        if (!isOneSided(text, tokens, token)) continue;
        const where = span(tokens.end[token - 1]!, tokens.start[token + 1]!);
        // It joins the other dashes, and must not be the odd one among them.
        const own = text[tokens.start[token]!]!;
        const dash = prose.from < token && token < prose.to ? (wanted ??= own) : own;
        yield {
          span: where,
          message: 'oneSided',
          fixes: [{ title: 'insert', edits: [replace(where, ` ${dash} `)], safe: true }],
        };
      }
    }
  },
});
