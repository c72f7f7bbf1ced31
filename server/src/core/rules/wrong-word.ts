import { capitalsAt } from '../names';
import { isGuarded, phraseAt } from '../phrases';
import { proseOf, tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { mayOpenSentence } from '../sentences';
import { edited, replace, span } from '../text';
import { inCaseOf } from '../vietnamese/capitals';
import { placeTone, toneStyle } from '../vietnamese/tones';

export default blockRule({
  id: 'wrong-word',
  severity: 'warning',
  listable: 'words',
  sentences: {
    wrong: '“{written}” should be “{right}”',
    style: '“{written}” is usually written “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article, block, lexicon }) {
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      const phrase = phraseAt(lexicon.confusions, text, tokens, token, to);
      if (!phrase) continue;
      const first = token;
      const end = first + phrase.words.length;
      const { right: meant, style, guards } = phrase.entry;
      const capitals = capitalsAt(tokens, first, end - first);
      // With a capital inside a sentence it is a name, or the end of one: `miền Bắc buộc phải`.
      if (capitals !== 0 && (capitals !== 1 || !mayOpenSentence(text, tokens, first, from))) continue;
      if (isGuarded(guards, text, tokens, first, end, from, to)) continue;
      const where = span(tokens.start[first]!, tokens.end[end - 1]!);
      const written = text.slice(where.start, where.end);
      if (lexicon.ownWords.has(written.normalize('NFC').toLowerCase())) continue;
      const edits = meant.split(' ').flatMap((word, at) => {
        const place = span(tokens.start[first + at]!, tokens.end[first + at]!);
        const own = text.slice(place.start, place.end);
        if (placeTone(phrase.words[at]!, 'old') === word) return [];
        return [replace(place, inCaseOf(own, toneStyle(own) === 'new' ? placeTone(word, 'new') : word))];
      });
      const right = edited(text, where, edits);
      yield {
        span: where,
        message: style ? 'style' : 'wrong',
        values: { written, right },
        ...(style && { severity: 'hint' }),
        fixes: [{ title: 'replace', values: { right }, edits, safe: !style }],
      };
      token = end - 1;
    }
  },
});
