import { namedSourcesIn, readName } from './agencies';
import { type Article, blocksOf, dateLine } from './article';
import { exists, iso } from './dates';
import { type Agency, type Lexicon, looseKey } from './lexicon';
import { isAddress } from './parse/names';
import { peopleIn } from './people';
import { type Phrases, makePhrases, phraseAt } from './phrases';
import { proseOf, tokensIn } from './prose';
import { ALL_CAPITALS, CAPITAL, WORD, scan } from './scan';
import { type Span, countWords, span, trim, words } from './text';
import { isCapitalised } from './vietnamese/capitals';
import { NONE, syllableAt } from './vietnamese/syllables';

/** What is named: an author, a photographer, an agency or another source, a person, an institution. */
export const nameKinds = ['byline', 'photographer', 'source', 'person', 'institution'] as const;
export type NameKind = (typeof nameKinds)[number];

/** A place where an article names somebody. */
export interface Mention {
  readonly kind: NameKind;
  /** Who is meant, composed: an agency by the name of the list, a person by the fullest name of the article. */
  readonly name: string;
  /** What stands there may be an alias, a slip, or one word of the name. */
  readonly span: Span;
}

/** What one article contributes to the index of a folder. */
export interface Entry {
  readonly headline: string;
  /** ISO; undefined where the article has none that exists. */
  readonly date?: string;
  /** Of what is written in sentences, but for the headline. */
  readonly words: number;
  readonly photos: number;
  /** In the order of the text; they do not overlap. */
  readonly mentions: readonly Mention[];
}

/** Reads what an article contributes. Never fails; spans refer to its text as typed. */
export function entryOf(article: Article, lexicon: Lexicon): Entry {
  const first = dateLine(article);
  const reading = first?.date?.reading;
  const prose = article.blocks.filter((block) => block !== first).map((block) => proseOf(block));
  const mentions = [
    ...bylinesIn(article, lexicon),
    ...sourcesIn(article, lexicon),
    ...agenciesInText(article, lexicon),
    ...institutionsIn(article, lexicon),
    ...peopleIn(article, lexicon).map((person): Mention => ({ kind: 'person', ...person })),
  ];
  return {
    headline: first ? article.text.slice(first.headline.start, first.headline.end).normalize('NFC') : '',
    ...(reading && exists(reading) && { date: iso(reading) }),
    words: prose.reduce((sum, where) => sum + countWords(article.text, where), 0),
    photos: blocksOf(article, 'caption').length,
    mentions: apart(mentions),
  };
}

/** Whether a file is an article by its name alone; of other texts (`.txt`) the first line decides. */
export const isNamedLikeArticle = (path: string): boolean => /\.(?:article|bai|bai\.txt)$/i.test(path);

/** Whether a file may be an article, by its name. */
export const mayBeArticle = (path: string): boolean => /\.(?:article|bai|txt)$/i.test(path);

/** Whether a text is an article whatever its file is called: its first line holds the keyword and a date. */
export function beginsWithDateLine(article: Article): boolean {
  const first = dateLine(article);
  return first?.keyword !== undefined && first.date !== undefined;
}

