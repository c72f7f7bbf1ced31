import { existsSync, readFileSync } from 'node:fs';
import { above, leftOutFrom } from '../core/git-ignore';
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
  const whole = leftOutFrom(root, readPatterns);
  const leftOut = root !== here && whole(`${here}/`) ? leftOutFrom(here, readPatterns) : whole;
  return (path) => leftOut(path.endsWith('/') ? path : absolute(path));
}

/** The folder that holds `.git`, the nearest one above. */
function repositoryOf(folder: string): string | undefined {
  for (let here = folder; here !== ''; here = above(here)) if (existsSync(`${here}/.git`)) return here;
  return undefined;
}

function readPatterns(folder: string): Globs | undefined {
  try {
    return globs(readFileSync(`${folder}/.gitignore`, 'utf8').split(/\r?\n/));
  } catch {
    return undefined;
  }
}
