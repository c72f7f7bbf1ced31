import { type Article } from './article';
import { signOf, tokensIn, touches } from './prose';
import { NUMBER, type Scan, WORD, scan } from './scan';
import { endsPhrase } from './spacing';
import { type Span, span } from './text';

/** The dashes of house style. */
export const DASHES = { en: '–', hyphen: '-' } as const;

const [HYPHEN, EN, EM] = [0x2d, 0x2013, 0x2014];
const isDash = (code: number): boolean => code === HYPHEN || code === EN || code === EM;

/**
 * The dashes with white space on both sides, behind a word: no bullets, and none between two numbers, where one cannot
 * tell a range from a score.
 */
export function spacedDashes(article: Article, where: Span): Span[] {
  const found: Span[] = [];
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, where);
  for (let token = from + 1; token + 1 < to; token++) {
    if (!isDash(signOf(article.text, tokens, token)) || touches(tokens, token) || touches(tokens, token + 1)) continue;
    if (!endsPhrase(article.text, tokens, token - 1)) continue;
    if (tokens.kind[token - 1] === NUMBER && tokens.kind[token + 1] === NUMBER) continue;
    found.push(span(tokens.start[token]!, tokens.end[token]!));
  }
  return found;
}

/** Where the space is missing, if a token is a dash between two words with a space on one side only. */
export function oneSidedDash(text: string, tokens: Scan, token: number): number | undefined {
  if (!isDash(signOf(text, tokens, token))) return undefined;
  const before = touches(tokens, token);
  const after = touches(tokens, token + 1);
  if (before === after || tokens.kind[token - 1] !== WORD || tokens.kind[token + 1] !== WORD) return undefined;
  return before ? tokens.start[token]! : tokens.end[token]!;
}
