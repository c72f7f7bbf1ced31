import { type Article } from './article';
import { type Lexicon } from './lexicon';
import { phraseAt } from './phrases';
import { proseOf, signOf, tokensIn } from './prose';
import { ALL_CAPITALS, CAPITAL, STATUS, type Scan, WORD, scan } from './scan';
import { mayOpenSentence } from './sentences';
import { type Span, span } from './text';
import { DIGIT, LETTER, classOf } from './vietnamese/letters';
import { NONE } from './vietnamese/syllables';

/** A person where an article names them. */
export interface PersonNamed {
  readonly span: Span;
  /** The fullest name that the article has for this person, composed; what stands at the place may be one word of it. */
  readonly name: string;
}

/**
 * The people an article names in its sentences, in order. Certain rather than complete: a Vietnamese name begins with a
 * surname, any other is believed where the article introduces it once by a title or an office (`Bộ trưởng Quốc phòng Nga
 * Andrei Belousov`). One word (`ông Belousov`, `ông Bảo`) is taken for the one full name of the article that it belongs to.
 */
export function peopleIn(article: Article, lexicon: Lexicon): PersonNamed[] {
  const { text } = article;
  const tokens = scan(article);
  const runs: Run[] = [];
  for (const block of article.blocks) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    for (let token = from; token < to;) {
      if (!beginsName(tokens, token)) {
        token++;
        continue;
      }
      const words = wordsOfRun(text, tokens, token, to);
      const run = readRun(text, tokens, words, { from, to }, lexicon);
      if (run) runs.push(run);
      token = words.at(-1)!.to;
    }
  }
  return resolved(runs);
}

/** A word of a name, which may be several tokens: `Vla-đi-mia`, `O’Brien`. */
interface Word {
  readonly from: number;
  /** The first token behind it. */
  readonly to: number;
  readonly span: Span;
  /** A Vietnamese syllable. */
  readonly syllable: boolean;
}

/** Words with capitals that may name a person. */
interface Run {
  readonly span: Span;
  readonly name: string;
  readonly words: readonly string[];
  readonly vietnamese: boolean;
  /** How sure the place alone makes it: a title or surname says so; nothing does; or it is one word behind a title. */
  readonly sure: boolean;
  readonly titled: boolean;
  /** It stands behind `đường`, `trường`: a street or a school bears the name. */
  readonly ofPlace: boolean;
}

const MOST_WORDS = 5;

const beginsName = (tokens: Scan, token: number): boolean =>
  tokens.kind[token] === WORD && (tokens.traits[token]! & (CAPITAL | ALL_CAPITALS)) === CAPITAL;

/** The words with capitals from a token on, with what ties them in foreign names: `Ursula von der Leyen`, `George W. Bush`. */
function wordsOfRun(text: string, tokens: Scan, first: number, to: number): Word[] {
  const found: Word[] = [];
  let at = first;
  for (;;) {
    const word = wordAt(text, tokens, at, to);
    found.push(word);
    let next = word.to;
    // The dot of an initial.
    if (
      word.span.end - word.span.start === 1 &&
      next + 1 < to &&
      signOf(text, tokens, next) === DOT &&
      tokens.start[next] === word.span.end
    )
      next++;
    const particles = particlesFrom(text, tokens, next, to);
    if (
      next + particles >= to ||
      !isOneBlankBefore(text, tokens, next) ||
      !beginsName(tokens, next + particles) ||
      (particles > 0 && found.every(({ syllable }) => syllable))
    )
      return found;
    at = next + particles;
  }
}

function wordAt(text: string, tokens: Scan, from: number, to: number): Word {
  let end = from + 1;
  while (end + 1 < to && JOINERS.includes(signOf(text, tokens, end)) && isTied(tokens, end)) end += 2;
  return {
    from,
    to: end,
    span: span(tokens.start[from]!, tokens.end[end - 1]!),
    syllable: end === from + 1 && tokens.traits[from]! >> STATUS !== NONE,
  };
}

/** `- ’ '` */
const JOINERS = [0x2d, 0x2019, 0x27];
const DOT = 0x2e;

/** Whether a sign stands between two words without a blank. */
const isTied = (tokens: Scan, sign: number): boolean =>
  tokens.kind[sign + 1] === WORD &&
  tokens.end[sign - 1] === tokens.start[sign] &&
  tokens.end[sign] === tokens.start[sign + 1];

