import { type Agency, type Lexicon, type ListedName } from './lexicon';
import { fold } from './vietnamese/letters';

/** A name or term that can be offered to a writer, whole. */
export interface KnownName {
  readonly name: string;
  readonly kind: ListedName['kind'] | 'agency' | 'creditTerm' | 'byline' | 'photographer' | 'name' | 'date';
  readonly abbreviations?: readonly string[];
  readonly agency?: Agency;
  /** How often it is written in general, 0 to 9. */
  readonly weight?: number;
  /** In how many articles of the folder it stands, or how often in the article at hand. */
  readonly count?: number;
  /** Of a date, how many days it lies from today. */
  readonly days?: number;
}

/** A name under one of its keys: unaccented, or the first letters of its words. */
export interface Keyed {
  readonly key: string;
  readonly entry: KnownName;
  /** The key is an abbreviation: `bqp`. */
  readonly short: boolean;
}

/** Names by their keys in order, so that those that begin alike stand together. */
export type NameIndex = readonly Keyed[];

/** Letters without their marks, and one blank for whatever stands between words: `Vũng Tàu – Côn Đảo` → `vung tau con dao`. */
export function keyOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Makes names ready to be looked up by what they begin with. */
export function indexNames(names: Iterable<KnownName>): NameIndex {
  const index: Keyed[] = [];
  for (const entry of names) {
    const key = keyOf(entry.name);
    index.push({ key, entry, short: false });
    for (const short of shortsOf(key, entry.abbreviations)) index.push({ key: short, entry, short: true });
  }
  return index.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** All that begin with a key, found without looking at the others. */
export function beginningWith(index: NameIndex, key: string): NameIndex {
  const end = key.slice(0, -1) + String.fromCharCode(key.charCodeAt(key.length - 1) + 1);
  return key === '' ? index : index.slice(firstFrom(index, key), firstFrom(index, end));
}

/** What a lexicon can offer: made at the first asking. */
export interface Offers {
  /** For running text. */
  readonly prose: NameIndex;
  /** For credits and sources, and behind `theo`. */
  readonly sources: NameIndex;
  readonly bylines: NameIndex;
  /** Of each name that papers write in several ways, all of them. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

/** What a lexicon can offer. */
export function offersOf(lexicon: Lexicon): Offers {
  let offers = made.get(lexicon);
  if (!offers) made.set(lexicon, (offers = makeOffers(lexicon)));
  return offers;
}

const made = new WeakMap<Lexicon, Offers>();

function makeOffers(lexicon: Lexicon): Offers {
  const entriesOf = <Entry>(phrases: { readonly byFirst: ReadonlyMap<number, readonly { readonly entry: Entry }[]> }) =>
    [...phrases.byFirst.values()].flat().map(({ entry }) => entry);
  const prose = new Map<string, KnownName>();
  const add = (name: string, kind: KnownName['kind'], more: Partial<KnownName> = {}): void => {
    if (!prose.has(name)) prose.set(name, { name, kind, weight: lexicon.nameFrequency.get(name) ?? 0, ...more });
  };
  // What the newsroom keeps itself goes before everything that is common.
  const own = { weight: 9 };
  for (const name of lexicon.ownNames) add(name, 'name', own);
  for (const word of lexicon.ownWords) if (keyOf(word).includes(' ')) add(word, 'term', own);
  for (const { name, kind, abbreviations } of lexicon.completedNames) add(name, kind, { abbreviations });
  // What stands there in short is no name to be offered: `bqp` means the whole.
  for (const name of entriesOf(lexicon.institutions)) if (name.includes(' ')) add(name, 'institution');
  for (const { name } of entriesOf(lexicon.countries)) add(name, 'place');
  for (const name of lexicon.places) add(name, 'place');
  const inOneCase = new Set([...prose.keys()].map((name) => name.toLowerCase()));
  for (const { name } of entriesOf(lexicon.capitalisedNames)) if (!inOneCase.has(name.toLowerCase())) add(name, 'name');
  const spellings = new Set(entriesOf(lexicon.nameVersions));
  for (const [name] of spellings) if (!inOneCase.has(name!.toLowerCase())) add(name!, 'name');
  const versions = new Map([...spellings].flatMap((names) => names.map((name) => [name, names] as const)));

  const sources: KnownName[] = [];
  for (const agency of lexicon.agencies)
    for (const name of [agency.name, ...agency.aliases]) {
      const weight = agency.kind === 'own' ? 9 : (lexicon.nameFrequency.get(name) ?? 0);
      const offered: KnownName = { name, kind: 'agency', agency, weight };
      sources.push(offered);
      // `Lao Động` is a paper only where a source is named; `AFP` can be nothing else.
      if (!prose.has(name) && (!agency.contextOnly || !/\p{Ll}/u.test(name))) prose.set(name, offered);
    }
  const terms = lexicon.creditTermNames.map((name): KnownName => ({ name, kind: 'creditTerm' }));
  const bylines = [...lexicon.ownBylines].map((name): KnownName => ({ name, kind: 'byline', ...own }));
  return {
    prose: indexNames(prose.values()),
    sources: indexNames([...sources, ...terms]),
    bylines: indexNames(bylines),
    versions,
  };
}

/** `bộ quốc phòng` → `bqp`; `và` counts or does not; and the abbreviations that a list has. */
function shortsOf(key: string, abbreviations: readonly string[] = []): ReadonlySet<string> {
  const words = key.split(' ');
  const initials = (of: readonly string[]): string => of.map((word) => word[0]).join('');
  const shorts = new Set(abbreviations.map(keyOf));
  if (words.length > 1) shorts.add(initials(words)).add(initials(words.filter((word) => word !== 'va')));
  return shorts;
}

function firstFrom(index: NameIndex, key: string): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index[middle]!.key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
