import { type CapitalisedName, type Lexicon } from './lexicon';
import { type Phrase, isGuarded, phraseAt } from './phrases';
import { ALL_CAPITALS, CAPITAL, type Scan } from './scan';
import { mayOpenSentence } from './sentences';
import { span } from './text';
import { isCapitalised } from './vietnamese/capitals';

/** The name that begins at a token, if the press writes it with other capitals; among the tokens from `from` up to `to`. */
export function miscapitalisedAt(
  text: string,
  tokens: Scan,
  first: number,
  from: number,
  to: number,
  lexicon: Lexicon,
): Phrase<CapitalisedName> | undefined {
  const phrase = phraseAt(lexicon.capitalisedNames, text, tokens, first, to);
  if (!phrase) return undefined;
  const end = first + phrase.words.length;
  const capitals = capitalsAt(tokens, first, end - first);
  if (capitals === undefined || isRight(phrase.entry, capitals, mayOpenSentence(text, tokens, first, from)))
    return undefined;
  if (isGuarded(phrase.entry.guards, text, tokens, first, end, from, to)) return undefined;
  const written = span(tokens.start[first]!, tokens.end[end - 1]!);
  return lexicon.ownNames.has(text.slice(written.start, written.end).normalize('NFC')) ? undefined : phrase;
}

/** Whether these capitals are right, or may be: the first word of a sentence has one whatever it means. */
function isRight({ capitals, also, lower }: CapitalisedName, written: number, opens: boolean): boolean {
  if (written === capitals || also.includes(written)) return true;
  if (written === 0) return lower !== 'always';
  const own = opens ? written & ~1 : written;
  return own === 0 ? lower === 'never' : opens && also.includes(own);
}

/**
 * Which of some tokens begin with a capital, as bits, the first token's the lowest. Undefined where one is in capitals
 * throughout: of `TRUNG QUỐC` nobody can say.
 */
export function capitalsAt(tokens: Scan, first: number, count: number): number | undefined {
  let capitals = 0;
  for (let at = 0; at < count; at++) {
    const traits = tokens.traits[first + at]!;
    if (traits & ALL_CAPITALS) return undefined;
    if (traits & CAPITAL) capitals |= 1 << at;
  }
  return capitals;
}

/** The same of a name in a list, whose signs count as the tokens they are. */
export function capitalsOf(name: string): number {
  const parts = name.normalize('NFC').match(/\p{L}+|[^\p{L}\s]/gu) ?? [];
  return parts.reduce((capitals, part, at) => (isCapitalised(part) ? capitals | (1 << at) : capitals), 0);
}
