// The core for scripts: bundled from its sources, so that what is measured is what stands in the tree.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** Bundles the core and loads it, with a model and nets of spelling. Returns what scripts ask of it. */
export async function loadCore({ model = 'server/src/data/neighbours.bin', nets } = {}) {
  const outfile = resolve(`out/core-${process.pid}.cjs`);
  await build({
    stdin: {
      contents: `
        export { rules } from './server/src/core/rules';
        export { parse } from './server/src/core/article';
        export * from './server/src/core/vietnamese/letters';
        export * from './server/src/core/vietnamese/tones';
        export { inCaseOf } from './server/src/core/vietnamese/capitals';
        export { isSyllable } from './server/src/core/vietnamese/syllables';
        export * from './server/src/core/spelling/evidence';
        export * from './server/src/core/spelling/glance';
        export * from './server/src/core/spelling/judge';
        export { lineOf } from './server/src/core/spelling/line';
        export { packNets, answer } from './server/src/core/spelling/net';
        export { packModel } from './server/src/core/spelling/pack';
        export { readModel, seen } from './server/src/core/spelling/model';
        export { check } from './server/src/core/check';
        export { complete } from './server/src/core/complete';
        export { offersOf } from './server/src/core/known-names';
        export { makeLexicon } from './server/src/core/lexicon';
        export { say } from './server/src/core/say';
        export { scan } from './server/src/core/scan';
        export { defaults } from './server/src/core/settings';
        export { lists, spellingNets } from './server/src/data';
        export { translationOf } from './server/src/l10n';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    loader: { '.txt': 'text', '.tsv': 'text', '.bin': 'binary' },
    outfile,
    logLevel: 'warning',
  });
  const core = createRequire(import.meta.url)(outfile);
  const judge = core.judgeWhenAsked(
    () => readFileSync(model),
    nets ? readFileSync(nets) : core.spellingNets,
    (error) => {
      throw error;
    },
  );
  return { ...core, lexicon: { ...core.makeLexicon(core.lists), judge } };
}
