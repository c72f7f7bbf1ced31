import { type Article, textOf } from '../article';
import { editDistance } from '../distance';
import { type Lexicon } from '../lexicon';
import { prevailing } from '../notation';
import { phraseAt } from '../phrases';
import { proseOf, tokensIn } from '../prose';
import { articleRule } from '../rule';
import { NUMBER, type Scan, scan } from '../scan';
import { mayOpenSentence } from '../sentences';
import { type HouseStyle } from '../settings';
import { type Span, replace, span } from '../text';
import { capitalise } from '../vietnamese/capitals';
import { isUpper, isVowel, lowerOf, upperOf } from '../vietnamese/letters';
import { placeTone, toneStyle } from '../vietnamese/tones';
import { isForeignName, standsAlone } from '../words';

/** A name as it is written here, and as most of the article, or the newsroom, writes it. */
interface Variant {
  readonly span: Span;
  readonly right: string;
  readonly preferred: boolean;
}

export default articleRule({
  id: 'inconsistent-name',
  severity: 'warning',
  listable: 'names',
  sentences: {
    mixed: 'The article mostly writes “{right}”',
    preferred: 'The newsroom writes “{right}”',
    replace: 'Write “{right}”',
  },
  *check({ article, lexicon, style }) {
    for (const { span: where, right, preferred } of [
      ...listedVariants(article, lexicon, style),
      ...slips(article, lexicon, style),
    ])
      yield {
        span: where,
        message: preferred ? 'preferred' : 'mixed',
        values: { right },
        fixes: [{ title: 'replace', values: { right }, edits: [replace(where, right)] }],
      };
  },
});

/** Names that the list has in several spellings: `Moscow` and `Mát-xcơ-va`, `Biển Đông` and `biển Đông`. */
function* listedVariants(article: Article, lexicon: Lexicon, style: HouseStyle): Generator<Variant> {
  const { text } = article;
  const tokens = scan(article);
  const groups = new Map<readonly string[], Written[]>();
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      const phrase = phraseAt(lexicon.nameVersions, text, tokens, token, to);
      if (!phrase) continue;
      const [first, end] = [token, token + phrase.words.length];
      token = end - 1;
      const where = span(tokens.start[first]!, tokens.end[end - 1]!);
      const opens = mayOpenSentence(text, tokens, first, from);
      const form = formOf(textOf(article, where), phrase.entry, opens);
      if (form === undefined || !standsAlone(text, where)) continue;
      // `Dynamo Kiev`, `Hong Kong Free Press`, `112 Ukraina`: the names of others are theirs.
      if (
        isOthersName(text, tokens, first - 1, from, to, lexicon) ||
        isOthersName(text, tokens, end, from, to, lexicon)
      )
        continue;
      const group = groups.get(phrase.entry);
      const written = { span: where, form, opens };
      if (group) group.push(written);
      else groups.set(phrase.entry, [written]);
    }
  }
  for (const [versions, group] of groups) {
    const chosen = versions.find((version) => style.preferredNames.includes(version));
    const wanted = chosen ?? prevailing(group.map(({ form }) => form));
    if (wanted === undefined) continue;
    for (const { span: where, form, opens } of group) {
      const written = textOf(article, where).normalize('NFC');
      if (form === wanted || lexicon.ownNames.has(form) || lexicon.ownNames.has(written)) continue;
      const right = recased(textOf(article, where), form, opens ? capitalise(wanted) : wanted);
      yield { span: where, right, preferred: chosen !== undefined };
    }
  }
}

interface Written {
  readonly span: Span;
  readonly form: string;
  readonly opens: boolean;
}

/** Which of the spellings this is; undefined for none, and where the sentence's capital makes two alike: `Châu Âu`. */
function formOf(written: string, versions: readonly string[], opens: boolean): string | undefined {
  const form = written.normalize('NFC').split(/\s+/u).map(inOldStyle).join(' ');
  if (!versions.includes(form)) return undefined;
  return opens && versions.some((version) => version !== form && capitalise(version) === form) ? undefined : form;
}

const inOldStyle = (word: string): string => (toneStyle(word) === 'new' ? placeTone(word, 'old') : word);

/** Where only capitals differ, the words keep their way of placing tones. */
function recased(written: string, form: string, right: string): string {
  if (written.length !== right.length || form.toLowerCase() !== right.toLowerCase()) return right;
  let result = '';
  for (let at = 0; at < right.length; at++) {
    const own = written.charCodeAt(at);
    result += String.fromCharCode(isUpper(right.charCodeAt(at)) ? upperOf(own) : lowerOf(own));
  }
  return result;
}

