// `npm start`: builds the extension and opens the sample articles with it, in VS Code where the command `code` is known,
// and otherwise in a VS Code fetched from npm, in the browser.
//   node scripts/start.mjs [--browser] [--no-open] [--port N]
// --browser: in the browser even where there is `code`; --no-open: only print the address.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findOnPath } from './editor/install.mjs';
import { editorUrl, remoteUri, startServer } from './editor/server.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SAMPLES = join(ROOT, 'samples');

const { values: options } = parseArgs({
  options: { browser: { type: 'boolean' }, 'no-open': { type: 'boolean' }, port: { type: 'string' } },
});

async function main() {
  build();
  if (!options.browser && openInDesktop()) return;
  await serve();
}

function build() {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** False when there is no `code`, or when it will not start, as under root. */
function openInDesktop() {
  const code = findOnPath('code');
  if (!code) return false;
  const shell = code.endsWith('.cmd');
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, firstSample(), SAMPLES];
  const quote = (text) => (shell ? `"${text}"` : text);
  const { status } = spawnSync(quote(code), args.map(quote), { shell, stdio: 'inherit' });
  if (status === 0) console.log('Đã mở VS Code với các bài mẫu. (VS Code is open with the sample articles.)');
  return status === 0;
}

/** Stays until Ctrl+C. The server ends, and its data go, when this process exits. */
async function serve() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  const server = await startServer({ port: Number(options.port ?? 0), extension: ROOT });
  const address = editorUrl(server, SAMPLES, [['openFile', remoteUri(server, firstSample())]]);
  console.log(
    `\nTòa Soạn đang chạy tại địa chỉ này (Tòa Soạn runs at this address):\n\n  ${address}\n\n` +
      'Địa chỉ có mã riêng, chỉ dùng trên máy này. Nhấn Ctrl+C để dừng.\n' +
      '(The address holds a secret and works on this machine only. Press Ctrl+C to stop.)',
  );
  if (!options['no-open']) openInBrowser(address);
  await server.died;
}

/** A machine without a browser has printed the address, and that is enough. */
function openInBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    // `start` takes a first quoted argument for the title of a window, and `&` for the end of the command.
    win32: ['cmd', '/c', 'start', '""', `"${address}"`],
  }[process.platform] ?? ['xdg-open', address];
  const windowsVerbatimArguments = process.platform === 'win32';
  const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments });
  child.on('error', () => {});
  child.unref();
}

function firstSample() {
  const name = readdirSync(SAMPLES)
    .sort()
    .find((name) => /\.(?:bai|article|txt)$/.test(name));
  return name ? join(SAMPLES, name) : SAMPLES;
}

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