/** The authors, one by one: `Võ Hải - Tất Định`, `Minh Hằng (Tổng hợp)`, `Theo Reuters` names none. */
function bylinesIn(article: Article, lexicon: Lexicon): Mention[] {
  return blocksOf(article, 'byline').flatMap(({ names }) => {
    const whole = written(article, names);
    const each = lexicon.ownBylines.has(whole) ? [names] : authors(article.text, names);
    return each.flatMap((where): Mention[] => {
      const name = written(article, where);
      if (!/^[\p{L}\p{M} .’'-]+$/u.test(name) || /^theo\s/iu.test(name) || readName(name, lexicon) || NOBODY.test(name))
        return [];
      return [{ kind: 'byline', name, span: where }];
    });
  });
}

/** `PV`, `Nhóm PV`, `Tổng hợp`: no name of anybody's. */
const NOBODY =
  /^(?:p\.?v|nhóm .{1,30}|ctv|phóng viên|cộng tác viên|tòa soạn|toà soạn|tổng hợp|lược dịch|biên dịch|dịch|thực hiện)$/iu;

function authors(text: string, where: Span): Span[] {
  const found: Span[] = [];
  let from = where.start;
  const close = (end: number, next: number): void => {
    const name = trim(text, span(from, end));
    if (name.end > name.start) found.push(name);
    from = next;
  };
  for (const word of words(text, where)) {
    const typed = text.slice(word.start, word.end);
    if (TIES.has(typed)) close(word.start, word.end);
    else if (typed === 'theo') {
      close(word.start, where.end);
      break;
    } else
      for (let at = word.start; at < word.end; at++)
        if (text[at] === ',' || text[at] === '/' || text[at] === ';') close(at, at + 1);
  }
  close(where.end, where.end);
  return found;
}

const TIES = new Set(['-', '–', '—', 'và', '&', '|']);

/** Those named in credits, in the line of sources and after "theo". */
function sourcesIn(article: Article, lexicon: Lexicon): Mention[] {
  const found = article.blocks.flatMap((block) => namedSourcesIn(article, block, lexicon));
  return found.flatMap(({ span: where, name, place }): Mention[] => {
    const agency = readName(name, lexicon)?.agency;
    if (agency) return [{ kind: 'source', name: agency.name, span: where }];
    const key = looseKey(name);
    if (lexicon.creditTerms.has(key) || lexicon.vagueCredits.has(key)) return [];
    if (
      !/\p{L}/u.test(name) ||
      name.split(/\s+/).length > MOST_WORDS ||
      (isAddress(article.text, where) && name.includes('/'))
    )
      return [];
    return [{ kind: place === 'credit' && isPersonal(name) ? 'photographer' : 'source', name, span: where }];
  });
}

/** With more it is a sentence. */
const MOST_WORDS = 6;

/** Whether a credit is a person's: two to four Vietnamese syllables with capitals, of which the first begins no institution. */
function isPersonal(name: string): boolean {
  const parts = name.split(/\s+/);
  return (
    parts.length > 1 &&
    parts.length <= 4 &&
    !INSTITUTION.test(parts[0]!) &&
    parts.every((part) => isCapitalised(part) && syllableAt(part, 0, part.length) !== NONE)
  );
}

const INSTITUTION =
  /^(?:Báo|Ban|Bộ|Bệnh|Cổng|Công|Cục|Cơ|Đài|Đảng|Đội|Đoàn|Hãng|Hội|Kênh|Nhà|Phòng|Sở|Tạp|Tập|Thông|Tổ|Tổng|Trang|Trung|Trường|Truyền|TTXVN|Ủy|UBND|Viện|Vụ)$/u;

const spelt = new WeakMap<Lexicon, Phrases<Agency>>();

/** Agencies in running text that can be nothing else, written as listed. */
function agenciesInText(article: Article, lexicon: Lexicon): Mention[] {
  let phrases = spelt.get(lexicon);
  if (!phrases) {
    const sure = lexicon.agencies.filter(
      ({ contextOnly, kind }) => !contextOnly && kind !== 'institution' && kind !== 'gov',
    );
    phrases = makePhrases(
      sure.flatMap((agency) => [agency.name, ...agency.aliases].map((name) => [name, agency] as const)),
    );
    spelt.set(lexicon, phrases);
  }
  return phrasesIn(article, phrases, (name, agency) => agency.name === name || agency.aliases.includes(name)).map(
    ({ entry, where }) => ({ kind: 'source', name: entry.name, span: where }),
  );
}

/** Institutions of the lists, with the country behind them: `Bộ Quốc phòng Nga`. */
function institutionsIn(article: Article, lexicon: Lexicon): Mention[] {
  const hasCapital = (name: string): boolean => /^\p{Lu}/u.test(name);
  const listed = phrasesIn(article, lexicon.institutions, hasCapital);
  const others = phrasesIn(
    article,
    lexicon.capitalisedNames,
    (name, { name: right }) => hasCapital(name) && /^(?:Ban|Bộ|Hội|Ủy) /u.test(right),
  );
  const tokens = scan(article);
  const found = [
    ...listed.map(({ entry, where, to }) => ({ name: entry, where, to })),
    ...others.map(({ entry, where, to }) => ({ name: entry.name, where, to })),
  ];
  return found.map(({ name, where, to }) => {
    const { to: last } = tokensIn(tokens, span(where.start, article.text.length));
    const country =
      to < last && article.text[where.end] === ' ' && tokens.start[to] === where.end + 1
        ? phraseAt(lexicon.countries, article.text, tokens, to, last)
        : undefined;
    if (!country || !(tokens.traits[to]! & CAPITAL)) return { kind: 'institution', name, span: where };
    const end = tokens.end[to + country.words.length - 1]!;
    const tail = article.text.slice(where.end, end).normalize('NFC');
    return { kind: 'institution', name: name + tail, span: span(where.start, end) };
  });
}

/** The phrases of a list in the sentences of an article, the longest at each place. */
function phrasesIn<Entry>(
  article: Article,
  phrases: Phrases<Entry>,
  isMeant: (written: string, entry: Entry) => boolean,
): { readonly entry: Entry; readonly where: Span; readonly to: number }[] {
  const { text } = article;
  const tokens = scan(article);
  const found: { entry: Entry; where: Span; to: number }[] = [];
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to; token++) {
      if (tokens.kind[token] !== WORD || !(tokens.traits[token]! & (CAPITAL | ALL_CAPITALS))) continue;
      const phrase = phraseAt(phrases, text, tokens, token, to);
      if (!phrase) continue;
      const end = token + phrase.words.length;
      const where = span(tokens.start[token]!, tokens.end[end - 1]!);
      if (!isMeant(text.slice(where.start, where.end).normalize('NFC'), phrase.entry)) continue;
      found.push({ entry: phrase.entry, where, to: end });
      token = end - 1;
    }
  }
  return found;
}

/** In the order of the text; of two that share a letter the one that was found first in `all` stays. */
function apart(all: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  const ordered = all.map((mention, rank) => ({ mention, rank }));
  ordered.sort((a, b) => a.mention.span.start - b.mention.span.start || a.rank - b.rank);
  let last: { mention: Mention; rank: number } | undefined;
  for (const next of ordered) {
    if (last && next.mention.span.start < last.mention.span.end) {
      if (next.rank >= last.rank) continue;
      kept.pop();
    }
    kept.push(next.mention);
    last = next;
  }
  return kept;
}

const written = (article: Article, { start, end }: Span): string => article.text.slice(start, end).normalize('NFC');
