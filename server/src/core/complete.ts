import { type Article } from './article';
import { type ListOf, type Place, completionPlaces } from './completion-place';
import { dayNumber, exists, iso, readIso } from './dates';
import { type Mention, type NameKind, entryOf } from './entry';
import { type KnownName, type NameIndex, beginningWith, indexNames, keyOf, offersOf } from './known-names';
import { type Agency, type Lexicon, agencyNamed, looseKey } from './lexicon';
import { mentions } from './mentions';
import { type Names } from './names-of';
import { prevailing } from './notation';
import { writtenDates } from './parse/written-dates';
import { proseOf } from './prose';
import { type Settings } from './settings';
import { type Span, span } from './text';
import { type Typed, agreement, typedBefore } from './typed';
import { capitalise, isAllCapitals, isCapitalised } from './vietnamese/capitals';
import { type ToneStyle, placeTone, toneStyle } from './vietnamese/tones';

/** What is said of completions in English; the Vietnamese stands in l10n under `complete/…`. */
export const completeSentences = {
  institution: 'institution',
  person: 'person',
  place: 'place',
  event: 'event',
  term: 'term',
  agency: 'source',
  creditTerm: 'credit',
  byline: 'byline',
  photographer: 'photographer',
  name: 'name',
  date: 'date',
  label: 'label',
  note: 'note',
  short: 'Abbreviation: {short}',
  here: 'Named in this article',
  folder: 'In {count} articles of this folder',
} as const;

/** Something that a writer may mean: plain data, said in words at the edge. */
export interface Completion {
  /** What was typed of it and gives way; empty where it is put in. Ends where the writer stands. */
  readonly span: Span;
  readonly newText: string;
  readonly label: string;
  readonly kind: KnownName['kind'] | 'label' | 'note';
  /** What was typed, and unaccented what is left of it: for editors that compare letter by letter. */
  readonly filter: string;
  readonly agency?: Agency;
  /** What a credit term means. */
  readonly meaning?: string;
  readonly abbreviations?: readonly string[];
  /** Of a date, how many days it lies from today. */
  readonly days?: number;
  readonly here?: boolean;
  /** In how many articles of the folder it stands. */
  readonly count?: number;
  /** What follows is a name: a label was put in. */
  readonly goesOn?: boolean;
}

/** What completion knows. `today` is an ISO date; `trigger` a character that was typed, where nobody asked for anything. */
export interface Asking {
  readonly lexicon: Lexicon;
  readonly settings: Settings;
  /** The names of the folder. */
  readonly names: Partial<Names>;
  readonly today: string;
  readonly trigger?: string;
}

/** How many are offered at most. */
const MOST = 50;
/** How many that fit fewer of the syllables typed stand behind those that fit more. */
const FEW = 10;

/**
 * What the writer at an offset may mean, likeliest first: names and terms by what is typed of them, with or without
 * marks, or by their initials; in credits and sources, agencies; on the date line, the day. Accepting one replaces what
 * was typed of it and nothing else. Within a word there is nothing to complete.
 */
export function complete(article: Article, offset: number, asking: Asking): Completion[] {
  if (/^[\p{L}\p{M}\p{N}]/u.test(article.text.slice(offset, offset + 2))) return [];
  const found: Completion[] = [];
  for (const place of completionPlaces(article, offset, asking.lexicon, asking.settings)) {
    if (asking.trigger !== undefined && !isOpenedBy(asking.trigger, place, article.text, offset)) continue;
    found.push(...completionsAt(place, article, offset, asking));
  }
  const seen = new Set<string>();
  const unlike = ({ newText, label }: Completion): boolean => {
    const isNew = !seen.has(label) && !seen.has(newText);
    seen.add(label).add(newText);
    return isNew;
  };
  const changes = ({ span: where, newText }: Completion): boolean =>
    article.text.slice(where.start, where.end).normalize('NFC').trim() !== newText.trim();
  return found.filter(changes).filter(unlike).slice(0, MOST);
}

