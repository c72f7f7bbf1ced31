// What is shown of an article beside its text: its parts, what it still lacks, how long it is.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Part } from '../server/src/core/parts';
import { type ArticleView, type ViewNode } from '../server/src/lsp/article-view';
import { type Asked, checklistOf, countsOf, partsOf } from './kit';
import { type Client, modern, startClient } from './lsp-kit';

const sound = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Sputnik.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Vé đắt gấp đôi

Giá vé một chiều là 12,5 triệu đồng.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

describe('counting', () => {
  test('counts what is printed, syllable by syllable: not the date, credits, byline and sources', () => {
    assert.deepEqual(countsOf(sound), {
      words: 6 + 13 + 8 + 11 + 4 + 8,
      characters: 25 + 57 + 36 + 52 + 14 + 36,
      charactersNoSpaces: 20 + 45 + 29 + 42 + 11 + 29,
      paragraphs: 3,
      photos: 1,
      minutes: 1,
    });
  });

  test('a selection of everything counts as much as the article', () =>
    assert.deepEqual(countsOf(`⟦${sound}⟧`), countsOf(sound)));

  test('of several selections only what they hold counts, and only once a photo', () => {
    const text = sound
      .replace('Hai nước vừa mở', 'Hai nước ⟦vừa mở⟧')
      .replace('đầu tiên hạ cánh', '⟦đầu tiên⟧ ⟦hạ⟧ cánh')
      .replace('Thanh Giang', '⟦Thanh Giang⟧');
    const { words, characters, paragraphs, photos } = countsOf(text);
    assert.deepEqual({ words, characters, paragraphs, photos }, { words: 5, characters: 16, paragraphs: 1, photos: 1 });
  });

  test('decomposed letters are one character each, and dashes between words none of the words', () => {
    const { words, characters } = countsOf('date 2026-01-28 Nga – Việt'.normalize('NFD'));
    assert.deepEqual({ words, characters }, { words: 2, characters: 10 });
  });

  test('nothing takes no time to read, and a long read whole minutes', () => {
    assert.equal(countsOf('').minutes, 0);
    assert.equal(countsOf(`date 2026-01-28 Tít\n\n${'chữ '.repeat(250)}`).minutes, 2);
  });
});

describe('the parts of an article', () => {
  const drawn = (all: readonly Part[]): unknown[] =>
    all.map(({ id, length: { words, mostWords, tooLong }, credit, children }) => [
      `${id}: ${words}/${mostWords ?? '–'}${tooLong ? '!' : ''}${credit === undefined ? '' : ` ${credit}`}`,
      ...drawn(children),
    ]);

  test('stand in order, with their lengths, limits and credits', () =>
    assert.deepEqual(drawn(partsOf(sound)), [
      ['dateLine1: 6/20'],
      ['lead1: 13/60'],
      ['caption1: 8/– Sputnik'],
      ['paragraph1: 11/140'],
      ['subheading1: 4/–', ['paragraph2: 8/140']],
      ['byline1: 0/–'],
      ['sources1: 0/–'],
    ]));

  test('the limits are the house’s; a rule that is off sets none', () => {
    const settings = { rules: { 'lead-too-long': { words: 12 }, 'headline-too-long': 'off' } };
    const [headline, lead] = partsOf(sound, { settings });
    assert.deepEqual(headline!.length, { words: 6, tooLong: false });
    assert.deepEqual(lead!.length, { words: 13, mostWords: 12, tooLong: true });
  });

  test('a headline of few but long words is measured in characters', () => {
    const [headline] = partsOf(`date 2026-01-28 ${'nghiêng '.repeat(14)}`);
    assert.deepEqual(headline!.length, { words: 14, characters: 111, mostCharacters: 100, tooLong: true });
  });

  test('a photo that says it all needs nobody’s name, one with a bare label does', () => {
    const credits = (caption: string) => partsOf(sound.replace(/Ảnh: Sputnik\./, caption)).map(({ credit }) => credit);
    assert.ok(credits('Ảnh minh họa.').includes('Ảnh minh họa'));
    assert.ok(credits('Ảnh:').includes(''));
  });
});

