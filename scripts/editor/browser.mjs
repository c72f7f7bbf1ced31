// The window that shows the editor: one page of Chromium, which reaches this machine only.
import { chromium } from 'playwright-core';
import { ensureBrowser } from './install.mjs';

/**
 * @param {object} [options]
 * @param {string} [options.locale]
 * @param {{ width: number, height: number }} [options.viewport]
 * @returns {Promise<{
 *   page: import('playwright-core').Page,
 *   strangers: Set<string>,
 *   died: Promise<never>,
 *   close: () => Promise<void>,
 * }>} `strangers`: what the page asked of other machines, in vain; `died` rejects when page or browser end by themselves
 */
export async function openBrowser({ locale = 'en-US', viewport = { width: 1280, height: 800 } } = {}) {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
  const context = await browser.newContext({ viewport, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const died = new Promise((_, reject) => {
    page.on('crash', () => reject(new Error('Trang của trình soạn thảo bị sập (the page of the editor crashed)')));
    browser.on('disconnected', () => reject(new Error('Chromium đã thoát (Chromium ended)')));
  });
  died.catch(() => {}); // Nobody need be waiting when it is closed on purpose.
  return { page, strangers: watchForStrangers(context, page), died, close: () => browser.close() };
}

/** On a busy machine the editor has taken half a minute to open a file. */
const PATIENCE_MS = 90_000;

const FLAGS = [
  '--no-sandbox', // With one it starts neither as root nor in most containers.
  '--disable-gpu',
  '--disable-partial-raster', // Without it, edges come out a shade different now and then.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

/** What a panel asks for its own files is answered by the workbench's service worker, and never leaves the browser. */
const WEBVIEW_FILES = /\.vscode-resource\.vscode-cdn\.net$/;

function watchForStrangers(context, page) {
  const strangers = new Set();
  const note = (address) => {
    const { protocol, hostname } = new URL(address);
    const near = ['127.0.0.1', 'localhost'].includes(hostname) || WEBVIEW_FILES.test(hostname);
    if (/^(?:https?|wss?):$/.test(protocol) && !near) strangers.add(address);
  };
  context.on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  return strangers;
}