/** Whether completion comes by itself: behind a label, with its blank or without, between two sources, in a bracket behind an author. */
function isOpenedBy(trigger: string, { kind }: Place, text: string, offset: number): boolean {
  if (kind === 'note') return trigger === '(';
  if (kind !== 'names') return false;
  return trigger === ' ' ? text[offset - 2] === ':' : trigger === ':' || trigger === '/';
}

function completionsAt(place: Place, article: Article, offset: number, asking: Asking): Completion[] {
  const { text } = article;
  switch (place.kind) {
    case 'date':
      return datesFor(place, text, asking.today);
    case 'label':
    case 'note':
      return labelsFor(place, text);
    case 'names':
      return namesFor(place, article, asking);
    case 'prose':
      return proseFor(place, article, offset, asking);
  }
}

/** Labels and notes, by the beginning that is typed. */
function labelsFor({ kind, typed, offered, before, after, goesOn }: Place & { kind: 'label' | 'note' }, text: string) {
  const written = text.slice(typed.start, typed.end);
  const key = keyOf(written);
  const meant = offered.filter((label) => keyOf(label).startsWith(key));
  return meant.map((label): Completion => {
    const newText = before + label + after;
    const filter = written + keyOf(label).slice(key.length);
    return { span: typed, newText, label: newText.trim(), kind, filter, goesOn };
  });
}

/** Today first: the day an article bears is nearly always today or one beside it. */
function datesFor(place: Place & { kind: 'date' }, text: string, today: string): Completion[] {
  const typed = text.slice(place.typed.start, place.typed.end);
  return daysAround(today).flatMap(({ date, days }) => {
    const isoDate = iso(date);
    const turned = [`${date.day}/`, `${pad(date.day)}/`];
    if (!isoDate.startsWith(typed) && !turned.some((day) => fits(typed, day, date))) return [];
    const newText = place.before + isoDate + place.after;
    const filter = place.before === '' ? typed + isoDate : newText;
    return [{ span: place.whole, newText, label: newText.trim(), kind: 'date', filter, days }];
  });
}

