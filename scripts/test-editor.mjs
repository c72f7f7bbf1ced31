// Tests the extension in a real VS Code: desktop VS Code where there is a screen and a way to download it, and otherwise
// the same workbench from npm in a browser without a window (editor/host.mjs). TOASOAN_EDITOR=desktop or =server decides.
//   node scripts/test-editor.mjs [--web] [--grep TEXT] [--bundle]
// --web runs test/vscode/web.test.ts in the web worker extension host; --bundle only writes the suite and a folder for it
// to work in, for F5.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SilentReporter, downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { cacheFolder } from './editor/install.mjs';
import { QUIET_SETTINGS } from './editor/server.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TESTS = join(ROOT, 'test/vscode');
const OUT = join(ROOT, 'out/test/vscode');

const { values: options } = parseArgs({
  options: { web: { type: 'boolean' }, grep: { type: 'string' }, bundle: { type: 'boolean' } },
});

async function main() {
  const suite = await bundleSuite(options);
  if (options.bundle) return void (await makeWorkspace(join(OUT, 'workspace')));
  await mustBeBuilt();
  await test(suite);
}

/** Runs the suite in a folder of its own, under a fresh profile. */
async function test(suite) {
  const temp = await realpath(await mkdtemp(join(tmpdir(), 'toasoan-test-')));
  try {
    const editor = await findEditor();
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: suite,
      launchArgs: [
        ...editor.args,
        await makeWorkspace(join(temp, 'workspace')),
        `--user-data-dir=${await makeProfile(join(temp, 'user'))}`,
        `--extensions-dir=${join(temp, 'extensions')}`,
        ...(options.web ? ['--extensionDevelopmentKind=web'] : []),
      ],
    });
  } finally {
    await rm(temp, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The suite has no files to load at run time, for the web host has no file system: all tests are in the bundle. */
async function bundleSuite({ web, grep }) {
  const names = (await readdir(TESTS)).filter(
    (name) => name.endsWith('.test.ts') && (name === 'web.test.ts') === !!web,
  );
  const loads = names.sort().map((name) => `require('./${name}');`);
  const outfile = join(OUT, web ? 'web.cjs' : 'suite.cjs');
  await build({
    stdin: {
      contents: `import { runSuite } from './suite';
        export const run = () => runSuite(() => { ${loads.join(' ')} }, ${JSON.stringify({ grep })});`,
      resolveDir: TESTS,
    },
    outfile,
    bundle: true,
    charset: 'utf8',
    target: 'es2022',
    logLevel: 'warning',
    sourcemap: 'inline',
    ...(web ? FOR_WEB : FOR_NODE),
  });
  return outfile;
}

const FOR_NODE = { platform: 'node', format: 'cjs', external: ['vscode', 'mocha'] };

/** Mocha's own build for browsers makes itself the `module.exports` of the bundle; hence the last word. */
const FOR_WEB = {
  platform: 'browser',
  format: 'iife',
  globalName: 'suite',
  footer: { js: 'module.exports = suite;' },
  alias: { mocha: 'mocha/mocha.mjs' },
  external: ['vscode'],
};

async function mustBeBuilt() {
  const { main, browser } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const missing = [main, browser].filter((path) => !existsSync(join(ROOT, path)));
  if (missing.length > 0) throw new Error(`Hãy chạy \`npm run build\` trước (first): ${missing.join(', ')}`);
}

async function findEditor() {
  const { TOASOAN_EDITOR: wanted, DISPLAY } = process.env;
  const hasScreen = DISPLAY || ['darwin', 'win32'].includes(process.platform);
  if (wanted === 'desktop') return desktop();
  if (wanted === 'server' || !hasScreen) return server();
  return desktop().catch((error) => {
    console.error(`Không tải được VS Code, dùng bản từ npm (no desktop VS Code, taking the one from npm): ${error}`);
    return server();
  });
}

async function desktop() {
  const cachePath = join(cacheFolder(), 'desktop');
  await mkdir(cachePath, { recursive: true });
  const download = { version: 'stable', cachePath, timeout: 5000, reporter: new SilentReporter() };
  return { executable: await downloadAndUnzipVSCode(download), args: [] };
}

/** Node with the shim as its first argument, for neither Windows nor an unpacked archive would take the shim as executable. */
function server() {
  const shim = join(ROOT, 'scripts/editor/shim.mjs');
  return { executable: process.execPath, args: [shim, `--screenshotDir=${join(OUT, 'screenshots')}`] };
}

async function makeWorkspace(folder) {
  const fixtures = join(ROOT, 'test/fixtures');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (existsSync(fixtures)) await cp(fixtures, folder, { recursive: true });
  return folder;
}

async function makeProfile(folder) {
  await mkdir(join(folder, 'User'), { recursive: true });
  await writeFile(join(folder, 'User/settings.json'), JSON.stringify(QUIET_SETTINGS));
  return folder;
}

await main().catch((error) => {
  console.error(error.message ?? error); // test-electron throws strings, too.
  process.exitCode = 1;
});
