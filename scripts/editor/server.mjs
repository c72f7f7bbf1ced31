// A VS Code server on this machine, for a browser on this machine. It asks no other machine for anything.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureServer } from './install.mjs';

/** Settings under which the editor shows nothing but the work, and asks the network for nothing. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} Server
 * @property {string} url the address of the editor, token included
 * @property {number} port
 * @property {string} dataDir
 * @property {(vsix: string) => Promise<void>} installExtension
 * @property {() => Promise<void>} stop ends the server and removes its data
 * @property {Promise<never>} died rejects, with what the server said last, when it ends by itself
 */

/**
 * Starts a server with a fresh profile, and waits until it listens.
 * @param {object} [options]
 * @param {number} [options.port] any free one when left out
 * @param {string} [options.extension] folder of an extension to have installed
 * @param {string} [options.extensionsDir] where installed extensions lie, when not in the fresh profile
 * @param {object} [options.settings] user settings, on top of QUIET_SETTINGS
 * @param {boolean} [options.trust] false: folders open in Restricted Mode
 * @param {boolean} [options.driver] let the address carry a test suite: see runInHost
 * @param {boolean} [options.ownHome] keep the user's home out of it: for results that are the same everywhere
 * @param {Record<string, string>} [options.env] more environment for the server and its extension hosts
 * @returns {Promise<Server>}
 */
export async function startServer({ port = 0, extension, extensionsDir, settings, trust = true, ...options } = {}) {
  const { driver = false, ownHome = false, env } = options;
  const { main, node } = await ensureServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'toasoan-editor-'));
  const extensions = extensionsDir ?? join(dataDir, 'extensions');
  await writeSettings(dataDir, { ...QUIET_SETTINGS, 'security.workspace.trust.enabled': !trust, ...settings });
  if (extension) await linkExtension(extension, extensions);

  // Anyone on this machine, and any web page open in its browsers, can reach a local port: hence the token.
  const token = randomUUID();
  const folders = ['--server-data-dir', dataDir, '--extensions-dir', extensions];
  const child = spawn(
    node,
    [
      ...[main, ...folders, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
      ...['--accept-server-license-terms', '--disable-telemetry'],
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...(trust ? ['--disable-workspace-trust'] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...WITHOUT_GALLERY, ...(ownHome ? homeIn(dataDir) : {}), ...env },
    },
  );
  const abandon = () => {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  const stop = async () => {
    process.removeListener('exit', abandon);
    await kill(child);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const { listening, died } = follow(child);
  const actualPort = await Promise.race([listening, died]).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${actualPort}/?tkn=${token}`,
    port: actualPort,
    dataDir,
    installExtension: (vsix) => installExtension(node, [main, ...folders], vsix),
    stop,
    died,
  };
}

/**
 * The address that opens a folder, or an empty window.
 * @param {Server} server
 * @param {string | undefined} folder
 * @param {string[][]} [payload] what the workbench takes in place of command line options, as pairs
 */
export function editorUrl(server, folder, payload = []) {
  const url = new URL(server.url);
  if (folder) url.searchParams.set('folder', decodeURIComponent(pathToFileURL(resolve(folder)).pathname));
  else url.searchParams.set('ew', 'true');
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** How the workbench in the browser calls a file that lies beside the server. */
export function remoteUri(server, path) {
  return `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(resolve(path)).pathname}`;
}

/** The server's own switch. With it, the workbench does not ask open-vsx.org about every extension it knows. */
const WITHOUT_GALLERY = { EXTENSIONS_GALLERY: '{}' };

function homeIn(folder) {
  const names = ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'];
  return Object.fromEntries(names.map((name) => [name, folder]));
}

async function writeSettings(dataDir, settings) {
  for (const scope of ['Machine', 'User']) {
    await mkdir(join(dataDir, 'data', scope), { recursive: true });
    await writeFile(join(dataDir, 'data', scope, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
}

/** A link, not a copy: after a new build, reloading the window is enough. A junction, because Windows allows those to all. */
async function linkExtension(extension, extensionsDir) {
  const { publisher, name, version } = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  await mkdir(extensionsDir, { recursive: true });
  await symlink(resolve(extension), join(extensionsDir, `${publisher}.${name}-${version}`), 'junction');
}

async function installExtension(node, args, vsix) {
  const child = spawn(node, [...args, '--install-extension', resolve(vsix), '--force'], { stdio: 'pipe' });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`Không cài được (could not install) ${vsix}\n${clean(said)}`);
}

/** When the server says that it listens, and on which port; or what it said before it died, or that it cannot listen. */
function follow(child) {
  let said = '';
  const listening = new Promise((resolve, reject) => {
    const read = (text) => {
      said += text;
      const [, port, refusal] = /Extension host agent listening on (\d+)|Error: (listen \S+: .+)/.exec(said) ?? [];
      if (port) resolve(Number(port));
      // It would stay, and listen to nobody.
      if (refusal) reject(new Error(`Không mở được cổng (could not open the port): ${refusal}`));
      said = said.slice(-10_000);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const died = new Promise((_, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      reject(new Error(`Máy chủ VS Code đã dừng (the VS Code server ended): ${code ?? signal}\n${clean(said)}`)),
    );
  });
  died.catch(() => {}); // Nobody need be waiting when the server is stopped on purpose.
  return { listening, died };
}

/** Without the pages it fills about compiled parts that it does not have, see install.mjs. */
function clean(said) {
  return said
    .split('\n')
    .filter((line) => /^\S/.test(line) && !/^[}\]]|bindings file/.test(line))
    .join('\n');
}

const PATIENCE_MS = 5000;

async function kill(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  child.kill();
  await ended;
  clearTimeout(impatience);
}
