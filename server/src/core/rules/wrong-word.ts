import { type Article } from '../article';
import { type Lexicon } from '../lexicon';
import { capitalsAt } from '../names';
import { isGuarded, phraseAt } from '../phrases';
import { proseOf, tokensIn } from '../prose';
import { articleRule } from '../rule';
import { STATUS, scan } from '../scan';
import { mayOpenSentence } from '../sentences';
import { doubts, levels } from '../spelling/judge';
import { edited, type Edit, replace, span, type Span } from '../text';
import { inCaseOf } from '../vietnamese/capitals';
import { NONE } from '../vietnamese/syllables';
import { placeTone, toneStyle } from '../vietnamese/tones';

export default articleRule({
  id: 'wrong-word',
  severity: 'warning',
  listable: 'words',
  sentences: {
    wrong: '“{written}” should be “{right}”',
    style: '“{written}” is usually written “{right}”',
    unlikely: '“{written}” hardly fits here: is it “{right}”?',
    replace: 'Write “{right}”',
  },
  *check({ article, lexicon, style, spelling }) {
    const listed = [...listedWords(article, lexicon)];
    for (const { span: where, written, right, edits, isStyle } of listed)
      yield {
        span: where,
        message: isStyle ? 'style' : 'wrong',
        values: { written, right },
        ...(isStyle && { severity: 'hint' }),
        fixes: [{ title: 'replace', values: { right }, edits, safe: !isStyle }],
      };
    const tokens = scan(article);
    for (const { token, odds, readings } of doubts(article, lexicon)) {
      // What is no syllable at all is another rule's to tell.
      if (odds < levels[spelling] || tokens.traits[token]! >> STATUS === NONE) continue;
      const where = span(tokens.start[token]!, tokens.end[token]!);
      if (listed.some((other) => other.span.start < where.end && where.start < other.span.end)) continue;
      const written = article.text.slice(where.start, where.end);
      const newStyle = style.toneMarks === 'new' || toneStyle(written) === 'new';
      const meant = readings.map((reading) => inCaseOf(written, newStyle ? placeTone(reading, 'new') : reading));
      yield {
        span: where,
        message: 'unlikely',
        values: { written, right: meant[0]! },
        fixes: meant.map((right) => ({ title: 'replace', values: { right }, edits: [replace(where, right)] })),
      };
    }
  },
});

interface Listed {
  readonly span: Span;
  readonly written: string;
  readonly right: string;
  readonly edits: readonly Edit[];
  readonly isStyle: boolean;
}

/** The confusions that stand in the newsroom's list, whatever stands around them: `sử lý`. */
function* listedWords(article: Article, lexicon: Lexicon): Iterable<Listed> {
  const { text } = article;
  const tokens = scan(article);
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      const phrase = phraseAt(lexicon.confusions, text, tokens, token, to);
      if (!phrase) continue;
      const first = token;
      const end = first + phrase.words.length;
      const { right: meant, style: isStyle, guards } = phrase.entry;
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
      yield { span: where, written, right: edited(text, where, edits), edits, isStyle };
      token = end - 1;
    }
  }
}
