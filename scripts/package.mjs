// Makes toasoan.vsix: production bundles, packed by vsce. Any warning of vsce is a failure.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

/** What everybody loads, the model of spelling, what is loaded when it is asked for (dist/parts), and the pictures: as packed. */
// Desktop and web each load a part of the first; the first version, which only checked, had 1 MB for all of it.
const MOST_BYTES = 1_200_000;
const MOST_BYTES_OF_MODEL = 2_500_000;
const MOST_BYTES_OF_PARTS = 500_000;
const MOST_BYTES_OF_PICTURES = 1_500_000;
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
const packed = (file) => deflateRawSync(readFileSync(file)).length;
const packedIn = (folder) => readdirSync(folder).reduce((sum, name) => sum + packed(`${folder}/${name}`), 0);
const parts = packedIn('dist/parts');
const pictures = packedIn('media');
const model = packed('dist/neighbours.bin');
const rest = size - parts - pictures - model;
for (const [what, bytes, most] of [
  ['the model', statSync('dist/neighbours.bin').size, MOST_BYTES_OF_MODEL],
  ['what is loaded when asked for', parts, MOST_BYTES_OF_PARTS],
  ['the pictures', pictures, MOST_BYTES_OF_PICTURES],
  ['the rest', rest, MOST_BYTES],
])
  if (bytes > most) fail(`${out}: ${what} has ${bytes} bytes, more than ${most}`);
console.log(
  `${out}: ${size} bytes: ${model} of the model, ${parts} loaded when asked for, ${pictures} of pictures, ${rest} of all else`,
);

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
