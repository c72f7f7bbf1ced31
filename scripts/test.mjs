// Everything that must hold, in the order that tells soonest what does not:
//   node scripts/test.mjs
import { spawnSync } from 'node:child_process';

const node = process.execPath;
const bin = (name) => `node_modules/${name}`;
const steps = {
  types: [bin('typescript/bin/tsc'), '-b'],
  style: [bin('eslint/bin/eslint.js'), '.'],
  layout: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  'dead code': [bin('knip/bin/knip.js')],
  'derived files': ['scripts/generate.mjs', '--check'],
  build: ['scripts/build.mjs'],
  'core, pages, protocol, command line': ['scripts/test-node.mjs'],
  grammar: ['scripts/test-grammar.mjs'],
  editor: ['scripts/test-editor.mjs'],
  'editor in the browser': ['scripts/test-editor.mjs', '--web'],
  package: ['scripts/test-package.mjs'],
};

for (const [name, args] of Object.entries(steps)) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(node, args, { stdio: 'inherit' });
  if (status === 0) continue;
  console.error(`\n== ${name}: failed`);
  process.exit(status ?? 1);
}
console.log('\n== all passed');
