import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type Knowledge } from '../core/check';
import { type FoundHouse, type HouseReport, isIgnored, lexiconFor, openHouses, settingsFor } from '../core/house-files';
import { type Lexicon } from '../core/lexicon';
import { defaults } from '../core/settings';
import { lists } from '../data';
import { localDate } from '../clock';

/** The house styles of the articles that one run of the command line looks at. */
export interface HousesHere {
  /** What an article is checked with. */
  knowledgeFor(path: string): Promise<Knowledge>;
  isIgnored(path: string): Promise<boolean>;
  /** The folder of the newsroom's templates for what is written here, as from here. */
  templates(): Promise<string | undefined>;
  /** Reads a house file that is asked for by name, whether it holds for an article or not. */
  look(path: string): Promise<void>;
  /** The house files that held for any article so far and have problems, each once, named as from this folder. */
  reports(): readonly HouseReport[];
}

/** With `config` false every article is checked by the defaults. */
export function housesHere(lexicon: Lexicon, { config }: { config: boolean }): HousesHere {
  const today = localDate();
  const houses = openHouses(readText);
  const reports = new Map<string, HouseReport>();
  const note = (house: FoundHouse): FoundHouse => {
    for (const report of house.reports)
      if (report.problems.length > 0 && !reports.has(report.path))
        reports.set(report.path, { ...report, path: asFromHere(report.path) });
    return house;
  };
  const houseOf = async (path: string): Promise<FoundHouse | undefined> =>
    config ? note(await houses.of(absolute(path))) : undefined;
  return {
    async knowledgeFor(path) {
      const house = await houseOf(path);
      if (!house) return { lexicon, settings: defaults, today };
      const { settings } = settingsFor(house, absolute(path));
      return { lexicon: lexiconFor(house, lists, lexicon), settings, today };
    },
    async isIgnored(path) {
      const house = await houseOf(path);
      return house !== undefined && isIgnored(house, absolute(path));
    },
    async templates() {
      const found = (await houseOf('.article'))?.templates;
      return found === undefined ? undefined : asFromHere(found) || '.';
    },
    async look(path) {
      note(await houses.at(absolute(path)));
    },
    reports: () => [...reports.values()],
  };
}

/** The house files and lists that are larger are none. */
const MOST_BYTES = 4 << 20;

/** The text of a file, or undefined where there is none to be read. Letters that are not UTF-8 become U+FFFD. */
function readText(path: string): string | undefined {
  try {
    const kind = statSync(path);
    return kind.isFile() && kind.size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** A path from the root, with `/` between folders on every system. */
export const absolute = (path: string): string => resolve(path).replaceAll(sep, '/');

const asFromHere = (path: string): string => relative('.', path).replaceAll(sep, '/');
