// What is offered to a writer who asks for it, drawn in text: `‸` is where they stand.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Asked, articleLike, articleOf, complete } from './kit';

const HEAD =
  'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.\n\n';
const TAIL = '\n\nThanh Giang\n\nNguồn: Xinhua, CGTN.\n';

type More = Parameters<typeof complete>[1];

/** In a paragraph of a sound article: the first label offered, and the paragraph after it is accepted. */
function first(paragraph: string, asked: More = {}): string {
  const { accepted } = complete(HEAD + paragraph + TAIL, asked);
  return (accepted[0] ?? '').replace(HEAD, '').replace(TAIL, '');
}

const labels = (paragraph: string, asked: More = {}): string[] => complete(HEAD + paragraph + TAIL, asked).labels;

describe('names by what is typed of them', () => {
  for (const [typed, accepted] of [
    ['Theo quy định của bqp‸', 'Theo quy định của Bộ Quốc phòng‸'],
    ['Theo quy định của BQP‸ hôm qua.', 'Theo quy định của Bộ Quốc phòng‸ hôm qua.'],
    ['Ông nói bộ q‸', 'Ông nói Bộ Quốc phòng‸'],
    ['Ông nói bo quoc‸ hôm qua.', 'Ông nói Bộ Quốc phòng‸ hôm qua.'],
    ['Ông nói Bộ Quốc ‸', 'Ông nói Bộ Quốc phòng‸'],
    ['Ông nói bo quoc phong‸', 'Ông nói Bộ Quốc phòng‸'],
    ['Họ tới da n‸', 'Họ tới Đà Nẵng‸'],
    ['Họ tới Đà N‸', 'Họ tới Đà Nẵng‸'],
    ['Họ tới tho nhi‸', 'Họ tới Thổ Nhĩ Kỳ‸'],
    ['Ông kim jong‸', 'Ông Kim Jong-un‸'],
    ['Bộ Văn hóa, the‸', 'Bộ Văn hóa, Thể thao và Du lịch‸'],
    ['Chau au‸', 'Châu Âu‸'],
    ['Kênh vtv‸', 'Kênh VTV‸'],
    ['Họp bàn kinh te xa‸', 'Họp bàn kinh tế - xã hội‸'],
    ['Ông nói:‸', ''],
    ['Bộ Quốc‸ phòng', 'Bộ Quốc phòng‸ phòng'],
    ['Bộ Qu‸ốc phòng', ''],
  ] as const)
    test(`${typed} → ${accepted === '' ? 'nothing' : accepted}`, () => assert.equal(first(typed), accepted));

  test('decomposed letters are replaced whole', () =>
    assert.equal(first(`Ông nói ${'Bộ Quố'.normalize('NFD')}‸ rồi đi.`), 'Ông nói Bộ Quốc phòng‸ rồi đi.'));

  test('in capitals where so begun', () => assert.equal(first('BỘ QUỐ‸'), 'BỘ QUỐC PHÒNG‸'));

  test('one syllable with other marks is another syllable', () => {
    assert.ok(!labels('bố‸').some((label) => label.startsWith('Bộ')));
    assert.ok(labels('bô‸').some((label) => label.startsWith('Bộ')));
  });

  test('the house’s place of tones, or else the article’s, is kept', () => {
    const toneMarks = (style: string): Asked => ({ settings: { style: { toneMarks: style } } });
    assert.equal(first('toa an nhan‸', toneMarks('new')), 'Toà án nhân dân‸');
    assert.equal(first('toa an nhan‸', toneMarks('old')), 'Tòa án nhân dân‸');
    assert.equal(first('Hoà bình và khoẻ mạnh, toa an nhan‸'), 'Hoà bình và khoẻ mạnh, Toà án nhân dân‸');
    assert.equal(first('toà a‸'), 'Toà án nhân dân‸');
    assert.equal(first('toà a‸', toneMarks('old')), 'Tòa án nhân dân‸');
  });

  test('of several ways to write a name the house’s', () => {
    assert.ok(labels('hong k‸').includes('Hồng Kông'));
    const preferredNames = ['Hong Kong'];
    const found = labels('hong k‸', { settings: { style: { preferredNames } } });
    assert.ok(found.includes('Hong Kong') && !found.includes('Hồng Kông'));
  });

  test('the newsroom’s own names go before all others', () =>
    assert.equal(
      first('Cuộc thi tieng h‸', { own: { ownNames: 'Tiếng hát Sông Hương' } }),
      'Cuộc thi Tiếng hát Sông Hương‸',
    ));
});

