import { existsSync, readFileSync } from 'node:fs';
import { type Globs, globs } from '../core/globs';
import { absolute } from './houses';

/**
 * Answers whether git would leave out a file below `top`, by the `.gitignore` of each folder from the root of its
 * repository down. Outside of any repository, or where `top` itself is left out (somebody asks for it all the same),
 * only of each folder from `top` down.
 */
export function gitIgnore(top: string): (path: string) => boolean {
  const here = absolute(top);
  const root = repositoryOf(here) ?? here;
  const leftOut = leftOutFrom(root);
  return root !== here && leftOut(`${here}/`) ? leftOutFrom(here) : leftOut;
}

function leftOutFrom(root: string): (path: string) => boolean {
  const patterns = new Map<string, Globs | undefined>();
  const folders = new Map<string, boolean>();

  const patternsIn = (folder: string): Globs | undefined => {
    if (!patterns.has(folder)) patterns.set(folder, readPatterns(`${folder}/.gitignore`));
    return patterns.get(folder);
  };
  /** The last word on a path: of the patterns that speak of it, those in the deepest folder. A folder ends in `/`. */
  const isNamed = (path: string): boolean => {
    for (let folder = above(path); folder.length >= root.length; folder = above(folder)) {
      const says = patternsIn(folder)?.(path.slice(folder.length + 1));
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
  return (path) => {
    const file = path.endsWith('/') ? path : absolute(path);
    return isFolderOut(above(file)) || isNamed(file);
  };
}

/** The folder a path lies in; the path of a folder may end in `/`. */
const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/', path.length - 2)));

/** The folder that holds `.git`, the nearest one above. */
function repositoryOf(folder: string): string | undefined {
  for (let here = folder; here !== ''; here = above(here)) if (existsSync(`${here}/.git`)) return here;
  return undefined;
}

function readPatterns(path: string): Globs | undefined {
  try {
    return globs(readFileSync(path, 'utf8').split(/\r?\n/));
  } catch {
    return undefined;
  }
}
