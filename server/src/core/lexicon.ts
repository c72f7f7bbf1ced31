import { editDistance } from './distance';
import { capitalsOf } from './names';
import { type Judge } from './spelling/judge';
import { type Guards, type Phrases, makePhrases, readGuards } from './phrases';
import { type Frequency, readFrequency } from './vietnamese/frequency';
import { type TelexWords, readTelexWords } from './vietnamese/telex';

/** An agency, paper, station or photo source, as the newsroom knows it. */
export interface Agency {
  readonly name: string;
  readonly kind: string;
  /** ISO 3166 code, `UN` for the United Nations. */
  readonly country: string;
  readonly domain: string;
  readonly aliases: readonly string[];
  readonly misspellings: readonly string[];
  /** The name is also a common word or very short: it counts only in credits, sources and after "theo". */
  readonly contextOnly: boolean;
}

/** A right syllable in the wrong place: `sử lý` for `xử lý`. */
export interface Confusion {
  readonly right: string;
  /** Many papers accept what is written, too. */
  readonly style: boolean;
  readonly guards: Guards;
}

/** A phrase that says one thing twice, and which of its words, counted from 0, are enough. */
export interface Redundancy {
  readonly kept: readonly number[];
  readonly guards: Guards;
}

/** A name that is written with capitals in one way. */
export interface CapitalisedName {
  readonly name: string;
  readonly capitals: number;
  /** In lower case its words mean nothing else: always, or at the start of a sentence, where the first has its capital. */
  readonly lower: 'always' | 'start' | 'never';
  /** Other capitals that are accepted. */
  readonly also: readonly number[];
  readonly guards: Guards;
}

/** A country or its capital, as one of two that stand side by side. */
export interface PairedPlace {
  readonly name: string;
  readonly country: string;
  /** The name is also a common word, or a part of other names: `Anh`. */
  readonly short: boolean;
}

/** A name or term of several syllables that completion offers. */
export interface ListedName {
  readonly name: string;
  readonly kind: 'institution' | 'person' | 'place' | 'event' | 'term';
  readonly abbreviations: readonly string[];
}

/** The lists as they are handed in: the text of each data file, one entry a line, `#` lines are comments. */
export interface Lists {
  /** Columns by tab: name, kind, country, domain, aliases by `|`, misspellings by `|`, `context` or nothing. */
  readonly agencies: string;
  /** Words that stand for a source after a label, and by tab what they mean: `NVCC`, `CTV`, `minh họa`. */
  readonly creditTerms: string;
  /** Credits that name nobody: `Internet`. */
  readonly vagueCredits: string;
  /** Labels of a credit in their canonical form: `Ảnh`, `Nguồn ảnh`. */
  readonly creditLabels: string;
  /** Labels of a byline: `Tin, ảnh`, `Thực hiện`. */
  readonly bylineLabels: string;
  /** Provinces and cities that stand alone in a place line. */
  readonly places: string;
  /** Names that lie within an edit or two of an agency's and are somebody else's: `Kyoto`. */
  readonly namesakes: string;
  /** How often syllables are written: see `readFrequency`. */
  readonly syllableFrequency: string;
  /** Words that look like Telex and are not. */
  readonly telexWords: string;
  /** Columns by tab: what is written, what is meant, `style` or nothing, guards before and behind by `|`. */
  readonly confusions: string;
  /** Columns by tab: a small word, guards before and behind two of it by `|`. */
  readonly functionWords: string;
  /** Columns by tab: a phrase, the shorter form, guards before and behind by `|`. */
  readonly redundantWords: string;
  /** Columns by tab: name, `lower`, `start` or nothing, other accepted ways by `|`, guards before and behind by `|`. */
  readonly capitalisedNames: string;
  /** The spellings of a name by tab. */
  readonly nameVersions: string;
  /** Columns by tab: country or capital, the country's code, `short` or nothing. */
  readonly countries: string;
  /** Columns by tab: name, what it is, abbreviations by `|`. */
  readonly completedNames: string;
  /** Columns by tab: name, how often it is written, 2 to 9. */
  readonly nameFrequency: string;
  /** Columns by tab: `quan hệ`; or `thương mại` and `between`, which may stand behind one of those. */
  readonly relationWords: string;
  /** Institutions, in whatever letter case. */
  readonly institutions: string;
  /** Columns by tab: a word before a person's name, `person` or nothing. */
  readonly personTitles: string;
  /** Columns by tab: a surname, `also` or nothing. */
  readonly surnames: string;
  /** The newsroom's own agencies, one name a line. */
  readonly ownAgencies?: string;
  /** Names that are right as they are. */
  readonly ownNames?: string;
  readonly ownBylines?: string;
  /** Words that are never misspelt. */
  readonly ownWords?: string;
}