describe('names that the article has', () => {
  test('are offered by their first letters from then on', () => {
    const said = 'Tổng thống Nga Vladimir Koltsov phát biểu. Ông ';
    assert.equal(first(`${said}vlad‸`), `${said}Vladimir Koltsov‸`);
    assert.equal(first(`${said}kolt‸`), `${said}Koltsov‸`);
    assert.equal(first(`${said}vk‸`), `${said}Vladimir Koltsov‸`);
  });

  test('go before those of the lists', () => {
    assert.equal(labels('Bộ c‸')[0], 'Bộ Công an');
    assert.equal(labels('Ở Bộ Chính trị, ông gặp bộ c‸')[0], 'Bộ Chính trị');
  });

  test('are not made of the first word of a sentence or of half an institution', () => {
    const found = labels('Ngày Quốc khánh, Cục Quản lý thị trường mở cửa. ng‸');
    assert.ok(!found.includes('Ngày Quốc') && !labels('Ông vào Cục Quản lý thị trường. cuc‸').includes('Cục Quản'));
  });

  test('names of the folder are offered, the more frequent first', () => {
    const names = {
      person: [
        { name: 'Lê Văn Bến', articles: 3 },
        { name: 'Lê Văn An', articles: 1 },
      ],
      photographer: [{ name: 'Quang Đạo', articles: 2 }],
    };
    assert.deepEqual(labels('Ông lê v‸', { names }).slice(0, 2), ['Lê Văn Bến', 'Lê Văn An']);
    assert.equal(first('Cầu mới. Ảnh: qu‸', { names }), 'Cầu mới. Ảnh: Quang Đạo‸');
  });
});

describe('credits and sources', () => {
  for (const [typed, accepted] of [
    ['Quốc kỳ Nga. Ảnh: ttx‸', 'Quốc kỳ Nga. Ảnh: TTXVN‸'],
    ['Quốc kỳ Nga. Ảnh: AFP/tt‸', 'Quốc kỳ Nga. Ảnh: AFP/TTXVN‸'],
    ['Quốc kỳ Nga. Ảnh:reu‸', 'Quốc kỳ Nga. Ảnh:Reuters‸'],
    ['Quốc kỳ Nga (Ảnh: nv‸)', 'Quốc kỳ Nga (Ảnh: NVCC‸)'],
    ['Quốc kỳ Nga. Ảnh: getty‸.', 'Quốc kỳ Nga. Ảnh: Getty‸.'],
    ['Theo lao đ‸', 'Theo Lao Động‸'],
    ['Ông nói, theo lao đ‸', 'Ông nói, theo Lao Động‸'],
    ['Quốc kỳ Nga. an‸', 'Quốc kỳ Nga. Ảnh: ‸'],
    ['Quốc kỳ Nga. Nguồn a‸', 'Quốc kỳ Nga. Nguồn ảnh: ‸'],
  ] as const)
    test(`${typed} → ${accepted}`, () => assert.equal(first(typed), accepted));

  test('come by themselves behind a label and a slash, with the blank that is missing', () => {
    const all = complete(`${HEAD}Quốc kỳ Nga. Ảnh:‸${TAIL}`, { trigger: ':' });
    assert.ok(all.labels.includes('TTXVN') && all.labels.length <= 50);
    assert.ok(all.accepted.every((text) => text.includes('Ảnh: ')));
    assert.ok(labels('Quốc kỳ Nga. Ảnh: ‸', { trigger: ' ' }).includes('TTXVN'));
    assert.ok(labels('Quốc kỳ Nga. Ảnh: AFP/‸', { trigger: '/' }).includes('TTXVN'));
  });

  test('nothing comes by itself anywhere else', () => {
    for (const [text, trigger] of [
      ['Ông nói:‸', ':'],
      ['Lúc 18:‸', ':'],
      ['Ông nói: ‸', ' '],
      ['Ông nói ‸', ' '],
      ['Theo Reuters, ‸', ' '],
      ['Quốc kỳ Nga. Ảnh: Lê ‸', ' '],
      ['Ngày 21/‸', '/'],
      ['Trang https:/‸', '/'],
      ['Liên hợp quốc (‸)', '('],
    ] as const)
      assert.deepEqual(labels(text, { trigger }), [], text);
    assert.deepEqual(complete('date 21/‸', { trigger: '/' }).labels, []);
  });

  test('a source that is listed is not offered again', () => {
    const found = complete(`${HEAD}Đoạn.\n\nThanh Giang\n\nNguồn: TTXVN, ‸`);
    assert.ok(!found.labels.includes('TTXVN') && !found.labels.includes('Thông tấn xã Việt Nam'));
    assert.ok(found.labels.includes('Reuters'));
  });

  test('the house’s separator stands before the label', () => {
    const style = (creditSeparator: string): Asked => ({ settings: { style: { creditSeparator } } });
    const end = (asked: Asked): string => first('Máy bay hạ cánh ở Moscow. anh‸', asked);
    assert.equal(end(style(' - ')), 'Máy bay hạ cánh ở Moscow. - Ảnh: ‸');
    assert.equal(first('Máy bay hạ cánh ở Moscow - anh‸', style(' - ')), 'Máy bay hạ cánh ở Moscow - Ảnh: ‸');
    assert.equal(end(style('()')), 'Máy bay hạ cánh ở Moscow. (Ảnh: ‸');
  });
});