/** Whether figures typed the other way round, `21/1`, begin a date. */
function fits(typed: string, day: string, { month, year }: { readonly month: number; readonly year: number }): boolean {
  const plain = typed.replace(/[.-]/g, '/');
  return [`${day}${month}/${year}`, `${day}${pad(month)}/${year}`].some((date) => date.startsWith(plain));
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** Today, yesterday and tomorrow. */
function daysAround(today: string): { date: { year: number; month: number; day: number }; days: number }[] {
  const now = readIso(today);
  if (!now || !exists(now)) return [];
  return [0, -1, 1].flatMap((days) => {
    const date = readIso(new Date((dayNumber(now) + days) * 86_400_000).toISOString().slice(0, 10));
    return date ? [{ date, days }] : [];
  });
}

/** A candidate, and what decides its place among the others. */
interface Candidate {
  readonly entry: KnownName;
  readonly typed: Typed;
  readonly short: boolean;
  readonly key: string;
  readonly rank: readonly number[];
}

/** The names of a list of sources, the part between two commas in which the writer stands. */
function namesFor(place: Place & { kind: 'names' }, article: Article, asking: Asking): Completion[] {
  const { lexicon, names } = asking;
  const { typed } = place;
  const written = article.text.slice(typed.start, typed.end);
  const key = keyOf(written) + (/\S\s$/u.test(written) ? ' ' : '');
  const whole: Typed = { span: typed, key, words: key === '' ? 0 : key.trim().split(' ').length };
  const own = ownNames(article, lexicon);
  const kinds = FOLDER_KINDS[place.of];
  const offers = offersOf(lexicon);
  const indexes = [
    own[place.of],
    folderIndex(names, kinds, lexicon),
    offers[place.of === 'byline' ? 'bylines' : 'sources'],
  ];
  const listed = new Set(place.listed.map((name) => agencyNamed(lexicon, name)?.name ?? name));
  return ranked(candidates([whole], indexes, article, asking, place.of))
    .filter(({ entry }) => !listed.has(entry.agency?.name ?? entry.name))
    .filter(({ entry }, index, all) => key !== '' || !isNamedBefore(entry, index, all))
    .map((candidate) => {
      const completion = completionOf(candidate, article, asking);
      return place.before === '' ? completion : { ...completion, newText: place.before + completion.newText };
    });
}

/** Which names of the folder belong into which list. */
const FOLDER_KINDS: Readonly<Record<ListOf, readonly NameKind[]>> = {
  byline: ['byline'],
  credit: ['source', 'photographer'],
  sources: ['source'],
};

/** Where nothing is typed yet, an agency stands once, under its most usual name. */
const isNamedBefore = ({ agency }: KnownName, index: number, all: readonly Candidate[]): boolean =>
  agency !== undefined && all.findIndex(({ entry }) => entry.agency === agency) < index;

/** Names and terms in running text, by as many of the syllables before the writer as fit. */
function proseFor(place: Place & { kind: 'prose' }, article: Article, offset: number, asking: Asking): Completion[] {
  const typed = typedBefore(article.text, place.from, offset);
  const own = ownNames(article, asking.lexicon);
  const offers = offersOf(asking.lexicon);
  const folder = folderIndex(asking.names, ['person', 'institution', 'source'], asking.lexicon);
  const dates = dateIndex(article, asking.today);
  if (typed.length === 0) {
    // Nothing begins right behind a word or a colon.
    if (offset > place.from && !/[\s“"‘(/[–-]/u.test(article.text[offset - 1]!)) return [];
    const nothing: Typed = { span: span(offset, offset), key: '', words: 0 };
    const all = candidates([nothing], [own.prose, folder, dates], article, asking, 'prose');
    return ranked(all).map((candidate) => completionOf(candidate, article, asking));
  }
  const named = typed.filter((here) => isAfterTheo(article.text, place.from, here.span.start));
  const all = [
    ...candidates(typed, [own.prose, folder, offers.prose, dates], article, asking, 'prose'),
    ...candidates(named, [offers.sources], article, asking, 'prose'),
  ];
  const best = ranked(all);
  const most = best[0]?.typed.words ?? 0;
  const full = best.filter((candidate) => candidate.typed.words === most);
  const rest = best.filter((candidate) => candidate.typed.words !== most);
  const shown = full.length > 0 && most > 1 ? [...full, ...rest.slice(0, FEW)] : best;
  return shown.map((candidate) => completionOf(candidate, article, asking));
}

/** `theo`, `hãng tin`: what follows is a source, even `Lao Động`. */
function isAfterTheo(text: string, from: number, start: number): boolean {
  const before = text.slice(Math.max(from, start - 16), start).normalize('NFC');
  return /(?:^|[^\p{L}])(?:theo|hãng tin|hãng thông tấn|tờ|báo|đài|kênh|trang) $/iu.test(before);
}

/** All entries of some indexes that begin with what is typed, each once, with what decides their order. */
function candidates(
  typed: readonly Typed[],
  indexes: readonly NameIndex[],
  article: Article,
  { lexicon, settings, names }: Asking,
  where: ListOf | 'prose',
): Candidate[] {
  const text = article.text.normalize('NFC');
  const found = new Map<string, Candidate>();
  const counts = countsOf(names);
  const { versions } = offersOf(lexicon);
  const isOutvoted = (name: string): boolean =>
    !settings.style.preferredNames.includes(name) &&
    (versions.get(name)?.some((other) => settings.style.preferredNames.includes(other)) ?? false);
  for (const here of typed)
    for (const index of indexes)
      for (const { entry, short, key } of beginningWith(index, here.key)) {
        if (found.has(entry.name) || isOutvoted(entry.name)) continue;
        if (short && (here.words !== 1 || here.key.length < 2)) continue;
        const written = article.text.slice(here.span.start, here.span.end);
        const accord = short ? 0 : agreement(written, entry.name);
        // One syllable with other marks is another syllable; of several it may be a slip.
        if (accord === 2 && here.words < 2) continue;
        const own = entry.kind !== 'date' && isIn(text, entry.name) ? 1 : 0;
        // The article at hand is one of the folder's.
        const count = Math.max(0, (counts.get(entry.name) ?? counts.get(entry.agency?.name ?? '') ?? 0) - own);
        found.set(entry.name, {
          entry: { ...entry, count },
          typed: here,
          short,
          key,
          rank: [
            accord === 2 ? 1 : 0,
            -here.words,
            shortness(short, key, here.key),
            accord,
            // At `OWN`.
            -own,
            -count,
            where === 'credit' && !PHOTOS.includes(entry.agency?.kind ?? '') ? 1 : 0,
            -(entry.weight ?? 0),
            entry.name.length,
          ],
        });
      }
  return [...found.values()];
}

/** Where a rank says whether the article itself has the name. */
const OWN = 4;
/** The kinds of agencies that photos come from. */
const PHOTOS = ['agency', 'photo', 'own'];

/** `vtv` in full, then `bqp`, go before what begins so; that before initials begun, or of two letters, which are those of much. */
function shortness(short: boolean, key: string, typed: string): number {
  if (!short) return key === typed && key.length > 2 ? 0 : 2;
  return key !== typed ? 4 : key.length > 2 ? 1 : 3;
}

function ranked(all: readonly Candidate[]): Candidate[] {
  return [...all].sort((a, b) => {
    for (const [at, own] of a.rank.entries()) if (own !== b.rank[at]) return own - b.rank[at]!;
    return a.entry.name < b.entry.name ? -1 : 1;
  });
}

function completionOf({ entry, typed, key, short, rank }: Candidate, article: Article, asking: Asking): Completion {
  const written = article.text.slice(typed.span.start, typed.span.end).normalize('NFC');
  const newText = asTyped(inStyle(entry, article, asking), written, short);
  const count = entry.count ?? 0;
  return {
    span: typed.span,
    newText,
    label: newText,
    kind: entry.kind,
    filter: article.text.slice(typed.span.start, typed.span.end) + key.slice(typed.key.length),
    ...(entry.agency && { agency: entry.agency }),
    ...(entry.kind === 'creditTerm' && { meaning: meaningOf(entry.name, asking.lexicon) }),
    ...(entry.abbreviations?.length && { abbreviations: entry.abbreviations }),
    ...(entry.days !== undefined && { days: entry.days }),
    ...(count > 0 && { count }),
    ...(rank[OWN] !== 0 && { here: true }),
  };
}

const meaningOf = (name: string, { creditTerms }: Lexicon): string => creditTerms.get(looseKey(name)) ?? '';

/** A name with its tones where the house, or the article, wants them; names of this article stay as they are written. */
function inStyle({ name, kind }: KnownName, article: Article, { settings }: Asking): string {
  if (kind === 'person' || kind === 'byline' || kind === 'photographer') return name;
  const { toneMarks } = settings.style;
  const style = toneMarks === 'consistent' ? toneStyleOf(article) : toneMarks;
  if (style === undefined) return name;
  return name.replace(/[\p{L}\p{M}]+/gu, (word) =>
    (toneStyle(word) ?? style) === style ? word : placeTone(word, style),
  );
}

/** `Châu` at the start of a sentence, `BỘ QUỐC` in capitals: as the writer began. */
function asTyped(name: string, written: string, short: boolean): string {
  if (short) return name;
  if (isAllCapitals(written) && /\s/.test(written.trim())) return name.toUpperCase();
  return isCapitalised(written) && !isCapitalised(name) ? capitalise(name) : name;
}

const styles = new WeakMap<Article, ToneStyle | 'none'>();

/** The way in which an article mostly places tones. */
function toneStyleOf(article: Article): ToneStyle | undefined {
  let style = styles.get(article);
  if (!style) {
    const words = article.text.match(/[\p{L}\p{M}]+/gu) ?? [];
    style = prevailing(words.map(toneStyle).filter((own) => own !== undefined)) ?? 'none';
    styles.set(article, style);
  }
  return style === 'none' ? undefined : style;
}

const owns = new WeakMap<Article, Readonly<Record<ListOf | 'prose', NameIndex>>>();

/** The names that the article itself brings, ready to be looked up. */
function ownNames(article: Article, lexicon: Lexicon): Readonly<Record<ListOf | 'prose', NameIndex>> {
  let own = owns.get(article);
  if (!own) {
    const named = entryOf(article, lexicon).mentions;
    const of = (...kinds: readonly NameKind[]): KnownName[] =>
      named.filter(({ kind }) => kinds.includes(kind)).map((mention) => knownName(mention, lexicon));
    own = {
      prose: indexNames(onceEach([...of('person', 'institution'), ...mentions(article, lexicon)])),
      credit: indexNames(onceEach(of('photographer'))),
      sources: indexNames(onceEach(of('source'))),
      byline: indexNames(onceEach(of('byline'))),
    };
    owns.set(article, own);
  }
  return own;
}

const folders = new WeakMap<Partial<Names>, Map<string, NameIndex>>();
/** The names of a folder of some kinds, ready to be looked up. */
function folderIndex(names: Partial<Names>, kinds: readonly NameKind[], lexicon: Lexicon): NameIndex {
  let made = folders.get(names);
  if (!made) folders.set(names, (made = new Map<string, NameIndex>()));
  let index = made.get(kinds.join());
  if (!index) {
    const all = kinds.flatMap((kind) => (names[kind] ?? []).map(({ name }) => knownName({ kind, name }, lexicon)));
    made.set(kinds.join(), (index = indexNames(all)));
  }
  return index;
}

function knownName({ kind, name }: Pick<Mention, 'kind' | 'name'>, lexicon: Lexicon): KnownName {
  const agency = kind === 'source' ? agencyNamed(lexicon, name) : undefined;
  return { name, kind: kind === 'source' ? 'agency' : kind, ...(agency && { agency }) };
}

const onceEach = (names: readonly KnownName[]): Iterable<KnownName> =>
  new Map([...names].reverse().map((name) => [name.name, name])).values();

const counted = new WeakMap<Partial<Names>, ReadonlyMap<string, number>>();

/** In how many articles of a folder each name stands. */
function countsOf(names: Partial<Names>): ReadonlyMap<string, number> {
  let counts = counted.get(names);
  if (!counts) {
    counts = new Map(Object.values(names).flatMap((all) => all.map(({ name, articles }) => [name, articles] as const)));
    counted.set(names, counts);
  }
  return counts;
}

const dated = new WeakMap<Article, { readonly today: string; readonly index: NameIndex }>();

/** `ngày 21/11`, `ngày 20/11`, in the way in which the article writes dates. */
function dateIndex(article: Article, today: string): NameIndex {
  let made = dated.get(article);
  if (made?.today !== today) {
    const dates = article.blocks.flatMap((block) => [...writtenDates(article.text, proseOf(block))]);
    const tie = prevailing(dates.map((date) => date.tie).filter((own) => own !== 'tháng')) ?? '/';
    const days = daysAround(today).map(({ date, days }): KnownName => {
      return { name: `ngày ${date.day}${tie}${date.month}`, kind: 'date', weight: days === 0 ? 5 : 4, days };
    });
    made = { today, index: indexNames(days) };
    dated.set(article, made);
  }
  return made.index;
}

/** Whether a name stands in a text as a whole. */
function isIn(text: string, name: string): boolean {
  const isLetter = (at: number): boolean => /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '');
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isLetter(at - 1) && !isLetter(at + name.length)) return true;
  return false;
}
