import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type LoadPart, type Parts } from './parts';

/** How Node loads a part of the program: from the folder that the bundles lie in. */
export function loadPartFrom(folder: string): LoadPart {
  const load = createRequire(join(folder, 'parts.cjs'));
  return <Name extends keyof Parts>(name: Name) =>
    new Promise<Parts[Name]>((resolve) => resolve(load(`./${name}.cjs`) as Parts[Name]));
}
