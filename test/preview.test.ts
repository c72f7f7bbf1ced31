// What the language server tells of an article to be previewed, and how lines of the file and heights of the page meet.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { lineAt, yAt } from '../client/src/preview/scrolling';
import { type Client, modern, startClient } from './lsp-kit';

interface Part {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly picture?: { medium: string; number: number; credit: Omit<Part, 'kind'> };
}
type Preview = { readonly version: number; readonly parts: readonly Part[] } | null;

const text = `  date 2026-01-28 Hai nước mở lại  đường bay

Quốc kỳ hai nước. Ảnh: AFP/TTXVN.

Hai nước <b>vừa</b> mở lại đường bay.

Đoạn một.

(Video: Reuters)

Thanh Giang

Nguồn: Xinhua, CGTN.
`.replaceAll('\n', '\r\n');

describe('toasoan/preview', () => {
  let client: Client;
  before(async () => {
    client = await startClient({ capabilities: modern });
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
  });
  const ask = (uri: string): Promise<Preview> => client.request('toasoan/preview', { uri });

  test('tells the parts in the order of print, and where each stands', async () => {
    const uri = 'untitled:xem.article';
    await client.open(uri, text);
    const { version, parts } = (await ask(uri))!;
    assert.equal(version, 1);
    assert.deepEqual(
      parts.map(({ kind, text: words, line, character }) => `${line}:${character} ${kind} ${words}`),
      [
        '0:7 date 28/1/2026',
        '0:18 headline Hai nước mở lại đường bay',
        '4:0 lead Hai nước <b>vừa</b> mở lại đường bay.',
        '2:0 picture Quốc kỳ hai nước.',
        '6:0 paragraph Đoạn một.',
        '8:0 picture ',
        '10:0 byline Thanh Giang',
        '12:0 sources Nguồn: Xinhua, CGTN.',
      ],
    );
    assert.deepEqual(
      parts.flatMap(({ picture }) =>
        picture ? [`${picture.medium} ${picture.number} ${picture.credit.character} ${picture.credit.text}`] : [],
      ),
      ['photo 1 18 Ảnh: AFP/TTXVN', 'video 2 1 Video: Reuters'],
    );
    const asTyped = parts.filter((part) => part.length === part.text.length).map(({ kind }) => kind);
    assert.deepEqual(asTyped, ['lead', 'picture', 'paragraph', 'byline', 'sources']);
  });

  test('tells what stands there after a change', async () => {
    const uri = 'untitled:go.article';
    await client.open(uri, 'date 2026-13-28 Tít\n');
    assert.deepEqual(
      (await ask(uri))!.parts.map(({ kind }) => kind),
      ['headline'],
    );
    await client.type(uri, '2026-13-28 Tít', '');
    assert.deepEqual(await ask(uri), { version: 2, parts: [] });
  });

  test('is null where no article is open', async () => {
    assert.equal(await ask('untitled:khong-co.article'), null);
  });
});

describe('scrolling', () => {
  const rows = [
    { line: 0, top: 24, bottom: 40 }, // the date, and the headline on the same line
    { line: 0, top: 50, bottom: 90 },
    { line: 4, top: 110, bottom: 170 },
    { line: 2, top: 180, bottom: 400 }, // printed below what it stands above
    { line: 6, top: 420, bottom: 500 },
  ];

  test('a part stands where its line does, and its middle where that of its line does', () => {
    assert.deepEqual(
      [0, 1, 4, 4.5, 6, 6.25, 7, 99].map((line) => yAt(rows, line)),
      [0, 90, 110, 140, 420, 440, 500, 500],
    );
    assert.deepEqual(
      [0, 90, 100, 110, 140, 420, 440, 900].map((y) => lineAt(rows, y)),
      [0, 1, 2.5, 4, 4.5, 6, 6.25, 7],
    );
  });

  test('there and back is the same place, whatever the parts are', () => {
    const part = fc.record({ line: fc.nat(30), height: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.array(part), fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        let y = 24;
        const all = parts.map(({ line, height }) => ({ line, top: y, bottom: (y += height) }));
        const at = share * y;
        const back = yAt(all, lineAt(all, at));
        // Above the first part, where it stands on the first line, there is no line to tell.
        assert.ok(Math.abs(back - at) < 1e-6 || lineAt(all, at) === lineAt(all, back), `${at} → ${back}`);
        assert.ok(lineAt(all, at) <= lineAt(all, y));
      }),
    );
  });

  test('an empty page has a place, too', () => {
    assert.equal(yAt([], 12), 0);
    assert.equal(lineAt([], 12), 0);
  });
});
