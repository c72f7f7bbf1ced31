// What a picture of the editor takes: settings, pointing, and waiting until nothing moves any more.
import { waitFor } from './wait-for.mjs';

/** Settings for a picture: what moves, blinks or depends on the machine is off. The font is one that editor/install.mjs sees to. */
export function pictureSettings(theme) {
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
export async function waitForProblems(page) {
  const squiggles = ['error', 'warning', 'info', 'hint'].map((severity) => `.squiggly-${severity}`).join(', ');
  await page.waitForSelector(squiggles, { state: 'attached' }).catch(() => {
    console.error('Không thấy lỗi nào trong bài (no problem shows in this article).');
  });
}

/** Points at the first such text in view, and waits for what is said of it. */
export async function pointAt(page, text) {
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
export async function waitUntilStill(page) {
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