describe('the date', () => {
  for (const [typed, accepted] of [
    ['‸', 'date 2026-01-28 ‸'],
    ['da‸', 'date 2026-01-28 ‸'],
    ['date ‸', 'date 2026-01-28 ‸'],
    ['date 28/‸', 'date 2026-01-28 ‸'],
    ['date 27/1‸', 'date 2026-01-27 ‸'],
    ['date 2026-01-2‸', 'date 2026-01-28 ‸'],
    ['‸ Hai nước mở lại đường bay', 'date 2026-01-28‸ Hai nước mở lại đường bay'],
    ['date 2026-01-27 bo quoc‸', 'date 2026-01-27 Bộ Quốc phòng‸'],
  ] as const)
    test(`${typed} → ${accepted}`, () => assert.equal(complete(typed).accepted[0], accepted));

  test('is not offered where one stands', () => {
    assert.deepEqual(complete('‸date 2026-01-27 Tít').labels, []);
    assert.deepEqual(complete('date ‸2026-01-27 Tít').labels, []);
  });

  test('in running text stands as the article writes dates', () => {
    assert.equal(first('Vào ngày ‸'), 'Vào ngày 28/1‸');
    assert.equal(first('Hôm qua ngày 27-1-2026, rồi ngày 2‸'), 'Hôm qua ngày 27-1-2026, rồi ngày 28-1‸');
    assert.equal(first('Ngay 2‸'), 'Ngày 28/1‸');
  });
});

describe('the end of an article', () => {
  const end = (tail: string, asked: More = {}) => {
    const { labels, accepted } = complete(`${HEAD}Đoạn kể, theo Reuters và hãng tin Yonhap.\n\n${tail}`, asked);
    return { labels, accepted: accepted.map((text) => text.slice(text.indexOf('Yonhap.') + 9)) };
  };

  test('the sources are those that the article names', () =>
    assert.equal(end('Thanh Giang\n\n‸').accepted[0], 'Thanh Giang\n\nNguồn: Reuters, Yonhap.‸'));

  test('labels by their letters', () => {
    assert.ok(end('Thanh Giang\n\nng‸').labels.includes('Nguồn:'));
    assert.equal(end('tin‸').accepted[0], 'Tin, ảnh: ‸');
  });

  test('an author of the folder or of the newsroom, and a note behind one', () => {
    const names = { byline: [{ name: 'Minh Hằng', articles: 5 }] };
    assert.equal(end('min‸', { names }).accepted[0], 'Minh Hằng‸');
    assert.equal(end('mh‸', { names }).accepted[0], 'Minh Hằng‸');
    assert.equal(end('Tin, ảnh: mi‸', { names }).accepted[0], 'Tin, ảnh: Minh Hằng‸');
    assert.deepEqual(end('Minh Hằng ‸').labels.slice(0, 2), ['(tổng hợp)', '(dịch)']);
    assert.equal(end('Minh Hằng (d‸)').accepted[0], 'Minh Hằng (dịch‸)');
    assert.deepEqual(end('Minh Hằng (‸)', { trigger: '(' }).labels, ['tổng hợp', 'dịch', 'biên dịch', 'lược dịch']);
  });
});

