// What of an article is published, in its parts.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Part, type Printed } from '../server/src/core/publication';
import { articleLike, blocks, published } from './kit';

const texts = (printed: readonly Printed[]): string[] => printed.map(({ text }) => text);

/** A line for each part of the body. */
function lineOf(part: Part): string {
  if (part.kind !== 'picture') return `${part.kind}: ${part.text}`;
  const { medium, number, caption, credit, names } = part;
  return `${medium} ${number}: ${caption?.text ?? '∅'} | ${credit.text} | ${texts(names).join(' + ')}`;
}

const bodyOf = (text: string): string[] => published(text).body.map(lineOf);

const around = (middle: string): string =>
  `date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước vừa mở lại đường bay thẳng.\n\n${middle}\n\nCác hãng bay đều hoan nghênh.\n\nThanh Giang\n\nNguồn: Xinhua, Reuters.\n`;

describe('what is published of an article', () => {
  test('its head and tail', () => {
    const { headline, date, place, lead, bylines, sources } = published(
      ' Date 28/1/2026  Hai nước mở lại đường bay \n\nQuảng Trị\n\nHai nước vừa mở lại đường bay thẳng.\n\nCác hãng bay đều hoan nghênh.\n\nVõ Hải - Tất Định (Tổng hợp)\n\nNguồn: https://a.vn/b,c, CGTN.\n',
    );
    assert.equal(headline?.text, 'Hai nước mở lại đường bay');
    assert.equal(date?.iso, '2026-01-28');
    assert.equal(place?.text, 'Quảng Trị');
    assert.equal(lead?.text, 'Hai nước vừa mở lại đường bay thẳng.');
    assert.deepEqual(texts(bylines), ['Võ Hải - Tất Định (Tổng hợp)']);
    assert.deepEqual(
      bylines.map(({ authors }) => texts(authors)),
      [['Võ Hải', 'Tất Định']],
    );
    assert.equal(sources?.text, 'Nguồn: https://a.vn/b,c, CGTN.');
    assert.deepEqual(sources && texts(sources.names), ['https://a.vn/b,c', 'CGTN']);
  });

  test('its body in order, a picture above the lead first', () => {
    const text = readFileSync('samples/phong-su-anh.article', 'utf8');
    assert.deepEqual(bodyOf(text).slice(0, 3), [
      'photo 1: Bốn giờ sáng, những cuộn cước đầu tiên được chở từ bến về đầu làng. | Ảnh: Hải Đăng | Hải Đăng',
      'paragraph: Làng Phú Hải hiện có 320 hộ theo nghề đan lưới, phần lớn là phụ nữ và người cao tuổi. Mỗi nhà nhận một công đoạn: người chia cước, người đan, người kết phao, người kẹp chì.',
      'photo 2: Bà Nguyễn Thị Mận, 71 tuổi, đan tấm lưới rê thứ ba trong tuần. | Ảnh: Hải Đăng | Hải Đăng',
    ]);
    assert.deepEqual(bodyOf('date 2026-01-28 Tít\n\nCờ bay. Ảnh: AFP.\n\nSapo của bài.\n\nĐoạn văn.'), [
      'photo 1: Cờ bay. | Ảnh: AFP | AFP',
      'paragraph: Đoạn văn.',
    ]);
  });

  for (const [written, seen] of [
    ['Quốc kỳ hai nước. Ảnh: AFP/TTXVN.', 'photo 1: Quốc kỳ hai nước. | Ảnh: AFP/TTXVN | AFP + TTXVN'],
    ['Quốc kỳ hai nước Ảnh: AFP', 'photo 1: Quốc kỳ hai nước | Ảnh: AFP | AFP'],
    ['Quốc kỳ hai nước - Ảnh: QUANG ĐỊNH', 'photo 1: Quốc kỳ hai nước | Ảnh: QUANG ĐỊNH | QUANG ĐỊNH'],
    ['Quốc kỳ hai nước (Ảnh: Reuters).', 'photo 1: Quốc kỳ hai nước | Ảnh: Reuters | Reuters'],
    ['Quốc kỳ hai nước? Ảnh minh họa.', 'photo 1: Quốc kỳ hai nước? | Ảnh minh họa | '],
    ['Ảnh: AFP', 'photo 1: ∅ | Ảnh: AFP | AFP'],
    ['Đoàn xe qua cầu. Video: VTV.', 'video 1: Đoàn xe qua cầu. | Video: VTV | VTV'],
    ['Lượng khách qua các năm. Đồ họa: TTXVN.', 'graphic 1: Lượng khách qua các năm. | Đồ họa: TTXVN | TTXVN'],
    ['Lượng khách', 'subheading: Lượng khách'],
  ] as const)
    test(written, () => assert.deepEqual(bodyOf(around(written)).slice(0, 1), [seen]));

  for (const [byline, authors] of [
    ['Võ Hải - Tất Định', ['Võ Hải', 'Tất Định']],
    ['Minh Hằng (Tổng hợp) (TTXVN)', ['Minh Hằng']],
    ['(TTXVN/Vietnam+)', ['TTXVN', 'Vietnam+']],
    ['Dữ liệu: Đức Ngọc; Đồ họa: Chi Phan', ['Đức Ngọc', 'Chi Phan']],
    ['PV', ['PV']],
  ] as const)
    test(`the names in the byline “${byline}”`, () => {
      const { bylines } = published(around('Đoạn văn.').replace('Thanh Giang', byline));
      assert.deepEqual(
        bylines.map(({ text, authors }) => [text, texts(authors)]),
        [[byline, authors]],
      );
    });

  test('what is missing is missing', () => {
    assert.deepEqual(published(''), { body: [], bylines: [] });
    assert.deepEqual(published('date 2026-02-30'), { body: [], bylines: [] });
    assert.equal(published('Tít không có ngày').headline?.text, 'Tít không có ngày');
  });

  test('nothing is lost: a second date line, text below the sources', () => {
    assert.deepEqual(bodyOf(`${around('date 2026-01-29 Tin khác')}\nCòn một đoạn nữa ở đây.`), [
      'paragraph: date 2026-01-29 Tin khác',
      'paragraph: Các hãng bay đều hoan nghênh.',
      'paragraph: Còn một đoạn nữa ở đây.',
    ]);
  });

  test('the words are composed, with single blanks, and without what nobody sees', () =>
    assert.deepEqual(bodyOf(around('Tiê\u0301ng\t Viê\u0323t\u200B\u0007 giá\uD800 5\u00A0đồng.')), [
      'paragraph: Tiếng Việt giá 5\u00A0đồng.',
      'paragraph: Các hãng bay đều hoan nghênh.',
    ]));

  test('of any text every block is published once, where it stands', () => {
    fc.assert(
      fc.property(articleLike, (text) => {
        const { headline, date, place, lead, body, bylines, sources } = published(text);
        const [first, ...rest] = blocks(text);
        const spans = [place, lead, ...body, ...bylines, sources].flatMap((part) => part?.span ?? []);
        const byStart = (a: { start: number }, b: { start: number }): number => a.start - b.start;
        assert.deepEqual(spans.sort(byStart), rest.map(({ span }) => span).sort(byStart));
        for (const within of [headline, date])
          if (within) assert.ok(first && within.span.start >= first.span.start && within.span.end <= first.span.end);
      }),
    );
  });
});
