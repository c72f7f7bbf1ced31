// The rules about words and names: what a page cannot show, and that their lists make sense.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Asked, check, fixAll, marked } from './kit';

const HEAD =
  'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.\n\n';

/** A paragraph with ⟦ ⟧ round what one rule finds in it. */
const seen = (rule: string, paragraph: string, asked: Asked = {}): string =>
  marked(HEAD + paragraph, { rule, ...asked }).slice(HEAD.length);

const rows = (file: string): string[][] =>
  readFileSync(`server/src/data/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

describe('what the newsroom has listed', () => {
  test('its words are never misspelt', () => {
    const text = 'Bé hát rồi kêu yêuú, kể chuyện sử lý.';
    assert.equal(seen('misspelt-syllable', text), text.replace('yêuú', '⟦yêuú⟧'));
    const own = { ownWords: 'yêuú\nsử lý' };
    assert.equal(seen('misspelt-syllable', text, { own }), text);
    assert.equal(seen('wrong-word', text), text.replace('sử lý', '⟦sử lý⟧'));
    assert.equal(seen('wrong-word', text, { own }), text);
  });

  test('its names keep their capitals', () => {
    const text = 'Quán Thái lan mở cửa hôm qua.';
    assert.equal(seen('miscapitalised-name', text), 'Quán ⟦Thái lan⟧ mở cửa hôm qua.');
    assert.equal(seen('miscapitalised-name', text, { own: { ownNames: 'Thái lan' } }), text);
  });

  test('of several spellings it may choose one, even against the article', () => {
    const text = 'Đoàn rời Moskva. Từ Moskva, đoàn bay đến Hong Kong.';
    const settings = { style: { preferredNames: ['Moscow', 'Hong Kong'] } };
    assert.equal(seen('inconsistent-name', text), text);
    assert.equal(
      seen('inconsistent-name', text, { settings }),
      'Đoàn rời ⟦Moskva⟧. Từ ⟦Moskva⟧, đoàn bay đến Hong Kong.',
    );
  });
});

describe('one place, one rule', () => {
  const rulesAt = (paragraph: string): string[] =>
    check(`${HEAD}${paragraph}\n\nThanh Giang\n\nNguồn: Xinhua.`)
      .filter(({ start }) => start >= HEAD.length && start < HEAD.length + paragraph.length)
      .map(({ rule, text }) => `${rule} ${text}`);

  test('keys left over are no misspelling', () =>
    assert.deepEqual(rulesAt('Mấy trưowcs đó rất khó.'), ['typing-residue trưowcs']));

  test('letters that look alike, stand apart or come from an old encoding are others’ business', () => {
    for (const text of ['Họ làm đượс việc.', 'Nghie\u0302\u0323p vụ.'.normalize('NFD'), 'Nh\uFFFDđươc việc.'])
      assert.ok(
        rulesAt(text).every((found) => !/misspelt|residue/.test(found)),
        text,
      );
  });

  test('a name without capitals at the start of a sentence is only a name', () =>
    assert.deepEqual(rulesAt('Đoàn đã đến nơi. trung Quốc đón đoàn.'), ['miscapitalised-name trung Quốc']));

  test('a decomposed word is misspelt or not as when it is composed', () => {
    const text = HEAD + 'Ông nói vơí bà.'.normalize('NFD');
    assert.deepEqual(
      check(text, { rule: 'misspelt-syllable' }).map((problem) => problem.text.normalize('NFC')),
      ['vơí'],
    );
    assert.ok(fixAll(text, { rule: 'misspelt-syllable' }).includes('với'));
  });
});

describe('spellings with signs and figures', () => {
  test('hyphens and numbers are parts of a name', () =>
    assert.equal(
      seen('inconsistent-name', 'Dịch Covid-19 lan rộng, ca Covid-19 tăng, thuốc trị COVID-19 thiếu.'),
      'Dịch Covid-19 lan rộng, ca Covid-19 tăng, thuốc trị ⟦COVID-19⟧ thiếu.',
    ));

  test('a name in another place of tones is the same name', () =>
    assert.equal(
      seen('inconsistent-name', 'Toà án nhân dân tối cao và Tòa án nhân dân tối cao họp.'),
      'Toà án nhân dân tối cao và Tòa án nhân dân tối cao họp.',
    ));
});

describe('lists', () => {
  const count = (phrase = ''): number => phrase.split(' ').length;

  test('a confusion and what is meant have as many words, and differ', () => {
    for (const [wrong, right, flag] of rows('confusions.tsv')) {
      assert.equal(count(wrong), count(right), wrong);
      assert.notEqual(wrong, right);
      assert.ok(flag === undefined || flag === '' || flag === 'style', wrong);
    }
  });

  test('what is meant is confused with nothing else', () => {
    const wrong = new Set(rows('confusions.tsv').map(([phrase]) => phrase));
    for (const [, right] of rows('confusions.tsv')) assert.ok(!wrong.has(right), right);
  });

  test('the shorter form is made of the words of the longer one, in order', () => {
    for (const [phrase = '', short = ''] of rows('redundant-words.tsv')) {
      let at = -1;
      for (const word of short.split(' ')) {
        at = phrase.split(' ').indexOf(word, at + 1);
        assert.ok(at >= 0, phrase);
      }
      assert.ok(count(short) < count(phrase), phrase);
    }
  });

  test('every spelling of a name belongs to one name', () => {
    const all = rows('name-versions.tsv').flat();
    assert.deepEqual(all, [...new Set(all)]);
  });

  test('no name that has one right way has another in the list of spellings', () => {
    for (const [name = '', , also = ''] of rows('capitalised-names.tsv')) {
      const accepted = [name, ...also.split('|')];
      for (const spellings of rows('name-versions.tsv'))
        for (const spelling of spellings)
          if (spelling.toLowerCase() === name.toLowerCase()) assert.ok(accepted.includes(spelling), spelling);
    }
  });
});
