// Bundles the extension, the language server (desktop and web) and the command line into dist/.
//   node scripts/build.mjs [--watch] [--production]
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  loader: { '.txt': 'text', '.tsv': 'text', '.bin': 'binary' },
};
// jsonc-parser's `main` asks for its parts in a way that no bundler can follow; its `module` does not.
const node = { ...common, platform: 'node', mainFields: ['module', 'main'], target: 'node20', format: 'cjs' };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** What is loaded when it is first asked for (server/src/parts.ts): one bundle each, for Node and for the browser's worker alike. */
const parts = {
  docx: 'server/src/core/export/docx.ts',
  'read-html': 'server/src/core/import/page.ts',
  'read-docx': 'server/src/read-docx.ts',
};

/**
 * Of the reader of pictures only the kinds and fields that client/src/picture.ts asks for, as the library's own build
 * does it: its switches become constants, and what they switch off is left out.
 */
const leanPictures = {
  name: 'lean-pictures',
  setup({ onLoad }) {
    const wanted = /^(?:EXIF|IPTC|XMP|TIFF|JPEG|PNG|HEIC|AVIF|WEBP)$/;
    onLoad({ filter: /[\\/]exifreader[\\/]src[\\/][^\\/]+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/Constants\.USE_(\w+)/g, (_, name) => String(wanted.test(name))),
    }));
  },
};

const bundles = [
  {
    ...node,
    entryPoints: ['client/src/node.ts'],
    outfile: 'dist/client/node.cjs',
    external: ['vscode'],
    plugins: [leanPictures],
  },
  {
    ...browser,
    entryPoints: ['client/src/browser.ts'],
    outfile: 'dist/client/browser.js',
    format: 'cjs',
    external: ['vscode'],
    plugins: [leanPictures],
  },
  {
    ...browser,
    entryPoints: ['client/src/preview/page.ts', 'client/src/preview/page.css'],
    outdir: 'dist/preview',
    format: 'iife',
  },
  { ...node, entryPoints: ['server/src/lsp/node.ts'], outfile: 'dist/server/node.cjs' },
  { ...browser, entryPoints: ['server/src/lsp/browser.ts'], outfile: 'dist/server/browser.js', format: 'iife' },
  {
    ...node,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    // A dependency asks for its own address, which a CommonJS bundle knows by another name.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "#!/usr/bin/env node\nconst bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  },
  ...Object.entries(parts).map(([name, entry]) => ({
    ...browser,
    entryPoints: [entry],
    outfile: `dist/parts/${name}.cjs`,
    format: 'cjs',
  })),
];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/rules', { recursive: true });
for (const name of readdirSync('server/src/core/rules'))
  if (name.endsWith('.md')) cpSync(`server/src/core/rules/${name}`, `dist/rules/${name}`);
// What spelling is judged by.
cpSync('server/src/data/neighbours.bin', 'dist/neighbours.bin');
// The page behind the problems of a `toasoan.json`.
cpSync('docs/house-style.md', 'dist/rules/house-style.md');

for (const options of bundles) {
  const build = await context(options);
  if (watch) await build.watch();
  else {
    await build.rebuild();
    await build.dispose();
  }
}