const isOneBlankBefore = (text: string, tokens: Scan, token: number): boolean => {
  const start = tokens.start[token]!;
  return text[start - 1] === ' ' && start - 1 === tokens.end[token - 1]!;
};

const PARTICLES = new Set([
  'al',
  'bin',
  'da',
  'de',
  'del',
  'den',
  'der',
  'di',
  'dos',
  'du',
  'el',
  'ibn',
  'la',
  'van',
  'von',
]);

function particlesFrom(text: string, tokens: Scan, token: number, to: number): number {
  let count = 0;
  while (
    count < 2 &&
    token + count < to &&
    tokens.end[token + count]! - tokens.start[token + count]! <= 3 &&
    PARTICLES.has(text.slice(tokens.start[token + count], tokens.end[token + count]))
  )
    count++;
  return count;
}

/** What is left of a run without the titles, countries, places and institutions before a name; undefined where it names nobody. */
function readRun(
  text: string,
  tokens: Scan,
  words: readonly Word[],
  { from, to }: { readonly from: number; readonly to: number },
  lexicon: Lexicon,
): Run | undefined {
  const end = words.at(-1)!.to;
  let first = 0;
  let sure = false;
  const written = (at: number): string => text.slice(words[at]!.span.start, words[at]!.span.end).normalize('NFC');
  for (let stripped = true; stripped && first < words.length;) {
    const token = words[first]!.from;
    const title = phraseAt(lexicon.personTitles, text, tokens, token, to);
    const strong = lexicon.surnames.get(written(first)) === true && words.length - first > 1;
    const other = strong
      ? undefined
      : (phraseAt(lexicon.countries, text, tokens, token, to) ??
        phraseAt(lexicon.institutions, text, tokens, token, to));
    const count = title?.words.length ?? other?.words.length ?? (strong ? 0 : placeAt(text, words, first, lexicon));
    // `Phó Chủ` of `Phó Chủ tịch`.
    if (token + count > end) return undefined;
    const behind = words.findIndex((word, at) => at >= first && word.to === token + count) + 1;
    stripped = count > 0 && behind > 0;
    // `Lê Anh` is no title; but `Ông Lê Anh`.
    if (stripped && title && strong) stripped = false;
    if (stripped) {
      sure = title !== undefined;
      first = behind;
    }
  }
  // `Khi Donald Trump`: the capital is the sentence's.
  if (
    !sure &&
    words.length - first > 1 &&
    words[first]!.syllable &&
    !lexicon.surnames.has(written(first)) &&
    mayOpenSentence(text, tokens, words[first]!.from, from)
  )
    first++;
  const left = words.slice(first);
  if (left.length === 0 || left.length > MOST_WORDS) return undefined;
  const where = span(left[0]!.span.start, left.at(-1)!.span.end);
  const name = text.slice(where.start, where.end).normalize('NFC');
  if (!standsFree(text, where) || lexicon.places.has(name) || lexicon.agencyByName.has(name)) return undefined;
  const before = titleBefore(text, tokens, left[0]!.from, from, lexicon);
  if (sure) before.direct = before.titled = true;
  const vietnamese = left.every(({ syllable }) => syllable);
  const parts = left.map((word) => text.slice(word.span.start, word.span.end).normalize('NFC'));
  const isCountry = phraseAt(lexicon.countries, text, tokens, left[0]!.from, left.at(-1)!.to);
  if (isCountry?.words.length === left.at(-1)!.to - left[0]!.from) return undefined;
  const run = { span: where, name, words: parts, vietnamese, titled: before.direct, ofPlace: before.place };
  if (parts.length === 1) {
    const alone = !vietnamese && before.sure && name.length >= 4;
    return { ...run, sure: alone };
  }
  if (HEADS.has(parts[0]!)) return undefined;
  if (!vietnamese) return { ...run, sure: before.titled };
  const surname = lexicon.surnames.get(parts[0]!);
  if (parts.length > 4) return undefined;
  if (surname === true) return { ...run, sure: true };
  return before.direct || (surname === false && before.titled) ? { ...run, sure: true } : undefined;
}

/** What begins institutions and places rather than names of people, where a title stands before it: `Giám đốc Sở Công Thương`. */
const HEADS = new Set(
  'Ban Báo Biển Bộ Bệnh Clip Cục Công Câu Cơ Hãng Hiệp Hội Học Khoa Liên Mặt Ngân Nhà Phòng Quân Quốc Quỹ Sở Trung Trường Tòa Toà Thành Tạp Tập Tổ Tổng Ủy Uỷ Viện Vụ Đài Đảng Đoàn Đội Đại'.split(
    ' ',
  ),
);

