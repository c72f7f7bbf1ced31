import { type Article } from './article';
import { prevailing } from './notation';
import { proseOf, signOf, tokensIn, touches } from './prose';
import { ALL_CAPITALS, LOWER_CASE, MIXED, NUMBER, type Scan, WORD, isWord, scan } from './scan';
import { type HouseStyle } from './settings';
import { endsPhrase, isNative } from './spacing';
import { type Span, span } from './text';

const DASHES = { en: '–', hyphen: '-' } as const;

/**
 * The dashes with white space on both sides, behind a word: no bullets, and none between two numbers, where nobody can
 * tell a range from a score. Those of credits and bylines are patterns of their own.
 */
export function spacedDashes(article: Article): Span[] {
  const found: Span[] = [];
  const { text } = article;
  const tokens = scan(article);
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from + 1; token + 1 < to; token++) {
      if (!isDash(signOf(text, tokens, token)) || touches(tokens, token) || touches(tokens, token + 1)) continue;
      if (!endsPhrase(text, tokens, token - 1) || (isNumber(tokens, token - 1) && isNumber(tokens, token + 1)))
        continue;
      if (!isInPlaceName(text, tokens, token)) found.push(span(tokens.start[token]!, tokens.end[token]!));
    }
  }
  return found;
}

/** The dash of the house, or else the one that the article mostly uses; undefined where it has none. */
export function wantedDash(article: Article, { dash }: HouseStyle): string | undefined {
  if (dash !== 'consistent') return DASHES[dash];
  return prevailing(spacedDashes(article).map(({ start }) => article.text[start]!));
}

/**
 * Whether a token is a dash between two words that lacks the space on one side. A hyphen with one space may also have
 * that one too many: `al- Qaeda`, `Jae- in`, `GD- ĐT`, `Bra- xin`. An en dash never joins a name.
 */
export function isOneSided(text: string, tokens: Scan, token: number): boolean {
  const dash = signOf(text, tokens, token);
  if (!isDash(dash)) return false;
  const [before, after] = [token - 1, token + 1];
  if (touches(tokens, token) === touches(tokens, after)) return false;
  if (tokens.kind[before] !== WORD || tokens.kind[after] !== WORD) return false;
  if (tokens.traits[before]! & tokens.traits[after]! & ALL_CAPITALS) return false;
  return dash !== HYPHEN || !mayJoinName(text, tokens, before, after);
}

function mayJoinName(text: string, tokens: Scan, before: number, after: number): boolean {
  if (tokens.end[before]! - tokens.start[before]! < 2) return true;
  // `In-đô- nê-xi-a`
  if (touches(tokens, before) && isDash(signOf(text, tokens, before - 1))) return true;
  if (touches(tokens, after + 1) && isDash(signOf(text, tokens, after + 1))) return true;
  if (isNative(tokens, before)) return !isNative(tokens, after) && (tokens.traits[after]! & LOWER_CASE) !== 0;
  const capitals = (tokens.traits[before]! & ALL_CAPITALS) !== 0;
  return !isNative(tokens, after) || (!capitals && (tokens.traits[after]! & LOWER_CASE) !== 0);
}

/** `Bà Rịa - Vũng Tàu`, `Thừa Thiên - Huế`, `Phan Rang - Tháp Chàm`: the dash is part of the name. */
const isInPlaceName = (text: string, tokens: Scan, dash: number): boolean =>
  PLACE_NAMES.some(([one, two]) => isWord(text, tokens, dash - 1, one) && isWord(text, tokens, dash + 1, two));
const PLACE_NAMES = [
  ['rịa', 'vũng'],
  ['thiên', 'huế'],
  ['rang', 'tháp'],
] as const;

const isNumber = (tokens: Scan, token: number): boolean =>
  tokens.kind[token] === NUMBER || tokens.kind[token] === MIXED;

const isDash = (code: number): boolean => code === HYPHEN || code === EN || code === EM;
const [HYPHEN, EN, EM] = [0x2d, 0x2013, 0x2014];
