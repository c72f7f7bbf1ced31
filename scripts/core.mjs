// The core for scripts: bundled from its sources, so that what is measured is what stands in the tree.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Bundles the core and loads it. Returns what scripts ask of it. */
export async function loadCore() {
  const outfile = resolve(`out/core-${process.pid}.cjs`);
  await build({
    stdin: {
      contents: `
        export { parse } from './server/src/core/article';
        export { check } from './server/src/core/check';
        export { complete } from './server/src/core/complete';
        export { offersOf } from './server/src/core/known-names';
        export { makeLexicon } from './server/src/core/lexicon';
        export { say } from './server/src/core/say';
        export { scan } from './server/src/core/scan';
        export { defaults } from './server/src/core/settings';
        export { lists } from './server/src/data';
        export { fold } from './server/src/core/vietnamese/letters';
        export { translationOf } from './server/src/l10n';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    loader: { '.txt': 'text', '.tsv': 'text', '.bin': 'binary' },
    outfile,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}