/** How many tokens from a word on are a place of the list: `Hà Nội`. */
function placeAt(text: string, words: readonly Word[], first: number, lexicon: Lexicon): number {
  for (let count = Math.min(3, words.length - first - 1); count > 0; count--) {
    const [one, last] = [words[first]!, words[first + count - 1]!];
    if (count === 1 && lexicon.surnames.has(text.slice(one.span.start, one.span.end))) continue;
    if (lexicon.places.has(text.slice(one.span.start, last.span.end).normalize('NFC'))) return last.to - one.from;
  }
  return 0;
}

/** Words behind which a name is a street’s, a school’s, a prize’s. */
const PLACE_NOUNS = new Set(
  'đường phố tết xuân quận huyện xã phường trấn tỉnh tp trường thpt thcs làng thôn ấp cầu chợ sông núi đèo đảo vịnh hồ bay viện chùa đền bến giải cúp'.split(
    ' ',
  ),
);

/** The title or office before a name, at once (`direct`) or with what it is over in between: `Bộ trưởng Quốc phòng Nga`. */
function titleBefore(
  text: string,
  tokens: Scan,
  name: number,
  from: number,
  lexicon: Lexicon,
): { direct: boolean; titled: boolean; sure: boolean; place: boolean } {
  const found = { direct: false, titled: false, sure: false, place: false };
  for (let at = name - 1; at >= from && at >= name - 10 && tokens.kind[at] === WORD; at--) {
    const title = phraseAt(lexicon.personTitles, text, tokens, at, name);
    if (!title) continue;
    const end = at + title.words.length;
    if (end === name) return { direct: true, titled: true, sure: title.entry.sure, place: false };
    if (isComplement(tokens, end, name)) found.titled = true;
  }
  const last = name - 1;
  if (last >= from && tokens.kind[last] === WORD)
    found.place = PLACE_NOUNS.has(text.slice(tokens.start[last], tokens.end[last]).normalize('NFC').toLowerCase());
  return found;
}

/** `Quốc phòng Nga`, `Quân ủy Trung ương Trung Quốc`: words with capitals, each with one small word behind it at most. */
function isComplement(tokens: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (!(tokens.traits[at]! & CAPITAL) && (at === from || !(tokens.traits[at - 1]! & CAPITAL))) return false;
  return true;
}

/** Not a part of a longer word, an address or a number. */
function standsFree(text: string, { start, end }: Span): boolean {
  const isPart = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return !Number.isNaN(code) && ((classOf(code) & (LETTER | DIGIT)) !== 0 || '-_@/&'.includes(text[at]!));
  };
  return !isPart(start - 1) && !isPart(end);
}

/** Believes what is sure, what is named surely elsewhere in the article, and single words that belong to one full name. */
function resolved(runs: readonly Run[]): PersonNamed[] {
  const full = new Map<string, Run>();
  for (const run of runs) if (run.sure && run.words.length > 1 && !run.ofPlace) full.set(run.name, run);
  // Of a name that is a street's once and nobody's office or title, the other places are the street's, too.
  for (const { name, ofPlace } of runs)
    if (ofPlace && !runs.some((run) => run.name === name && run.titled)) full.delete(name);
  // By the last and the first word of full names; null where several have it.
  const [byLast, byFirst] = [new Map<string, Run | null>(), new Map<string, Run | null>()];
  const note = (map: Map<string, Run | null>, word: string, run: Run): void => {
    map.set(word, map.has(word) ? null : run);
  };
  for (const run of full.values()) {
    note(byLast, run.words.at(-1)!, run);
    note(byFirst, run.words[0]!, run);
  }
  return runs.flatMap((run) => {
    if (run.ofPlace) return [];
    if (run.words.length > 1) return full.has(run.name) ? [{ span: run.span, name: run.name }] : [];
    const word = run.words[0]!;
    const whole = byLast.get(word) ?? (run.titled ? byFirst.get(word) : undefined);
    // A syllable with a capital says nothing by itself.
    if (whole && (run.titled || !run.vietnamese)) return [{ span: run.span, name: whole.name }];
    return run.sure && !byLast.has(word) ? [{ span: run.span, name: word }] : [];
  });
}