describe('every completion', () => {
  const articles = ['test/corpus', 'samples'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:article|txt)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')),
  );

  const lineStartOf = (text: string, offset: number): number =>
    Math.max(...['\n', '\r'].map((end) => text.slice(0, offset).lastIndexOf(end))) + 1;

  const holds = (text: string, offset: number): void => {
    const marked = `${text.slice(0, offset)}‸${text.slice(offset)}`;
    const before = articleOf(text);
    const { items, labels } = complete(marked);
    assert.ok(items.length <= 50);
    assert.deepEqual(labels, [...new Set(labels)]);
    const lineStart = lineStartOf(text, offset);
    const lineEnd = offset + /^[^\r\n]*/.exec(text.slice(offset))![0].length;
    for (const { span, newText, filter } of items) {
      // What was typed on this line gives way, up to the writer, and nothing else.
      assert.ok(span.start >= lineStart && span.end === offset);
      assert.ok(!/[\r\n]/.test(newText) && newText.trim() !== '');
      const typed = text.slice(span.start, span.end).toLowerCase();
      assert.ok(filter.toLowerCase().startsWith(typed), `${filter} begins with ${typed}`);
      // The lines round it are what they were.
      const others = (blocks: typeof before.blocks, lineEnd: number): string[] =>
        blocks
          .filter((block) => block.span.end < lineStart || block.span.start > lineEnd)
          .map((block) => `${block.span.end < lineStart ? block.span.start : block.span.start - lineEnd}`);
      const longer = newText.length - (span.end - span.start);
      const after = articleOf(text.slice(0, span.start) + newText + text.slice(span.end));
      assert.deepEqual(others(after.blocks, lineEnd + longer), others(before.blocks, lineEnd));
    }
  };

  test('replaces what was typed and nothing else, in texts of any kind', () =>
    fc.assert(
      fc.property(articleLike, fc.noBias(fc.nat(9_999)), (text, at) => {
        const offset = Math.floor((at * text.length) / 9_999);
        // A client's offset never parts a line end.
        if (text[offset] === '\n' && text[offset - 1] === '\r') return;
        holds(text, offset);
      }),
      { numRuns: 150 },
    ));

  test('in real articles, leaves the kinds of the other blocks as they are', () =>
    fc.assert(
      fc.property(fc.constantFrom(...articles), fc.noBias(fc.nat(9_999)), (text, at) => {
        const offset = Math.floor((at * text.length) / 9_999);
        if (text[offset] === '\n' && text[offset - 1] === '\r') return;
        const lineStart = lineStartOf(text, offset);
        const lineEnd = text.indexOf('\n', offset);
        const kindsOf = (whole: string, end: number): string[] =>
          articleOf(whole)
            .blocks.filter(({ span }) => span.end < lineStart || span.start > end)
            // What is put before the lead becomes the lead.
            .map(({ kind }) => (kind === 'lead' ? 'paragraph' : kind));
        const kinds = kindsOf(text, lineEnd);
        for (const { span, newText } of complete(`${text.slice(0, offset)}‸${text.slice(offset)}`).items) {
          const result = text.slice(0, span.start) + newText + text.slice(span.end);
          // A label makes sources or a credit of a line, as is meant.
          if (newText.includes(':')) continue;
          assert.deepEqual(kindsOf(result, lineEnd + result.length - text.length), kinds, newText);
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 100) },
    ));
});
