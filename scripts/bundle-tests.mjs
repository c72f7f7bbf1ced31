// Bundles the tests that run on Node alone into out/test, one file each. Arguments: names to keep to ("rules" → rules.test.ts).
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Bundles test/*.test.ts (only those named, if any are) and returns the bundles' paths. */
export async function bundleTests(names = []) {
  const files = readdirSync('test')
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => names.length === 0 || names.includes(file.replace('.test.ts', '')));
  // A folder for each run: two of them at once do not get into each other's way.
  const outdir = `out/test/node-${process.pid}`;
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: files.map((file) => `test/${file}`),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    packages: 'external',
    loader: { '.txt': 'text', '.tsv': 'text', '.bin': 'binary' },
    logLevel: 'warning',
  });
  return files.map((file) => `${outdir}/${file.replace('.ts', '.cjs')}`);
}
