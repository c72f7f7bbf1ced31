// Makes toasoan.vsix: production bundles, packed by vsce. Any warning of vsce is a failure.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const MOST_BYTES = 1_000_000;
const out = process.argv[2] ?? 'toasoan.vsix';

run(process.execPath, ['scripts/build.mjs', '--production']);
const log = run(process.execPath, [
  'node_modules/@vscode/vsce/vsce',
  'package',
  // Everything is bundled, and the pictures travel along: nothing is fetched from a repository.
  '--no-dependencies',
  '--no-rewrite-relative-links',
  '--allow-missing-repository',
  '--out',
  out,
]);
if (/warning/i.test(log)) fail('vsce warns, see above');
const { size } = statSync(out);
if (size > MOST_BYTES) fail(`${out} has ${size} bytes, more than ${MOST_BYTES}`);
console.log(`${out}: ${size} bytes`);

function run(command, args) {
  // The same sources make the same bytes, whenever they are packed.
  const env = { SOURCE_DATE_EPOCH: '1767225600', ...process.env };
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  if (status !== 0) fail(`${args[0]} failed`);
  return stdout + stderr;
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