describe('the checklist', () => {
  const marks = (text: string, asked?: Asked): string =>
    checklistOf(text, asked)
      .map(({ id, mark }) => `${{ done: '✓', open: '○', warning: '!', none: '–' }[mark]}${id}`)
      .join(' ');

  test('is done when nothing is missing', () =>
    assert.equal(marks(sound), '✓date ✓headline ✓lead ✓photos ✓byline ✓sources ✓problems'));

  test('of an empty text leaves everything to do', () =>
    assert.equal(marks(''), '○date ○headline ○lead –photos ○byline ○sources ✓problems'));

  test('of a first line alone, too', () => {
    assert.match(marks('date 2026-01-28'), /^✓date ○headline ○lead –photos ○byline ○sources/);
    assert.match(marks('Hai nước mở lại đường bay'), /^○date ✓headline ○lead/);
  });

  test('asks for what the house asks for', () => {
    const style = { requireByline: false, requireSources: false, requireLead: false };
    const text = sound.slice(0, sound.indexOf('Thanh Giang'));
    assert.match(marks(text, { settings: { style } }), /–byline –sources/);
    assert.match(marks('date 2026-01-28 Tít', { settings: { style } }), /✓headline –lead –photos –byline –sources/);
    assert.match(marks(text), /○byline ○sources/);
  });

  test('marks the part in which a problem stands; what is missing marks no neighbour', () => {
    assert.equal(marks(sound.replace('Xinhua', 'Xinhuaa')), '✓date ✓headline ✓lead ✓photos ✓byline !sources !problems');
    assert.equal(marks(sound.replace(/Nguồn: .*\n/, '')), '✓date ✓headline ✓lead ✓photos ✓byline ○sources !problems');
    assert.match(marks(sound.replace('2026-01-28', '2026-02-30')), /^!date ✓headline/);
    assert.match(marks(sound.replace('2026-01-28', '28/01/2026')), /^!date ✓headline/);
  });

  test('hints do not keep an article from being published; a part that is too long does', () => {
    assert.match(marks(sound.replace('hạ cánh', 'hạ  cánh')), /✓photos .* ✓problems/);
    assert.match(marks(sound, { settings: { rules: { 'lead-too-long': { words: 12 } } } }), /!lead .* ✓problems/);
  });

  test('of the photos leads to the first that lacks its words or its credit', () => {
    const text = sound.replace('Các hãng', 'Ảnh: AFP.\n\nCác hãng');
    const photos = checklistOf(text).find(({ id }) => id === 'photos')!;
    assert.equal(photos.mark, 'warning');
    assert.deepEqual(photos.photos, { all: 2, sound: 1 });
    assert.equal(text.slice(photos.span.start, photos.span.end), 'Ảnh: AFP.');
    assert.match(marks(sound.replace('Ảnh: Sputnik.', 'Ảnh:')), /!photos/);
  });

  test('leads to where a missing part belongs', () => {
    const text = sound.replace('Thanh Giang\n\n', '');
    const byline = checklistOf(text).find(({ id }) => id === 'byline')!;
    assert.equal(byline.mark, 'open');
    assert.equal(text.slice(byline.span.start), '\n\nNguồn: Xinhua, CGTN.\n');
  });
});

describe('toasoan/article', () => {
  const uri = 'file:///bai.article';
  const ask = (client: Client, more: object = {}): Promise<ArticleView | null> =>
    client.request('toasoan/article', { uri, ...more });
  const drawn = (nodes: readonly ViewNode[], depth = 0): string[] =>
    nodes.flatMap(({ look, label, description, children }) => [
      `${'  '.repeat(depth)}[${look}] ${label}${description ? ` | ${description}` : ''}`,
      ...drawn(children, depth + 1),
    ]);
  const text = sound.replace('Sputnik', 'Spunik').replace('Thanh Giang\n\n', '');

  test('answers in the writer’s words, for the version that stands', async () => {
    const client = await startClient({ capabilities: modern });
    await client.open(uri, text);
    const view = (await ask(client))!;
    assert.equal(view.version, 1);
    assert.deepEqual(drawn(view.nodes), [
      '[open] Trước khi đăng | 4/7',
      '  [done] Ngày | 2026-01-28',
      '  [done] Tít | 6/20 chữ',
      '  [done] Sapo | 13/60 chữ',
      '  [warning] Ảnh | 0/1 ảnh đã ổn',
      '  [open] Bút danh | chưa có',
      '  [done] Nguồn | Xinhua, CGTN',
      '  [warning] Lỗi còn lại | 2 chỗ cần xem',
      '[parts] Các phần của bài',
      '  [dateLine] Tít | 6/20 chữ · Hai nước mở lại đường bay',
      '  [lead] Sapo | 13/60 chữ · Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
      '  [caption] Ảnh 1 | Spunik · 8 chữ · Chuyến bay đầu tiên hạ cánh ở Moscow',
      '  [paragraph] Đoạn 1 | 11/140 chữ · Các hãng bay hai bên đều hoan nghênh quyết định này.',
      '  [subheading] Tít phụ | 4 chữ · Vé đắt gấp đôi',
      '    [paragraph] Đoạn 2 | 8/140 chữ · Giá vé một chiều là 12,5 triệu đồng.',
      '  [sources] Nguồn | Xinhua, CGTN',
    ]);
    await client.type(uri, 'Nguồn: Xinhua', 'Thanh Giang\n\nNguồn: Xinhua');
    const later = (await ask(client))!;
    assert.equal(later.version, 2);
    assert.match(drawn(later.nodes).join('\n'), /\[done\] Bút danh \| Thanh Giang/);
    await client.stop();
  });

  test('is told of the problems that the client shows, and of what is selected', async () => {
    const client = await startClient({ capabilities: modern });
    await client.open(uri, text);
    const view = (await ask(client, {
      problems: [],
      selections: [{ start: client.position(uri, 'Các hãng'), end: client.position(uri, ' hai bên') }],
    }))!;
    assert.match(drawn(view.nodes).join('\n'), /\[done\] Ảnh \| 1 ảnh.*\n.*\n.*\n.*\[done\] Lỗi còn lại \| không còn/);
    assert.equal(view.selected?.words, 3);
    assert.equal(view.counts.words, countsOf(text).words);
    await client.stop();
  });

  test('speaks English when asked to, and knows nothing of what is not open', async () => {
    const client = await startClient({ capabilities: modern, configuration: () => ({ language: 'en' }) });
    assert.equal(await ask(client), null);
    await client.open(uri, text);
    const [checks] = (await ask(client))!.nodes;
    assert.equal(checks?.label, 'Before publishing');
    assert.equal(checks.children.find(({ id }) => id === 'checklist/byline')?.spoken, 'Byline, still to do');
    await client.stop();
  });
});
