import { signOf, tokensIn, touches } from '../prose';
import { blockRule } from '../rule';
import { ADDRESS, SIGN, type Scan, scan } from '../scan';
import { span } from '../text';

export default blockRule({
  id: 'unbalanced-brackets',
  severity: 'warning',
  sentences: {
    open: '“{bracket}” is not closed',
    close: '“{bracket}” closes nothing',
  },
  *check({ article, block }) {
    if (block.kind === 'sources') return;
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.span);
    const open: number[] = [];
    const loose: number[] = [];
    for (let token = from; token < to; token++) {
      const sign = signOf(text, tokens, token);
      if (!isBracket(sign) || isFace(text, tokens, from, token)) continue;
      if (sign === ROUND || sign === SQUARE) open.push(token);
      else {
        const last = open.at(-1);
        if (last !== undefined && signOf(text, tokens, last) === (sign === ROUND_END ? ROUND : SQUARE)) open.pop();
        else if (!needsNoPartner(tokens, from, token)) loose.push(token);
      }
    }
    for (const token of [...open, ...loose].sort((a, b) => a - b)) {
      const where = span(tokens.start[token]!, tokens.end[token]!);
      const bracket = text[where.start]!;
      yield { span: where, message: '(['.includes(bracket) ? 'open' : 'close', values: { bracket } };
    }
  },
});

/** `1)`, `a)`, `iii)`: the bracket behind an item's number or letter has no partner; that of an address lies within it. */
function needsNoPartner(tokens: Scan, from: number, bracket: number): boolean {
  const item = bracket - 1;
  if (item < from || !touches(tokens, bracket)) return false;
  if (tokens.kind[item] === ADDRESS) return true;
  if (tokens.end[item]! - tokens.start[item]! > 3) return false;
  return item === from || !touches(tokens, item) || tokens.kind[item - 1] === SIGN;
}

/** `:)`, `=))`, `:(` */
function isFace(text: string, tokens: Scan, from: number, bracket: number): boolean {
  let at = bracket;
  while (at > from && bracket - at < 5 && touches(tokens, at) && isBracket(signOf(text, tokens, at))) at--;
  const eyes = signOf(text, tokens, at);
  return at < bracket && touches(tokens, bracket) && (eyes === 0x3a || eyes === 0x3d || eyes === 0x3b);
}

const isBracket = (code: number): boolean =>
  code === ROUND || code === ROUND_END || code === SQUARE || code === SQUARE_END;
const [ROUND, ROUND_END, SQUARE, SQUARE_END] = [0x28, 0x29, 0x5b, 0x5d];
