import { isGuarded } from '../phrases';
import { proseOf, tokensIn, touches } from '../prose';
import { blockRule } from '../rule';
import { type Scan, WORD, scan } from '../scan';
import { remove, span } from '../text';
import { lowerCase } from '../vietnamese/capitals';

export default blockRule({
  id: 'repeated-word',
  severity: 'warning',
  sentences: {
    repeated: '“{word}” is written twice',
    remove: 'Remove the second “{word}”',
  },
  *check({ article, block, lexicon }) {
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token + 1 < to; token++) {
      if (!isRepeated(text, tokens, token)) continue;
      let last = token + 1;
      while (last + 1 < to && isRepeated(text, tokens, last)) last++;
      const first = token;
      token = last;
      const word = text.slice(tokens.start[first], tokens.end[first]);
      const guards = lexicon.functionWords.get(lowerCase(word.normalize('NFC')));
      if (!guards || isGuarded(guards, text, tokens, first, last + 1, from, to)) continue;
      // `đi đi lại lại`: whoever doubles the neighbour, too, plays with words.
      if (first >= from + 2 && isRepeated(text, tokens, first - 2)) continue;
      if (last + 2 < to && isRepeated(text, tokens, last + 1)) continue;
      // `các các-bon`, `Yo-Yo`
      if (isHyphenated(text, tokens, first, last)) continue;
      yield {
        span: span(tokens.start[first]!, tokens.end[last]!),
        message: 'repeated',
        values: { word },
        fixes: [
          {
            title: 'remove',
            values: { word },
            edits: [remove(span(tokens.end[first]!, tokens.end[last]!))],
            safe: true,
          },
        ],
      };
    }
  },
});

/** Whether the next word is the same, letter case included, with nothing but white space between. */
function isRepeated(text: string, tokens: Scan, token: number): boolean {
  if (tokens.hash[token] !== tokens.hash[token + 1] || tokens.kind[token] !== WORD || tokens.kind[token + 1] !== WORD)
    return false;
  const [start, next] = [tokens.start[token]!, tokens.start[token + 1]!];
  const length = tokens.end[token]! - start;
  if (touches(tokens, token + 1) || tokens.end[token + 1]! - next !== length) return false;
  for (let at = 0; at < length; at++) if (text.charCodeAt(start + at) !== text.charCodeAt(next + at)) return false;
  return true;
}

const isHyphenated = (text: string, tokens: Scan, first: number, last: number): boolean =>
  text[tokens.start[first]! - 1] === '-' || text[tokens.end[last]!] === '-';
