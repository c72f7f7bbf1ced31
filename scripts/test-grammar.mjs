// Tokenises annotated examples and whole articles with the grammar:  node scripts/test-grammar.mjs [--update]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const update = process.argv.includes('--update');
const bin = (name) => `node_modules/vscode-tmgrammar-test/dist/${name}.js`;
const articles = readdirSync('test/grammar/snapshots')
  .filter((name) => !name.endsWith('.snap'))
  .map((name) => `test/grammar/snapshots/${name}`);

// The tool writes a missing snapshot without a word, and a test that cannot fail would have passed.
const missing = articles.filter((path) => !existsSync(`${path}.snap`));
if (missing.length > 0 && !update) {
  console.error(`no snapshot of ${missing.join(', ')}: node scripts/test-grammar.mjs --update`);
  process.exit(1);
}
run(bin('unit'), '--config', 'package.json', '-c', 'test/grammar/*.article');
run(bin('snapshot'), '--config', 'package.json', '--scope', 'text.article', ...(update ? ['-u'] : []), ...articles);

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
