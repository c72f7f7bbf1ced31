// A door from the tests to the page that shows the editor. Tests run in the extension host, which has an API for
// documents and diagnostics but none for what is drawn on the screen or for keys pressed by a hand.
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { waitFor } from './wait-for.mjs';

/**
 * Opens the door. Each request is a POST with a JSON object as its body, each answer is JSON:
 *   /screenshot { path }        a picture of the whole window; a relative path lies in screenshotDir
 *   /press      { key }         one key with its modifiers, as Playwright writes them: "Control+S"
 *   /type       { text }        text, as if typed
 *   /eval       { expression, frame? }  JavaScript for the page, or for the frame in it that holds an element of the
 *               selector `frame`, as panels are; its value is the answer
 *   /dblclick   { selector, position?, frame? }  a double click on an element, in its middle or at { x, y } of it
 * @param {import('playwright-core').Page} page
 * @param {string} screenshotDir
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function openPageDoor(page, screenshotDir) {
  // The path holds a secret: any web page in a browser on this machine can send requests to a local port.
  const secret = randomUUID();
  const actions = pageActions(page, screenshotDir);
  const server = createServer(async (request, response) => {
    const [, given, name] = (request.url ?? '').split('/');
    const action = request.method === 'POST' && given === secret && Object.hasOwn(actions, name) && actions[name];
    if (!action) return response.writeHead(404).end('null');
    try {
      const answer = await action(JSON.parse((await text(request)) || '{}'));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? null));
    } catch (error) {
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(error) }));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}/${secret}`, close };
}

function pageActions(page, screenshotDir) {
  return {
    async screenshot({ path }) {
      const target = resolve(screenshotDir, path);
      await mkdir(dirname(target), { recursive: true });
      await page.screenshot({ path: target, animations: 'disabled' });
      return target;
    },
    press: ({ key }) => page.keyboard.press(key),
    type: (body) => page.keyboard.type(body.text),
    eval: async ({ expression, frame }) => (await frameWith(page, frame)).evaluate(expression),
    dblclick: async ({ selector, frame, position }) =>
      (await frameWith(page, frame)).locator(selector).dblclick({ position }),
  };
}

/** Frames come and go while a panel loads: asked again until one holds the element. */
async function frameWith(page, selector) {
  if (!selector) return page.mainFrame();
  let found;
  await waitFor(`a frame with ${selector}`, async () => {
    for (const frame of page.frames()) {
      const holds = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (holds > 0) found = frame;
    }
    return found;
  });
  return found;
}
