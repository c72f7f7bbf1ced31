// Takes the pictures of the README and of the walkthrough, one of each feature, from copies of the sample articles.
//   node scripts/screenshots.mjs [NAME…] [--theme light|dark|hc]
// The light ones go to media/, those of the other themes to out/screenshots/THEME, to be looked at.
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBrowser } from './editor/browser.mjs';
import { pictureSettings, pointAt, waitForProblems, waitUntilStill } from './editor/picture.mjs';
import { editorUrl, remoteUri, startServer } from './editor/server.mjs';
import { waitFor } from './editor/wait-for.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const THEMES = { light: 'Light Modern', dark: 'Dark Modern', hc: 'Default High Contrast' };

/** What is cut out of the window when a picture says nothing else. */
const EDITOR = ['.part.editor'];
const [MISTAKES, ARTICLE, PHOTOS, HOUSE_STYLE] = [
  'bai-co-loi.txt',
  'bai-dung.article',
  'phong-su-anh.article',
  'toasoan.json',
];

/**
 * Each picture: the file that is open, where the caret stands in it (line and column, from 1), what is done then, and
 * which parts of the window are in the picture.
 */
const PICTURES = {
  problems: {
    height: 680,
    file: MISTAKES,
    act: (page) => pointAt(page, 'Spunik'),
  },
  'quick-fix': {
    file: MISTAKES,
    at: '3:110',
    act: async (page) => {
      await page.keyboard.press('Control+.');
      await page.locator('.action-widget').first().waitFor();
    },
  },
  'new-article': {
    height: 380,
    file: ARTICLE,
    act: async (page) => {
      await command(page, 'Bài báo mới');
      const box = page.locator('.quick-input-widget');
      await box.getByText('Tin quốc tế').click();
      await box.getByText('Tít của bài').waitFor();
      await page.keyboard.type('Ba nước ven sông bàn việc chia sẻ số liệu lũ');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active', { hasText: 'ba-nuoc' }).waitFor();
      await page.locator('.monaco-editor .snippet-placeholder').first().waitFor({ state: 'attached' });
    },
  },
  completion: {
    file: ARTICLE,
    at: '7:999',
    act: async (page) => {
      await page.keyboard.type(' Theo bo ngo');
      await propose(page, 'Bộ Ngoại giao');
    },
  },
  preview: {
    width: 1000,
    height: 600,
    file: PHOTOS,
    act: async (page) => {
      await command(page, 'Xem trước');
      await page.locator('iframe.webview').waitFor();
      const inner = page.frameLocator('iframe.webview').frameLocator('iframe');
      await inner.getByRole('heading').first().waitFor();
    },
  },
  article: {
    width: 1000,
    height: 740,
    file: MISTAKES,
    act: async (page) => {
      await expand(page, 'tin-bai', false);
      await page.locator('.pane', { hasText: 'Trước khi đăng' }).waitFor();
      await widen(page.locator('.part.sidebar'), 220);
    },
    sideBar: true,
    parts: ['.part.sidebar'],
  },
  articles: {
    width: 1000,
    height: 430,
    file: ARTICLE,
    act: async (page) => {
      for (const name of ['tin-bai', 'Bài báo']) await expand(page, name, false);
      await expand(page, 'Bài trong thư mục', true);
      await widen(page.locator('.part.sidebar'), 330);
      await page.getByText('Triển lãm').first().waitFor();
    },
    sideBar: true,
    parts: ['.part.sidebar'],
  },
  export: {
    height: 480,
    file: ARTICLE,
    act: async (page) => {
      await command(page, 'Xuất bài ra tệp');
      await page.locator('.quick-input-widget', { hasText: 'NewsML' }).waitFor();
    },
    parts: ['.part.editor', '.quick-input-widget'],
  },
  'house-style': {
    height: 400,
    file: HOUSE_STYLE,
    at: '4:14',
    act: (page) => propose(page, 'dash'),
  },
};

const STYLE = `{
  // Lối trình bày của báo, trừ những gì ghi dưới đây.
  "profile": "tuoitre",
  "style": {  },
  "rules": { "lead-too-long": "off" }
}
`;

