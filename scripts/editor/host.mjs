// Runs a test suite in a real VS Code, workbench and extension host and all, without downloading VS Code:
// the server of install.mjs, opened in Chromium. The suite is the same module that @vscode/test-electron takes.
import { mkdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { format } from 'node:util';
import { openBrowser } from './browser.mjs';
import { openPageDoor } from './page-door.mjs';
import { editorUrl, remoteUri, startServer } from './server.mjs';

/**
 * Runs a suite in the editor, prints what it prints, and returns its exit code, or 1 when it came to no end.
 * Tests in the Node extension host find the door to the page (page-door.mjs) at the address in `TOASOAN_PAGE`.
 * @param {object} options
 * @param {string} options.extension folder of the extension under test
 * @param {string} options.suite path of a CommonJS bundle that exports `run()`
 * @param {string} [options.folder] the folder to open
 * @param {boolean} [options.trust] false: the folder opens in Restricted Mode
 * @param {boolean} [options.web] run extension and suite in the web worker extension host
 * @param {object} [options.settings] user settings
 * @param {string} [options.locale] language of the browser, hence of the editor when it has that language
 * @param {string} [options.screenshotDir] for the tests' screenshots, and for one of the window when they failed
 * @param {number} [options.timeout] for the whole run, in milliseconds
 * @returns {Promise<number>}
 */
export async function runInHost({ extension, suite, folder, trust = true, web = false, ...options }) {
  const { settings, locale, screenshotDir = process.cwd(), timeout = 900_000 } = options;
  if (web) mustLieIn(extension, suite);
  await mkdir(screenshotDir, { recursive: true });
  const browser = await openBrowser({ locale });
  const door = await openPageDoor(browser.page, screenshotDir);
  let server;
  try {
    server = await startServer({
      settings: { 'git.enabled': false, ...(web ? await webOnly(extension) : {}), ...settings },
      env: { TOASOAN_PAGE: door.url },
      trust,
      driver: true,
      ownHome: true,
    });
    const output = await listen(browser.page);
    await browser.page.goto(
      editorUrl(server, folder, [
        ['extensionDevelopmentPath', remoteUri(server, extension)],
        ['extensionTestsPath', remoteUri(server, suite)],
      ]),
    );
    const end = Promise.race([output.exitCode, output.hostDied, server.died, browser.died]);
    const code = await within(timeout, end).catch((error) => {
      console.error(error.message);
      return 1;
    });
    if (code !== 0) {
      for (const error of output.errors) console.error(error);
      await browser.page.screenshot({ path: join(screenshotDir, 'failed.png'), timeout: 5000 }).catch(() => {});
    }
    return code === 0 && browser.strangers.size > 0 ? complain(browser.strangers) : code;
  } finally {
    await browser.close();
    await server?.stop();
    door.close();
  }
}

/** The workbench starts a suite in the host of the extension whose folder it lies in, and in Node when there is none. */
function mustLieIn(extension, suite) {
  if (relative(extension, suite).startsWith('..'))
    throw new Error(`Bộ kiểm thử phải nằm trong (the suite must lie in) ${extension}: ${suite}`);
}

/** `extensionDevelopmentKind`, made for this, has no effect on an extension that lies beside the server. */
async function webOnly(extension) {
  const { publisher, name } = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } };
}

/**
 * Prints what the suite prints, and keeps the errors that are logged meanwhile. The workbench calls these two functions,
 * under `--enable-smoke-test-driver`, where desktop VS Code would write to its terminal and exit.
 * Of `console.log(x)` in an extension host nothing arrives unless x is a string.
 */
async function listen(page) {
  const errors = [];
  const exitCode = promise();
  const hostDied = promise();
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    const line = format(...args);
    if (HOST_DIED.test(line)) hostDied.reject(new Error('Bộ chạy phần mở rộng đã chết (the extension host died)'));
    if (process.env.TOASOAN_DEBUG) console.log(`[${type}] ${line}`);
    else if (type === 'error' && !GRUMBLE.test(line)) errors.push(line);
    else if (type === 'info' && !CHATTER.test(line)) console.log(line);
  });
  await page.exposeFunction('codeAutomationExit', exitCode.resolve);
  return { errors, exitCode: exitCode.promise, hostDied: hostDied.promise };
}

function promise() {
  const it = {};
  it.promise = new Promise((resolve, reject) => Object.assign(it, { resolve, reject }));
  it.promise.catch(() => {}); // Nobody need be waiting.
  return it;
}

/** The workbench would start another host and call the suite a success. */
const HOST_DIED = /^\[remote-connection\]\[ExtensionHost\].*socket close event/;

/** What the workbench says by itself, by the same way and with nothing to tell it from the suite's output. */
const CHATTER = new RegExp(
  '^(?:Resolv(?:ing|ed) connection token|Creating a socket|Ignoring fetching additional|Updating additional builtin|' +
    '\\[(?:AccountPolicyGate|AgentHost|reconnection-grace-time|remote-connection|Service Worker)\\b)',
);

/** Its complaints about what it must do without: its compiled parts, see install.mjs, and GitHub. */
const GRUMBLE = /bindings file|native-watchdog|\[Service Worker\]|authentication provider/;

async function within(timeout, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    const message = `Bộ kiểm thử không xong sau ${timeout / 1000} giây (the suite did not end in time)`;
    timer = setTimeout(() => reject(new Error(message)), timeout);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function complain(strangers) {
  console.error(`Trình soạn thảo đòi nối ra ngoài (the editor asked other hosts):\n${[...strangers].join('\n')}`);
  return 1;
}