/** What the newsroom knows, ready to be asked. */
export interface Lexicon {
  readonly agencies: readonly Agency[];
  /** By every name and alias, letter for letter. */
  readonly agencyByName: ReadonlyMap<string, Agency>;
  /** By `looseKey` of every name and alias: letter case, spaces and hyphens aside. */
  readonly agencyByKey: ReadonlyMap<string, { readonly agency: Agency; readonly name: string }>;
  /** Listed misspellings, letter for letter, with the agency that was meant. */
  readonly misspelling: ReadonlyMap<string, { readonly agency: Agency; readonly name: string }>;
  /** By `looseKey`, with what each means; empty where it needs no explaining. */
  readonly creditTerms: ReadonlyMap<string, string>;
  /** The credit terms as they are written. */
  readonly creditTermNames: readonly string[];
  readonly vagueCredits: ReadonlySet<string>;
  readonly creditLabels: ReadonlyMap<string, string>;
  readonly bylineLabels: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly namesakes: ReadonlySet<string>;
  readonly frequency: Frequency;
  readonly telexWords: TelexWords;
  readonly confusions: Phrases<Confusion>;
  /** The words that nobody writes twice on purpose, with what makes two of them right. */
  readonly functionWords: ReadonlyMap<string, Guards>;
  readonly redundantWords: Phrases<Redundancy>;
  readonly capitalisedNames: Phrases<CapitalisedName>;
  /** By each spelling of a name, all of them. */
  readonly nameVersions: Phrases<readonly string[]>;
  readonly countries: Phrases<PairedPlace>;
  readonly completedNames: readonly ListedName[];
  /** How often a name is written, 2 to 9; what is missing is rare. */
  readonly nameFrequency: ReadonlyMap<string, number>;
  /** `quan hệ`, and with `between` what may stand behind it: `thương mại`. */
  readonly relationWords: Phrases<{ readonly between: boolean }>;
  readonly institutions: Phrases<string>;
  /** `ông`, `Bộ trưởng`; `sure` where what follows at once is a person. */
  readonly personTitles: Phrases<{ readonly sure: boolean }>;
  /** Whether the word begins names of persons only. */
  readonly surnames: ReadonlyMap<string, boolean>;
  /** The newsroom's own names, composed: what is written like one of them is never corrected. */
  readonly ownNames: ReadonlySet<string>;
  /** The newsroom's own bylines, composed. */
  readonly ownBylines: ReadonlySet<string>;
  /** The newsroom's own words, composed and in lower case: never misspelt. */
  readonly ownWords: ReadonlySet<string>;
  /** What judges a word by its neighbours, where it is at hand; made ready at the first asking. */
  readonly judge?: (() => Judge | undefined) | undefined;
}

/** Builds the lexicon from its lists. A line that makes no sense is left out: lists are checked by a test. */
export function makeLexicon(lists: Lists): Lexicon {
  const agencies = [
    ...entries(lists.agencies).map(readAgency),
    ...ownEntries(lists.ownAgencies).map((name) => ownAgency(name)),
  ];
  let frequency: Frequency | undefined;
  let completedNames: ListedName[] | undefined;
  let nameFrequency: Map<string, number> | undefined;
  const agencyByName = new Map<string, Agency>();
  const agencyByKey = new Map<string, { agency: Agency; name: string }>();
  const misspelling = new Map<string, { agency: Agency; name: string }>();
  for (const agency of agencies)
    for (const name of [agency.name, ...agency.aliases]) {
      if (!agencyByName.has(name)) agencyByName.set(name, agency);
      const key = looseKey(name);
      if (!agencyByKey.has(key)) agencyByKey.set(key, { agency, name });
    }
  for (const agency of agencies)
    for (const wrong of agency.misspellings)
      if (!agencyByName.has(wrong)) misspelling.set(wrong, { agency, name: nearestName(agency, wrong) });
  return {
    agencies,
    agencyByName,
    agencyByKey,
    misspelling,
    creditTerms: new Map(entries(lists.creditTerms).map((line) => readTerm(line))),
    creditTermNames: entries(lists.creditTerms).map((line) => line.split('\t')[0]!),
    vagueCredits: new Set(entries(lists.vagueCredits).map(looseKey)),
    creditLabels: new Map(entries(lists.creditLabels).map((label) => [label.toLowerCase(), label])),
    bylineLabels: new Set(entries(lists.bylineLabels).map((label) => label.toLowerCase())),
    places: new Set(entries(lists.places)),
    namesakes: new Set([...entries(lists.namesakes), ...ownEntries(lists.ownNames)]),
    // Only a misspelt word asks for it.
    get frequency() {
      return (frequency ??= readFrequency(lists.syllableFrequency));
    },
    telexWords: readTelexWords(lists.telexWords),
    confusions: makePhrases(rows(lists.confusions).map(readConfusion)),
    functionWords: new Map(
      rows(lists.functionWords).map(([word = '', before, after]) => [word, readGuards(before, after)]),
    ),
    redundantWords: makePhrases(rows(lists.redundantWords).map(readRedundancy)),
    capitalisedNames: makePhrases(rows(lists.capitalisedNames).map(readCapitalisedName)),
    nameVersions: makePhrases(rows(lists.nameVersions).flatMap((names) => names.map((name) => [name, names] as const))),
    countries: makePhrases(
      rows(lists.countries).map(([name = '', country = '', flag]) => [
        name,
        { name, country, short: flag === 'short' },
      ]),
    ),
    // Only completion asks for these.
    get completedNames() {
      return (completedNames ??= rows(lists.completedNames).map(readListedName));
    },
    get nameFrequency() {
      return (nameFrequency ??= new Map(
        rows(lists.nameFrequency).map(([name = '', steps]) => [name, Number(steps)] as const),
      ));
    },
    relationWords: makePhrases(
      rows(lists.relationWords).map(([word = '', flag]) => [word, { between: flag === 'between' }]),
    ),
    institutions: makePhrases(entries(lists.institutions).map((name) => [name, name])),
    personTitles: makePhrases(
      rows(lists.personTitles).map(([title = '', flag]) => [title, { sure: flag === 'person' }]),
    ),
    surnames: new Map(rows(lists.surnames).map(([name = '', flag]) => [name, flag !== 'also'])),
    ownNames: new Set(ownEntries(lists.ownNames)),
    ownBylines: new Set(ownEntries(lists.ownBylines)),
    ownWords: new Set(ownEntries(lists.ownWords).map((word) => word.toLowerCase())),
  };
}