async function main() {
  const { names, theme } = readArguments();
  const out = theme === 'light' ? join(ROOT, 'media') : join(ROOT, 'out/screenshots', theme);
  await mkdir(out, { recursive: true });
  const temp = await mkdtemp(join(tmpdir(), 'toasoan-pictures-'));
  const server = await startServer({ extension: ROOT, settings: settings(theme), ownHome: true });
  try {
    for (const name of names) {
      const folder = await makeFolder(join(temp, name, 'tin-bai'), PICTURES[name].file);
      const path = join(out, `${name}.png`);
      await take(server, folder, PICTURES[name], path);
      console.log(`${relative(ROOT, path)}: ${(await stat(path)).size} bytes`);
    }
  } finally {
    await server.stop();
    await rm(temp, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { theme: { type: 'string', default: 'light' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(PICTURES);
  const unknown = names.filter((name) => !Object.hasOwn(PICTURES, name));
  if (unknown.length > 0 || !Object.hasOwn(THEMES, values.theme)) {
    console.error(
      `node scripts/screenshots.mjs [NAME…] [--theme ${Object.keys(THEMES).join('|')}]\n${Object.keys(PICTURES).join(' ')}`,
    );
    process.exit(2);
  }
  return { names, theme: values.theme };
}

function settings(theme) {
  return {
    ...pictureSettings(THEMES[theme]),
    'breadcrumbs.enabled': false,
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
  };
}

/** The pictures show what is typed, so that the samples themselves are left alone. */
async function makeFolder(folder, file) {
  await cp(join(ROOT, 'samples'), folder, { recursive: true });
  if (file === HOUSE_STYLE) await writeFile(join(folder, file), STYLE);
  return folder;
}

async function take(
  server,
  folder,
  { file, at = '1:1', act, sideBar = false, parts = EDITOR, width = 860, height = 520 },
  path,
) {
  const { page, close } = await openBrowser({ viewport: { width, height } });
  try {
    const payload = [
      ['gotoLineMode', 'true'],
      ['openFile', `${remoteUri(server, join(folder, file))}:${at}`],
    ];
    await page.goto(editorUrl(server, folder, payload));
    await page.waitForSelector('.monaco-workbench .view-line');
    await page.addStyleTag({ content: '.notifications-toasts { display: none !important; }' });
    // The side bar opens once more, for the view of the article, when the first article of a folder does.
    if (file !== HOUSE_STYLE) await articleView(page);
    if (!sideBar) await closeSideBar(page);
    await page.keyboard.press('Control+1');
    if (file === MISTAKES) await waitForProblems(page);
    await act(page);
    await waitUntilStill(page);
    await page.screenshot({ path, animations: 'disabled', clip: await around(page, parts) });
  } finally {
    await close();
  }
}

/** Chooses a command by its name, or what of its name is enough. */
async function command(page, name) {
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget');
  await box.locator('input').first().fill(`>${name}`);
  await box.locator('.monaco-list-row.focused', { hasText: name }).waitFor();
  await page.keyboard.press('Enter');
}

/** Presses the key for it until it is heard: a window that has just opened need not listen yet. */
async function closeSideBar(page) {
  const sideBar = page.locator('.part.sidebar');
  await sideBar.waitFor();
  await waitFor('the side bar to close', async () => {
    if (await sideBar.isVisible()) await page.keyboard.press('Control+b');
    return sideBar.waitFor({ state: 'hidden', timeout: 2000 }).then(
      () => true,
      () => false,
    );
  });
}

/** Waits for the view of the article; of its lines, those about the caret are drawn. */
async function articleView(page) {
  await page.locator('.pane', { hasText: 'Bài báo (Article)' }).locator('.monaco-list-row').first().waitFor();
}

/** Opens a view of the side bar, or folds it away; one that opens by itself may be in the way of a click. */
async function expand(page, name, isOpen) {
  const header = page.locator('.sidebar .pane-header', { hasText: new RegExp(`^${name}`, 'i') });
  await waitFor(`${name} to ${isOpen ? 'open' : 'fold'}`, async () => {
    if ((await header.getAttribute('aria-expanded')) === String(isOpen)) return true;
    await header.click();
    return false;
  });
}

/** Makes a part of the window wider by its right edge, and takes the mouse out of the way. */
async function widen(part, by) {
  const { x, y, width, height } = await part.boundingBox();
  const { mouse } = part.page();
  await mouse.move(x + width + 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width + by, y + height / 2, { steps: 5 });
  await mouse.up();
  await mouse.move(0, 0);
}

/** Asks for proposals, again and again while the server starts. */
async function propose(page, wanted) {
  const widget = page.locator('.suggest-widget.visible', { hasText: wanted });
  await waitFor(
    `a proposal “${wanted}”`,
    async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Space');
      return widget.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    },
    { timeout: 60_000 },
  );
}

/** The smallest rectangle that holds parts of the window. */
async function around(page, selectors) {
  const boxes = await Promise.all(selectors.map((selector) => page.locator(selector).first().boundingBox()));
  const [left, top] = ['x', 'y'].map((side) => Math.min(...boxes.map((box) => box[side])));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
