// What one article contributes to the index of a folder, and the names of a folder.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { namesOf } from '../server/src/core/names-of';
import { entryOf } from './kit';

const article = (...paragraphs: string[]): string =>
  ['date 2026-01-28 Hai nước hội đàm', 'Hai nước vừa hội đàm về quốc phòng.', ...paragraphs].join('\n\n') + '\n';

/** `kind name: what stands there`, in order. */
function mentions(text: string): string[] {
  return entryOf(text).mentions.map(({ kind, name, span }) => {
    const written = text.slice(span.start, span.end);
    return written.normalize('NFC') === name ? `${kind} ${name}` : `${kind} ${name}: ${written}`;
  });
}
const people = (...paragraphs: string[]): string[] =>
  mentions(article(...paragraphs))
    .filter((line) => line.startsWith('person '))
    .map((line) => line.slice('person '.length));

describe('the entry of an article', () => {
  test('holds headline, date, words and photos', () => {
    const { headline, date, words, photos } = entryOf(
      article('Cuộc gặp diễn ra ở Moscow. Ảnh: AFP.', 'Hai bên ký kết.', 'Thanh Giang', 'Nguồn: Xinhua, CGTN.'),
    );
    assert.deepEqual(
      { headline, date, words, photos },
      { headline: 'Hai nước hội đàm', date: '2026-01-28', words: 18, photos: 1 },
    );
  });

  test('has no date where there is none or no such day', () => {
    assert.equal(entryOf('Tít không ngày\n').date, undefined);
    assert.equal(entryOf('date 2026-02-30 Tít\n').date, undefined);
    assert.equal(entryOf('').headline, '');
  });

  test('names authors one by one, photographers, sources by their right names', () =>
    assert.deepEqual(
      mentions(
        article(
          'Cuộc gặp ở Moscow. Ảnh: Spunik.',
          'Chủ nhà đón khách. Ảnh: Hải Đăng.',
          'Theo Yonhap, hai bên ký kết. Tờ New York Times đưa tin.',
          'Võ Hải - Tất Định (Tổng hợp)',
          'Nguồn: Xinhua, TTXVN.',
        ),
      ),
      [
        'source Sputnik: Spunik',
        'photographer Hải Đăng',
        'source Yonhap',
        'source The New York Times: New York Times',
        'byline Võ Hải',
        'byline Tất Định',
        'source Tân Hoa Xã: Xinhua',
        'source Thông tấn xã Việt Nam: TTXVN',
      ],
    ));

  test('a credit that says nothing of a person, and a byline of nobody, name nobody', () =>
    assert.deepEqual(mentions(article('Một góc phố. Ảnh: NVCC.', 'Một góc khác. Ảnh: Internet.', 'PV')), []));

  test('spans refer to decomposed text as typed', () => {
    const text = article('Ông Phan Quốc Bảo nói.', 'Hải Đăng').normalize('NFD');
    assert.deepEqual(mentions(text), ['person Phan Quốc Bảo', 'byline Hải Đăng']);
  });

  test('institutions keep the country behind them', () =>
    assert.deepEqual(mentions(article('Hôm qua Bộ Quốc phòng Nga và NATO cho biết.')), [
      'institution Bộ Quốc phòng Nga',
      'institution NATO',
    ]));

  test('of the two first articles', () => {
    for (const name of ['000_007bdffb1396e456.txt', '002_e14a3acbbd47282c.txt']) {
      const found = mentions(readFileSync(`test/fixtures/${name}`, 'utf8'));
      assert.ok(found.includes('person Andrei Belousov'), name);
    }
    assert.ok(
      mentions(readFileSync('test/fixtures/002_e14a3acbbd47282c.txt', 'utf8')).includes(
        'person Andrei Belousov: Belousov',
      ),
    );
  });
});

describe('people', () => {
  test('a title, an office over something, or a surname introduces them', () =>
    assert.deepEqual(
      people(
        'Bộ trưởng Quốc phòng Nga Andrei Belousov đã tiếp Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc.',
        'Bà Ursula von der Leyen gặp Phan Quốc Bảo.',
      ),
      ['Andrei Belousov', 'Trương Hựu Hiệp', 'Ursula von der Leyen', 'Phan Quốc Bảo'],
    ));

  test('one word stands for the full name it belongs to, wherever that stands', () =>
    assert.deepEqual(
      people(
        'Ông Belousov nhấn mạnh. Belousov nói thêm. Ông Bảo đồng ý.',
        'Ông Andrei Belousov gặp ông Phan Quốc Bảo.',
      ),
      [
        'Andrei Belousov: Belousov',
        'Andrei Belousov: Belousov',
        'Phan Quốc Bảo: Bảo',
        'Andrei Belousov',
        'Phan Quốc Bảo',
      ],
    ));

  test('a word that two people share stands for neither', () =>
    assert.deepEqual(people('Ông Trần Văn Bảo gặp ông Phan Quốc Bảo. Ông Bảo nói.'), [
      'Trần Văn Bảo',
      'Phan Quốc Bảo',
    ]));

  test('places, streets, schools, agencies, institutions and the capital of a sentence are none', () =>
    assert.deepEqual(
      people(
        'Chủ tịch Hà Nội đến đường Nguyễn Huệ, trường Lê Quý Đôn. Giám đốc Sở Công Thương vắng mặt.',
        'Khi New York Times hỏi, Tổng thống Mỹ im lặng. Phó Chủ tịch Quốc hội cũng vậy.',
      ),
      [],
    ));

  test('the word that opens a sentence is left out', () =>
    assert.deepEqual(people('Ông Donald Trump đến. Khi Donald Trump đến, mưa tạnh.'), [
      'Donald Trump',
      'Donald Trump',
    ]));

  test('parts tied by hyphens and apostrophes, and initials, belong to a name', () =>
    assert.deepEqual(people('Ông Vla-đi-mia Pu-tin gặp ông George W. Bush và bà Sinéad O’Connor.'), [
      'Vla-đi-mia Pu-tin',
      'George W. Bush',
      'Sinéad O’Connor',
    ]));
});

describe('the names of a folder', () => {
  const named = (date: string, byline: string) =>
    entryOf(`date ${date} Tít\n\nSapo của bài.\n\nMột đoạn.\n\n${byline}\n\nNguồn: AFP, AFP.\n`);
  test('are counted by article, the frequent first, of equals the later', () => {
    const { byline, source, person } = namesOf([
      named('2026-01-01', 'Thanh Giang'),
      named('2026-01-02', 'Nhật Lệ'),
      named('2026-01-03', 'Hải Đăng'),
      named('2026-01-04', 'Thanh Giang'),
    ]);
    assert.deepEqual(byline, [
      { name: 'Thanh Giang', articles: 2, latest: '2026-01-04' },
      { name: 'Hải Đăng', articles: 1, latest: '2026-01-03' },
      { name: 'Nhật Lệ', articles: 1, latest: '2026-01-02' },
    ]);
    assert.deepEqual(source, [{ name: 'AFP', articles: 4, latest: '2026-01-04' }]);
    assert.deepEqual(person, []);
  });
});