/** The entries of a list: its lines without comments and blank ones. */
export function entries(list: string): string[] {
  return list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.normalize('NFC'));
}

/** The entries of a list that a newsroom keeps by hand: with a byte order mark, blanks at the ends, CRLF. */
export function ownEntries(list = ''): string[] {
  const lines = list.replace(/\uFEFF/g, '').split(/\r\n|\r|\n/);
  return entries(lines.map((line) => line.trim()).join('\n'));
}

/** The same for `Al Jazeera`, `Al-Jazeera`, `AlJazeera` and `AL JAZEERA`. */
export function looseKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-.]/g, '');
}

/** The agency of that exact name or alias (NFC/NFD aside). */
export function agencyNamed(lexicon: Lexicon, name: string): Agency | undefined {
  return lexicon.agencyByName.get(name.normalize('NFC'));
}

/** Whether a name is known as a source in whatever letter case: an agency, a credit term or a vague credit. */
export function isKnownSource(lexicon: Lexicon, name: string): boolean {
  const key = looseKey(name);
  return (
    lexicon.agencyByKey.has(key) ||
    lexicon.creditTerms.has(key) ||
    lexicon.vagueCredits.has(key) ||
    // `Ảnh Spunik`: who misspells an agency means one.
    lexicon.misspelling.has(name.normalize('NFC'))
  );
}

/** The entries of a list with columns. */
const rows = (list: string): string[][] => entries(list).map((line) => line.split('\t'));

function readConfusion([wrong = '', right = '', flag, before, after]: readonly string[]): [string, Confusion] {
  return [wrong, { right, style: flag === 'style', guards: readGuards(before, after) }];
}

function readRedundancy([phrase = '', short = '', before, after]: readonly string[]): [string, Redundancy] {
  const words = phrase.split(' ');
  const kept: number[] = [];
  for (const word of short.split(' ')) kept.push(words.indexOf(word, (kept.at(-1) ?? -1) + 1));
  return [phrase, { kept, guards: readGuards(before, after) }];
}

function readCapitalisedName([name = '', flag, also = '', before, after]: readonly string[]): [
  string,
  CapitalisedName,
] {
  const others = also.split('|').filter(Boolean).map(capitalsOf);
  const guards = readGuards(before, after);
  return [
    name,
    {
      name,
      capitals: capitalsOf(name),
      lower: flag === 'lower' ? 'always' : flag === 'start' ? 'start' : 'never',
      also: others,
      guards,
    },
  ];
}

function readAgency(line: string): Agency {
  const [name = '', kind = '', country = '', domain = '', aliases = '', misspellings = '', flag = ''] =
    line.split('\t');
  const names = (field: string) => field.split('|').filter((entry) => entry !== '');
  return {
    name,
    kind,
    country,
    domain,
    aliases: names(aliases),
    misspellings: names(misspellings),
    contextOnly: flag === 'context',
  };
}

function readListedName([name = '', kind, abbreviations = '']: readonly string[]): ListedName {
  return { name, kind: kind as ListedName['kind'], abbreviations: abbreviations.split('|').filter(Boolean) };
}

function readTerm(line: string): [string, string] {
  const [term = '', meaning = ''] = line.split('\t');
  return [looseKey(term), meaning];
}

const ownAgency = (name: string): Agency => ({
  name,
  kind: 'own',
  country: '',
  domain: '',
  aliases: [],
  misspellings: [],
  contextOnly: true,
});

/** `Rueters` means `Reuters`, not its alias `Thomson Reuters`: of an agency's names the one that is nearest. */
function nearestName(agency: Agency, wrong: string): string {
  const far = 99;
  let best = agency.name;
  for (const name of agency.aliases) if (editDistance(wrong, name, far) < editDistance(wrong, best, far)) best = name;
  return best;
}
