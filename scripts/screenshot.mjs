// Takes a picture of an article in the editor, for the README: the same picture every time, from the same article.
//   node scripts/screenshot.mjs <file> <out.png> [--theme NAME] [--width N] [--height N] [--line N] [--hover TEXT]
// --theme as in the settings, "Dark Modern" for one; --line puts the cursor there; --hover points at the first TEXT in view.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './editor/browser.mjs';
import { editorUrl, remoteUri, startServer } from './editor/server.mjs';
import { waitFor } from './editor/wait-for.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { file, out, theme, width, height, line, hover } = readArguments();
  const server = await startServer({ extension: ROOT, settings: settings(theme), ownHome: true });
  const { page, close } = await openBrowser({ viewport: { width, height } });
  try {
    const payload = [
      ['gotoLineMode', 'true'],
      ['openFile', `${remoteUri(server, file)}:${line}:1`],
    ];
    await page.goto(editorUrl(server, dirname(file), payload));
    await page.waitForSelector('.monaco-workbench .view-line');
    await page.addStyleTag({ content: '.notifications-toasts { display: none !important; }' });
    await waitForProblems(page);
    if (hover) await pointAt(page, hover);
    await waitUntilStill(page);
    await mkdir(dirname(out), { recursive: true });
    await page.screenshot({ path: out, animations: 'disabled' });
  } finally {
    await close();
    await server.stop();
  }
}

function readArguments() {
  const text = { type: 'string' };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { theme: text, width: text, height: text, line: text, hover: text },
  });
  const [file, out] = positionals;
  if (!file || !out || !existsSync(file)) {
    console.error(
      'node scripts/screenshot.mjs <file> <out.png> [--theme] [--width] [--height] [--line] [--hover TEXT]',
    );
    process.exit(2);
  }
  const { theme = 'Light Modern', width = '1280', height = '800', line = '1', hover } = values;
  return { file: resolve(file), out: resolve(out), theme, width: +width, height: +height, line: +line, hover };
}

/** What moves, blinks or depends on the machine is off. The font is one that editor/install.mjs sees to. */
function settings(theme) {
  return {
    'editor.cursorBlinking': 'solid',
    'editor.fontFamily': "'Noto Sans Mono', monospace",
    'editor.hover.delay': 100,
    'editor.lightbulb.enabled': 'off',
    'editor.occurrencesHighlight': 'off',
    'editor.renderLineHighlight': 'none',
    'editor.scrollbar.vertical': 'hidden',
    'git.enabled': false,
    'remote.autoForwardPorts': false,
    'window.autoDetectColorScheme': false,
    'workbench.colorTheme': theme,
  };
}

/** An article may be without fault; then the picture is taken all the same. */
async function waitForProblems(page) {
  const squiggles = ['error', 'warning', 'info', 'hint'].map((severity) => `.squiggly-${severity}`).join(', ');
  await page.waitForSelector(squiggles, { state: 'attached' }).catch(() => {
    console.error('Không thấy lỗi nào trong bài (no problem shows in this article).');
  });
}

async function pointAt(page, text) {
  const place = await page.evaluate(findInView, text);
  if (!place) throw new Error(`Không thấy trên màn hình (not in view): ${text}`);
  await page.mouse.move(place.x, place.y, { steps: 2 });
  const content = page.locator('.monaco-hover .hover-contents').first();
  await content.waitFor();
  await waitFor('hover', async () => !/^Loading/.test(await content.innerText()));
}

/** Runs in the page: the middle of a text that stands in one line of the editor, in whatever spans it is drawn. */
function findInView(text) {
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const end = start + text.length;
    const range = document.createRange();
    const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let offset = 0; nodes.nextNode(); offset += nodes.currentNode.length) {
      const { length } = nodes.currentNode;
      if (start >= offset && start < offset + length) range.setStart(nodes.currentNode, start - offset);
      if (end > offset && end <= offset + length) range.setEnd(nodes.currentNode, end - offset);
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  return undefined;
}

/** Badges, outline and status bar come one after the other: a picture is due when the window has stayed the same. */
async function waitUntilStill(page) {
  let before;
  let same = 0;
  await waitFor(
    'a window that stays the same',
    async () => {
      const now = (await page.screenshot({ animations: 'disabled' })).toString('base64');
      same = now === before ? same + 1 : 0;
      before = now;
      return same >= STILL;
    },
    { interval: 200, timeout: 30_000 },
  );
}

const STILL = 5;

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
