import { type Connection, DidChangeWatchedFilesNotification, type FileSystemWatcher } from 'vscode-languageserver';
import { type FoundHouse, type Houses, isIgnored, noHouse, openHouses, settingsFor } from '../core/house-files';
import { isHousePath } from '../core/house';
import { type ListName } from '../core/house-keys';
import { type BadSetting, type Settings } from '../core/settings';

/** The house styles of the open articles, by address. */
export interface HousesByUri {
  /** What holds for an article; nothing for one that lies in no folder yet. */
  of(article: string): Promise<FoundHouse>;
  /** What a house file states. */
  at(file: string): Promise<FoundHouse>;
  /** The settings of an article, `given` being the editor's own. One that the house leaves out is not checked. */
  settingsOf(article: string, given: unknown): Promise<{ settings: Settings; bad: readonly BadSetting[] }>;
  /** The addresses of the files that a house hangs on, beside the house files: its lists. */
  listsOf(article: string): Promise<readonly string[]>;
  /** The house file that holds for an article, and the file that one of the newsroom's lists is kept in; as far as there are any. */
  placesOf(article: string, list: ListName): Promise<{ readonly house?: string; readonly list?: string }>;
  /** Whether the house leaves an article out. */
  leavesOut(article: string): Promise<boolean>;
  /** The folder of the newsroom's templates for what is written in a folder. */
  templatesFor(folder: string): Promise<string | undefined>;
  /** The files are read again from now on: one of them has changed. */
  forget(): void;
}

/**
 * `read` answers with the text of a file, or undefined where there is none, and may fail; `opened` with the files that
 * are open in the editor, which count as they stand there.
 */
export function housesByUri(
  read: (uri: string) => Promise<string | undefined>,
  opened: () => readonly { readonly uri: string; getText(): string }[],
): HousesByUri {
  let byOrigin = new Map<string, Houses>();
  const housesOf = (origin: string): Houses => {
    let houses = byOrigin.get(origin);
    if (!houses) {
      houses = openHouses((path) => {
        // Compared decoded: clients differ in what they encode.
        const open = opened().find(({ uri }) => isHouseFile(uri) && addressOf(uri)?.path === path);
        return open ? open.getText() : read(uriOf({ origin, path })).catch(() => undefined);
      });
      byOrigin.set(origin, houses);
    }
    return houses;
  };
  const found = async (uri: string, ask: keyof Houses): Promise<FoundHouse> => {
    const address = addressOf(uri);
    return address ? housesOf(address.origin)[ask](address.path) : noHouse;
  };
  return {
    of: (article) => found(article, 'of'),
    at: (file) => found(file, 'at'),
    async settingsOf(article, given) {
      const house = await found(article, 'of');
      const path = addressOf(article)?.path ?? '';
      const { settings, bad } = settingsFor(house, path, given ?? undefined);
      return { settings: isIgnored(house, path) ? { ...settings, enable: false } : settings, bad };
    },
    async listsOf(article) {
      const origin = addressOf(article)?.origin ?? '';
      const { files } = await found(article, 'of');
      return files.filter((path) => !isHousePath(path)).map((path) => uriOf({ origin, path }));
    },
    async placesOf(article, list) {
      const origin = addressOf(article)?.origin ?? '';
      const { reports, listFiles } = await found(article, 'of');
      const [house, file] = [reports[0]?.path, listFiles[list]];
      return {
        ...(house !== undefined && { house: uriOf({ origin, path: house }) }),
        ...(file !== undefined && { list: uriOf({ origin, path: file }) }),
      };
    },
    async leavesOut(article) {
      return isIgnored(await found(article, 'of'), pathOf(article));
    },
    async templatesFor(folder) {
      const origin = addressOf(folder)?.origin ?? '';
      const { templates } = await found(`${folder.replace(/\/$/, '')}/.`, 'of');
      return templates === undefined ? undefined : uriOf({ origin, path: templates });
    },
    forget() {
      byOrigin = new Map();
    },
  };
}

export const isHouseFile = (uri: string): boolean => isHousePath(uri);

/** Whether two addresses are of one file: clients differ in what they encode. */
export function isSameFile(a: string, b: string): boolean {
  return addressOf(a) !== undefined && keyOf(a) === keyOf(b);
}

/** The folder, of some, that an article lies in; of several the nearest. */
export function folderAround(article: string, folders: readonly string[]): string | undefined {
  const path = addressOf(article)?.path;
  const around = folders.filter((folder) => {
    const own = addressOf(folder)?.path.replace(/\/$/, '');
    return own !== undefined && path?.startsWith(`${own}/`);
  });
  return around.sort((a, b) => b.length - a.length)[0];
}

/** An address as the core's paths have it: what stands before the path, and the path, decoded. */
interface Address {
  readonly origin: string;
  readonly path: string;
}

/** The same for all ways to write one address: clients differ in what they encode. */
export function keyOf(uri: string): string {
  const address = addressOf(uri);
  return address ? address.origin + address.path : uri;
}

/** The path in an address, decoded; empty where it has none. */
export const pathOf = (uri: string): string => addressOf(uri)?.path ?? '';

/** The address of a file by its decoded path, beside another one of the same origin. */
export const besides = (uri: string, path: string): string =>
  uriOf({ origin: addressOf(uri)?.origin ?? 'file://', path });

/** Undefined for an article that lies in no folder yet: `untitled:Untitled-1`. */
function addressOf(uri: string): Address | undefined {
  const [, origin, path] = /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)(\/[^?#]*)/i.exec(uri) ?? [];
  if (origin === undefined || path === undefined || origin === 'untitled:') return undefined;
  try {
    return { origin, path: decodeURIComponent(path) };
  } catch {
    return { origin, path };
  }
}

/** As VS Code writes it. */
const uriOf = ({ origin, path }: Address): string => origin + path.split('/').map(encodeName).join('/');

/** A file's name as it stands in an address. */
export const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Asks a client that can do so to tell when one of these files changes, each file once. */
export function watcherOf(connection: Connection): {
  watch(uris: readonly string[], relative: boolean): Promise<void>;
  isWatched(uri: string): boolean;
} {
  const watched = new Set<string>();
  return {
    async watch(uris, relative) {
      const watchers: FileSystemWatcher[] = [];
      for (const uri of uris) {
        if (watched.has(keyOf(uri))) continue;
        watched.add(keyOf(uri));
        const [folder, name] = [uri.slice(0, uri.lastIndexOf('/')), pathOf(uri).replace(/^.*\//, '')];
        // A bracket in a file's name must not be taken for a pattern.
        const pattern = name.replace(/[[\]{}*!]/g, '?');
        watchers.push({ globPattern: relative ? { baseUri: folder, pattern } : `**/${pattern}` });
      }
      if (watchers.length > 0) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    },
    isWatched: (uri) => watched.has(keyOf(uri)),
  };
}
