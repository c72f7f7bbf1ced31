import { type Globs, globs } from './globs';
import { type House, type ReadHouse, houseProblem, readHouse } from './house';
import { type ListName } from './house-keys';
import { type Lexicon, type Lists, makeLexicon } from './lexicon';
import { type Problem } from './check';
import { type Layer, profiles } from './profiles';
import type { Spelling } from './rule';
import { rules } from './rules';
import { judgeWith } from './spelling/judge';
import { looksLikeModel } from './spelling/model-text';
import { type BadSetting, type HouseStyle, type Settings, defaults, readSettings } from './settings';

/**
 * The text of the file at a path (from the root, `/` between folders), or undefined where there is none to be read.
 * The core reads nothing itself: its doors do, at once or later.
 */
export type Read = (path: string) => string | undefined | Promise<string | undefined>;

/** The newsroom's own lists, as their files hold them. */
export type OwnLists = Partial<Pick<Lists, 'ownAgencies' | 'ownNames' | 'ownBylines' | 'ownWords'>> & {
  /** A model of spelling: see `readModelText`. */
  readonly ownModel?: string;
};

/** A house file that was read, and what is wrong in it. */
export interface HouseReport {
  readonly path: string;
  readonly text: string;
  readonly problems: readonly Problem[];
}

/** The house style that holds in a folder; nothing in it where there is no house file. */
export interface FoundHouse {
  /** The house files: the one that was found, then what it extends. */
  readonly reports: readonly HouseReport[];
  readonly lists: OwnLists;
  /** Where each of the lists is kept; of several of a kind, the one named nearest. */
  readonly listFiles: Readonly<Partial<Record<ListName, string>>>;
  /** Every file it hangs on, whether it could be read or not. */
  readonly files: readonly string[];
  /** What the files state, what counts least first, each with where it holds. */
  readonly layers: readonly { readonly layer: Layer; readonly holds?: Globs; readonly folder: string }[];
  /** The folder of the newsroom's templates, as the nearest file that has one names it. */
  readonly templates?: string;
  readonly ignores: readonly { readonly ignored: Globs; readonly folder: string }[];
}

/** How many files may extend one another. */
const MOST_FILES = 16;
const FILE_NAME = 'toasoan.json';

/** The house styles round a number of articles; each file is read once. For a fresh look, open them anew. */
export interface Houses {
  /** What holds for an article: the `toasoan.json` in the nearest folder above it. */
  of(article: string): Promise<FoundHouse>;
  /** What a house file states, whether it is the nearest to anything or not. */
  at(file: string): Promise<FoundHouse>;
}

export function openHouses(read: Read): Houses {
  const texts = new Map<string, ReturnType<Read>>();
  const folders = new Map<string, Promise<FoundHouse>>();
  const files = new Map<string, Promise<FoundHouse>>();
  const readOnce: Read = (path) => remember(texts, path, () => read(path));
  const at = (file: string): Promise<FoundHouse> => remember(files, file, () => loadHouse(file, readOnce));
  const above = async (folder: string): Promise<FoundHouse> => {
    const path = `${folder}/${FILE_NAME}`;
    if ((await readOnce(path)) !== undefined) return at(path);
    const parent = folderOf(folder);
    return parent === undefined ? noHouse : inFolder(parent);
  };
  const inFolder = (folder: string): Promise<FoundHouse> => remember(folders, folder, () => above(folder));
  return {
    at,
    of(article) {
      const folder = folderOf(article);
      return folder === undefined ? Promise.resolve(noHouse) : inFolder(folder);
    },
  };
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}

export const noHouse: FoundHouse = { reports: [], lists: {}, listFiles: {}, files: [], layers: [], ignores: [] };

/** The house style that a house file states, with all that it extends and the lists it names. */
async function loadHouse(path: string, read: Read): Promise<FoundHouse> {
  const chain: (ReadHouse & { path: string; folder: string; text: string; problems: Problem[] })[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const here: string = next;
    next = undefined;
    const text = await read(here);
    const previous = chain.at(-1);
    const named = previous?.places.get('extends');
    if (previous && named) {
      const written = previous.house.extends!;
      if (chain.length === MOST_FILES || chain.some((file) => file.path === here)) {
        const values = { path: written, most: MOST_FILES };
        previous.problems.push(houseProblem({ span: named, message: 'circle', values }));
        break;
      }
      if (text === undefined)
        previous.problems.push(houseProblem({ span: named, message: 'unreadable', values: { path: written } }));
    }
    if (text === undefined) {
      if (!previous) return noHouse;
      break;
    }
    const file = readHouse(text);
    const folder = folderOf(here) ?? '';
    chain.push({ ...file, problems: [...file.problems], path: here, folder, text });
    if (file.house.extends !== undefined) next = join(folder, file.house.extends);
  }
  const files = new Set(chain.map((file) => file.path));
  const lists: Record<string, string> = {};
  const listFiles: Partial<Record<ListName, string>> = {};
  for (const { house, places, folder, problems } of chain) {
    if (house.extends !== undefined) files.add(join(folder, house.extends));
    for (const [name, file] of Object.entries(house.lists ?? {}) as [ListName, string][]) {
      const where = join(folder, file);
      files.add(where);
      listFiles[name] ??= where;
      const text = await read(where);
      if (text === undefined || text.includes('\uFFFD') || (name === 'model' && !looksLikeModel(text)))
        problems.push(
          houseProblem({ span: places.get(`lists.${name}`)!, message: 'unreadable', values: { path: file } }),
        );
      if (name === 'model') lists[OWN.model] ??= text ?? '';
      else if (text !== undefined) lists[OWN[name]] = `${lists[OWN[name]] ?? ''}${text}\n`;
    }
  }
  const withTemplates = chain.find(({ house }) => house.templates !== undefined);
  return {
    ...(withTemplates && { templates: join(withTemplates.folder, withTemplates.house.templates!) }),
    reports: chain.map((file) => ({ path: file.path, text: file.text, problems: inOrder(file.problems) })),
    lists,
    listFiles,
    files: [...files],
    layers: layersOf(chain),
    ignores: chain.flatMap(({ house, folder }) => (house.ignore ? [{ ignored: globs(house.ignore), folder }] : [])),
  };
}

