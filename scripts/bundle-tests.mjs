// Bundles the tests that run on Node alone into out/test, one file each. Arguments: names to keep to ("rules" → rules.test.ts).
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/** Bundles test/*.test.ts (only those named, if any are) and returns the bundles' paths. */
export async function bundleTests(names = []) {
  const files = readdirSync('test')
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => names.length === 0 || names.includes(file.replace('.test.ts', '')));
  rmSync('out/test/node', { recursive: true, force: true });
  await build({
    entryPoints: files.map((file) => `test/${file}`),
    outdir: 'out/test/node',
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
  return files.map((file) => `out/test/node/${file.replace('.ts', '.cjs')}`);
}