/** Whether a token makes another name of its neighbour: a foreign name that is no country, or a number. */
function isOthersName(text: string, tokens: Scan, token: number, from: number, to: number, lexicon: Lexicon): boolean {
  if (token < from || token >= to) return false;
  if (tokens.kind[token] === NUMBER) return true;
  if (!isForeignName(tokens, token)) return false;
  return !phraseAt(lexicon.countries, text, tokens, token, to);
}

/**
 * Foreign names that lie a slip from one that stands three times or more: `Belousop` for `Belousov`. A name of its own,
 * as in `Zelenska`, `Koreans`, `Medvedeva`, differs at its end; a namesake comes with a forename of its own.
 */
function* slips(article: Article, lexicon: Lexicon, style: HouseStyle): Generator<Variant> {
  const names = foreignNames(article);
  // By the first letter: whoever slips there writes another name.
  const frequent = new Map<string, Name[]>();
  for (const name of names)
    if (name.tokens.length >= OFTEN) {
      const initial = nameOf(article, name).charAt(0);
      const others = frequent.get(initial);
      if (others && others.length < MOST_NAMES) others.push(name);
      else if (!others) frequent.set(initial, [name]);
    }
  if (frequent.size === 0) return;
  const friendsOf = new Map<Name, ReadonlySet<string>>();
  for (const name of names) {
    const written = nameOf(article, name);
    const meant = (frequent.get(written.charAt(0)) ?? []).filter(
      (other) => name.tokens.length * OFTEN <= other.tokens.length && isSlip(written, nameOf(article, other)),
    );
    const [right] = meant;
    if (right === undefined || meant.length > 1 || isSomebodys(written, lexicon, style)) continue;
    // A slip of an agency's name is another rule's.
    if (lexicon.agencyByName.has(nameOf(article, right))) continue;
    let friends = friendsOf.get(right);
    if (!friends) friendsOf.set(right, (friends = new Set(companions(article, right.tokens))));
    for (const token of name.tokens)
      if (companions(article, [token]).every((friend) => friends.has(friend)))
        yield { span: spanOf(article, token), right: nameOf(article, right), preferred: false };
  }
}

/** How many times as often the right spelling stands in the article, and at least how often. */
const OFTEN = 3;
const SHORTEST = 5;
/** With one initial: an article has a few, and a list of ten thousand must not take a minute. */
const MOST_NAMES = 30;

/** A foreign name, and the tokens where it stands. */
interface Name {
  readonly tokens: number[];
}

const nameOf = (article: Article, { tokens }: Name): string =>
  textOf(article, spanOf(article, tokens[0]!)).normalize('NFC');

/** The foreign names of an article, each once; parts of names with hyphens aside. */
function foreignNames(article: Article): Name[] {
  const tokens = scan(article);
  const names = new Map<number, Name>();
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      if (!isForeignName(tokens, token) || tokens.end[token]! - tokens.start[token]! < SHORTEST) continue;
      if (!standsAlone(article.text, spanOf(article, token))) continue;
      // Two names of one hash would be one in a thousand million.
      const name = names.get(tokens.hash[token]!);
      if (name) name.tokens.push(token);
      else names.set(tokens.hash[token]!, { tokens: [token] });
    }
  }
  return [...names.values()];
}

/** Whether one letter more, less or other, or two swapped, make one name of the other: not the first, nor an ending. */
function isSlip(name: string, meant: string): boolean {
  if (editDistance(name, meant, 1) !== 1) return false;
  const [short, long] = name.length < meant.length ? [name, meant] : [meant, name];
  if (short.length < SHORTEST) return false;
  if (short.length < long.length) return !long.startsWith(short) || long.at(-1) === long.at(-2);
  if (name.slice(0, -1) !== meant.slice(0, -1)) return true;
  return [name, meant].every((word) => !isVowel(word.charCodeAt(word.length - 1)) && !/[sn]$/u.test(word));
}

/** Whether a name is known to be somebody's: an agency's, a place's, one that the newsroom has listed. */
const isSomebodys = (name: string, lexicon: Lexicon, style: HouseStyle): boolean =>
  style.preferredNames.includes(name) ||
  lexicon.agencyByName.has(name) ||
  lexicon.misspelling.has(name) ||
  lexicon.places.has(name) ||
  lexicon.namesakes.has(name) ||
  lexicon.ownNames.has(name);

/** The foreign names that stand right beside a name: forenames and surnames. */
function companions(article: Article, places: readonly number[]): string[] {
  const tokens = scan(article);
  return places
    .flatMap((token) => [token - 1, token + 1])
    .filter((beside) => beside >= 0 && beside < tokens.count && isForeignName(tokens, beside))
    .map((beside) => textOf(article, spanOf(article, beside)).normalize('NFC'));
}

function spanOf(article: Article, token: number): Span {
  const tokens = scan(article);
  return span(tokens.start[token]!, tokens.end[token]!);
}