const OWN: Readonly<Record<ListName, keyof OwnLists>> = {
  agencies: 'ownAgencies',
  names: 'ownNames',
  bylines: 'ownBylines',
  words: 'ownWords',
  model: 'ownModel',
};

const inOrder = (problems: readonly Problem[]): Problem[] => [...problems].sort((a, b) => a.span.start - b.span.start);

/** The profile that is named nearest, then the files from the farthest to the nearest, each before its overrides. */
function layersOf(chain: readonly { readonly house: House; readonly folder: string }[]): FoundHouse['layers'] {
  const profile = chain.find(({ house }) => house.profile !== undefined)?.house.profile;
  return [
    ...(profile === undefined ? [] : [{ layer: profiles[profile], folder: '' }]),
    ...[...chain]
      .reverse()
      .flatMap(({ house, folder }) => [
        { layer: house, folder },
        ...(house.overrides ?? []).map((layer) => ({ layer, holds: globs(layer.files), folder })),
      ]),
  ];
}

/**
 * The settings of an article: what the house states, and of `given`, the editor's own, everything that is not the
 * newsroom's to decide. A rule's severity and options that the editor names beat the house's; the style and what
 * passes for a wrong spelling never do.
 */
export function settingsFor(
  house: FoundHouse,
  article: string,
  given?: unknown,
): { settings: Settings; bad: readonly BadSetting[] } {
  const { base, style, spelling } = stated(house, article);
  if (given === undefined) return { settings: base, bad: [] };
  const { settings, bad } = readSettings(given, ruleIds, base);
  return {
    settings: { ...settings, style: { ...settings.style, ...style }, spelling: spelling ?? settings.spelling },
    bad,
  };
}

interface Stated {
  readonly base: Settings;
  /** Of the style only what is stated. */
  readonly style: Partial<HouseStyle>;
  readonly spelling: Spelling | undefined;
}
const statements = new WeakMap<FoundHouse, Map<string, Stated>>();

/** What a house states for an article: the same object for all articles of which it states the same. */
function stated(house: FoundHouse, article: string): Stated {
  const holding = house.layers.filter(({ holds, folder }) => !holds || speaksOf(holds, folder, article));
  let known = statements.get(house);
  if (!known) statements.set(house, (known = new Map<string, Stated>()));
  const key = house.layers.map((layer) => (holding.includes(layer) ? '1' : '0')).join('');
  return remember(known, key, () => {
    const layers = holding.map(({ layer: { style = {}, rules: named = {}, spelling } }) => ({
      style,
      rules: named,
      spelling,
    }));
    const base = layers.reduce<Settings>((below, layer) => readSettings(layer, ruleIds, below).settings, defaults);
    return {
      base,
      style: Object.assign({}, ...layers.map(({ style }) => style)) as Partial<HouseStyle>,
      spelling: layers.reduce<Spelling | undefined>((below, { spelling }) => spelling ?? below, undefined),
    };
  });
}

const ruleIds = rules.map(({ id }) => id);

const lexicons = new WeakMap<FoundHouse, Lexicon>();

/** What the newsroom knows: `lists`, which `lexicon` is made of, and its own. */
export function lexiconFor(house: FoundHouse, lists: Lists, lexicon: Lexicon): Lexicon {
  if (Object.keys(house.lists).length === 0) return lexicon;
  let own = lexicons.get(house);
  if (!own) {
    const { ownModel, ...ownLists } = house.lists;
    const judge = ownModel === undefined ? lexicon.judge : judgeWith(lexicon.judge, ownModel);
    lexicons.set(house, (own = { ...makeLexicon({ ...lists, ...ownLists }), judge }));
  }
  return own;
}

/** Whether the house file says that an article is not to be checked. */
export function isIgnored({ ignores }: FoundHouse, article: string): boolean {
  return ignores.some(({ ignored, folder }) => speaksOf(ignored, folder, article));
}

/** Patterns speak of what lies in the folder of the file that states them. */
const speaksOf = (says: Globs, folder: string, path: string): boolean =>
  path.startsWith(`${folder}/`) && says(path.slice(folder.length + 1)) === true;

/** The folder a path lies in, without a `/` at the end; undefined for the root itself. */
function folderOf(path: string): string | undefined {
  const at = path.lastIndexOf('/');
  return at < 0 ? undefined : path.slice(0, at);
}

/** `..` beyond the root stays at the root. */
function join(folder: string, relative: string): string {
  const parts = folder.split('/');
  for (const part of relative.split('/'))
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
}
