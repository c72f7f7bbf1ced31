import { editDistance } from './distance';

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
  /** The newsroom's own agencies, one name a line; empty where it has none. */
  readonly ownAgencies?: string;
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
  readonly vagueCredits: ReadonlySet<string>;
  readonly creditLabels: ReadonlyMap<string, string>;
  readonly bylineLabels: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly namesakes: ReadonlySet<string>;
}

/** Builds the lexicon from its lists. A line that makes no sense is left out: lists are checked by a test. */
export function makeLexicon(lists: Lists): Lexicon {
  const agencies = [
    ...entries(lists.agencies).map(readAgency),
    ...entries(lists.ownAgencies ?? '').map((name) => ownAgency(name)),
  ];
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
    vagueCredits: new Set(entries(lists.vagueCredits).map(looseKey)),
    creditLabels: new Map(entries(lists.creditLabels).map((label) => [label.toLowerCase(), label])),
    bylineLabels: new Set(entries(lists.bylineLabels).map((label) => label.toLowerCase())),
    places: new Set(entries(lists.places)),
    namesakes: new Set(entries(lists.namesakes)),
  };
}

/** The entries of a list: its lines without comments and blank ones. */
export function entries(list: string): string[] {
  return list
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.normalize('NFC'));
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
