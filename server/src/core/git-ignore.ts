import { type Globs } from './globs';

/**
 * Answers whether git leaves out a file, by the `.gitignore` of each folder from `root` down to it. Paths are absolute, with
 * `/` between folders, and may name a folder by a `/` at the end. `patternsIn` is asked once a folder.
 */
export function leftOutFrom(
  root: string,
  patternsIn: (folder: string) => Globs | undefined,
): (path: string) => boolean {
  const patterns = new Map<string, Globs | undefined>();
  const folders = new Map<string, boolean>();

  const patternsOnce = (folder: string): Globs | undefined => {
    if (!patterns.has(folder)) patterns.set(folder, patternsIn(folder));
    return patterns.get(folder);
  };
  /** The last word on a path: of the patterns that speak of it, those in the deepest folder. */
  const isNamed = (path: string): boolean => {
    for (let folder = above(path); folder.length >= root.length; folder = above(folder)) {
      const says = patternsOnce(folder)?.(path.slice(folder.length + 1));
      if (says !== undefined) return says;
      if (folder === root) break;
    }
    return false;
  };
  /** What lies in a folder that is left out cannot be taken in again. */
  const isFolderOut = (folder: string): boolean => {
    if (folder.length <= root.length) return false;
    let out = folders.get(folder);
    if (out === undefined) folders.set(folder, (out = isFolderOut(above(folder)) || isNamed(`${folder}/`)));
    return out;
  };
  return (path) => isFolderOut(above(path)) || isNamed(path);
}

/** The folder a path lies in, without a `/` at its end; empty above the topmost. */
export const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/', path.length - 2)));
