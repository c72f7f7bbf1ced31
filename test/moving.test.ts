// Going about the articles of a folder by the names in them: the pure parts.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findArticles } from '../server/src/core/find-articles';
import { mentionAt, renameIn } from '../server/src/core/same-name';
import { selections } from '../server/src/core/selection';
import { applyEdits } from '../server/src/core/text';
import { articleOf, entryOf } from './kit';

const article = (...paragraphs: string[]): string =>
  ['date 2026-01-28 Hai nước hội đàm', 'Hai nước vừa hội đàm về quốc phòng.', ...paragraphs].join('\n\n') + '\n';

describe('renaming', () => {
  /** Renames what stands at the first `at` of a text. */
  const rename = (text: string, at: string, newName: string): string => {
    const entry = entryOf(text);
    const mention = mentionAt(entry, text.indexOf(at))!;
    const written = text.slice(mention.span.start, mention.span.end).normalize('NFC');
    return applyEdits(text, renameIn(text, entry, { ...mention, written, newName }));
  };

  test('a full name changes in full, and its single words with it', () => {
    const text = article('Ông Andrei Belousov đến. Ông Belousov nói. Andrei Belousov đi.');
    assert.equal(
      rename(text, 'Andrei', 'Andrây Bêlôuxốp'),
      article('Ông Andrây Bêlôuxốp đến. Ông Bêlôuxốp nói. Andrây Bêlôuxốp đi.'),
    );
    assert.equal(
      rename(text, 'Andrei', 'Andrei Removich Belousoff'),
      article('Ông Andrei Removich Belousoff đến. Ông Belousoff nói. Andrei Removich Belousoff đi.'),
    );
  });

  test('one word changes in the full name too', () => {
    const text = article('Ông Andrei Belousov đến. Ông Belousov nói.');
    assert.equal(rename(text, 'Belousov nói', 'Belousoff'), article('Ông Andrei Belousoff đến. Ông Belousoff nói.'));
  });

  test('an agency changes where it is written as it is there; what is a slip of it, or another name of it, stays', () => {
    const text = article(
      'Một góc phố. Ảnh: TTXVN.',
      'Một góc chợ. Ảnh: Spunik.',
      'Hải Đăng',
      'Nguồn: Thông tấn xã Việt Nam, Sputnik.',
    );
    assert.equal(rename(text, 'TTXVN', 'VNA'), text.replace('TTXVN', 'VNA'));
    assert.equal(rename(text, 'Spunik', 'Sputnik'), text.replace('Spunik', 'Sputnik'));
  });

  test('a reporter changes in the byline and under the photos', () => {
    const text = article('Một góc phố. Ảnh: Hải Đăng.', 'Hải Đăng', 'Nguồn: TTXVN.');
    assert.equal(rename(text, 'Hải Đăng', 'Minh Khang'), text.replaceAll('Hải Đăng', 'Minh Khang'));
  });

  test('decomposed text stays decomposed', () => {
    const text = article('Ông Phan Quốc Bảo nói.').normalize('NFD');
    assert.equal(rename(text, 'Phan', 'Phan Quốc Bảng'), article('Ông Phan Quốc Bảng nói.').normalize('NFD'));
  });
});

describe('finding articles', () => {
  const articles = [
    'date 2025-11-22 Nga, Trung hội đàm về phòng thủ tên lửa\n\nSapo.\n\nMột đoạn văn kết thúc bằng dấu chấm.\n\nNhật Lệ\n',
    'date 2026-01-28 Bộ trưởng Quốc phòng Trung Quốc hội đàm với người đồng cấp Nga\n\nSapo.\n\nMột đoạn văn kết thúc bằng dấu chấm.\n\nThanh Giang\n',
  ].map((text) => ({ entry: entryOf(text) }));
  const find = (query: string): string[] => findArticles(articles, query, 10).map(({ name }) => name);
  const [first, second] = articles.map(({ entry }) => entry.headline) as [string, string];

  test('all words of the query stand in headline, date or bylines, accents or none; the latest come first', () => {
    assert.deepEqual(find(''), [second, first]);
    assert.deepEqual(find('nga trung'), [second, first]);
    assert.deepEqual(find('tên lửa'), [first]);
    assert.deepEqual(find('tến'), []);
    assert.deepEqual(find('london'), []);
  });

  test('the name holds what was typed: an editor looks for it there once more', () => {
    assert.deepEqual(find('ten lua'), [`${first} · nga, trung hoi dam ve phong thu ten lua`]);
    assert.deepEqual(find('2025-11'), [`2025-11-22 ${first}`]);
    assert.deepEqual(find('Nhật Lệ'), [`${first} – Nhật Lệ`]);
    assert.deepEqual(find('nhat le'), [`${first} – Nhật Lệ · nhat le`]);
  });

  test('no more than asked for', () => assert.equal(findArticles(articles, '', 1).length, 1));
});

describe('selecting more and more', () => {
  const steps = (text: string, at: string): string[] =>
    selections(articleOf(text), entryOf(text), text.indexOf(at)).map(({ start, end }) => text.slice(start, end));

  test('syllable, name, sentence, block, article', () => {
    const text = article('Ông Phan Quốc Bảo nói. Rồi ông đi. Ảnh: AFP.');
    assert.deepEqual(steps(text, 'Quốc'), [
      'Quốc',
      'Phan Quốc Bảo',
      'Ông Phan Quốc Bảo nói.',
      'Ông Phan Quốc Bảo nói. Rồi ông đi',
      'Ông Phan Quốc Bảo nói. Rồi ông đi. Ảnh: AFP.',
      text,
    ]);
  });

  test('a quotation, without its marks and with them', () => {
    const text = article('Bà nói: “Tôi đi chợ”. Rồi thôi.');
    assert.deepEqual(steps(text, 'đi'), [
      'đi',
      'Tôi đi chợ',
      '“Tôi đi chợ”',
      'Bà nói: “Tôi đi chợ”.',
      'Bà nói: “Tôi đi chợ”. Rồi thôi.',
      text,
    ]);
  });

  test('between blocks the whole article, in an empty one nothing', () => {
    assert.deepEqual(steps('date 2026-01-28 Tít\n\n\n\nSapo.\n', '\n\nSapo'), ['date 2026-01-28 Tít\n\n\n\nSapo.\n']);
    assert.deepEqual(selections(articleOf(''), entryOf(''), 0), []);
  });
});
