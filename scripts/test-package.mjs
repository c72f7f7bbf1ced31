// Packs the .vsix, installs it into a real VS Code, and sees that it works there and holds nothing that it should not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './editor/browser.mjs';
import { editorUrl, remoteUri, startServer } from './editor/server.mjs';
import { waitFor } from './editor/wait-for.mjs';

const ARTICLE = 'bai-co-loi.txt';
const temp = await mkdtemp(join(tmpdir(), 'toasoan-package-'));
try {
  const vsix = join(temp, 'toasoan.vsix');
  run(process.execPath, ['scripts/package.mjs', vsix]);
  const first = readFileSync(vsix);
  run(process.execPath, ['scripts/package.mjs', vsix]);
  assert.ok(readFileSync(vsix).equals(first), 'the same sources make the same package, byte for byte');
  await cp('samples', join(temp, 'samples'), { recursive: true });
  await installed(vsix, join(temp, 'samples'));
  console.log('the package installs, holds what it should, and works');
} finally {
  await rm(temp, { recursive: true, force: true, maxRetries: 5 });
}

async function installed(vsix, folder) {
  const server = await startServer({ ownHome: true, settings: { 'git.enabled': false } });
  const browser = await openBrowser({});
  try {
    await server.installExtension(vsix);
    holdsOnlyWhatItShould(join(server.dataDir, 'extensions'));
    const open = [['openFile', remoteUri(server, join(folder, ARTICLE))]];
    await browser.page.goto(editorUrl(server, folder, open));
    await browser.page.waitForSelector('.squiggly-error', { state: 'attached' });
    await waitFor('the language in the status bar', () =>
      browser.page.getByText('Bài báo', { exact: true }).isVisible(),
    );
    assert.deepEqual([...browser.strangers], [], 'nothing is fetched from the network');
  } finally {
    await browser.close();
    await server.stop();
  }
}

function holdsOnlyWhatItShould(extensions) {
  const [name] = readdirSync(extensions).filter((entry) => entry.startsWith('toasoan.toasoan-'));
  assert.ok(name, `the extension is not in ${extensions}`);
  const root = join(extensions, name);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const odd = files.filter((file) =>
    /\.(?:ts|map|snap|tsbuildinfo|mjs|article)$|^(?:test|scripts|node_modules|out)\b/.test(file),
  );
  assert.deepEqual(odd, [], 'no sources, tests or maps');
  const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli.cjs'), '--version'], { encoding: 'utf8' });
  assert.equal(stdout.trim(), JSON.parse(readFileSync('package.json', 'utf8')).version, 'the command line in it runs');
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args[0]} failed\n${stdout}${stderr}`);
}
