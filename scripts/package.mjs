// Makes toasoan.vsix: production bundles, packed by vsce. Any warning of vsce is a failure.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

/** What everybody loads, and together with what is loaded when it is asked for (dist/parts): as it is packed. */
const MOST_BYTES = 1_150_000;
const MOST_BYTES_WITH_PARTS = 1_500_000;
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
const parts = readdirSync('dist/parts').reduce(
  (sum, name) => sum + deflateRawSync(readFileSync(`dist/parts/${name}`)).length,
  0,
);
if (size - parts > MOST_BYTES) fail(`${out} has ${size - parts} bytes without its parts, more than ${MOST_BYTES}`);
if (size > MOST_BYTES_WITH_PARTS) fail(`${out} has ${size} bytes, more than ${MOST_BYTES_WITH_PARTS}`);
console.log(`${out}: ${size} bytes, ${parts} of them loaded when asked for`);

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
