// Takes a picture of an article in the editor: the same picture every time, from the same article. (Those of media/ are
// taken by screenshots.mjs.)
//   node scripts/screenshot.mjs <file> <out.png> [--theme NAME] [--width N] [--height N] [--line N] [--hover TEXT]
// --theme as in the settings, "Dark Modern" for one; --line puts the cursor there; --hover points at the first TEXT in view.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './editor/browser.mjs';
import { pictureSettings, pointAt, waitForProblems, waitUntilStill } from './editor/picture.mjs';
import { editorUrl, remoteUri, startServer } from './editor/server.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

async function main() {
  const { file, out, theme, width, height, line, hover } = readArguments();
  const server = await startServer({ extension: ROOT, settings: pictureSettings(theme), ownHome: true });
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

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
