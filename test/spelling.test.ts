// Spelling by what stands next to what: the model's bytes, and what is marked in a text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { wordCounts, marked, modelOf, readModelText, spellingModel, writeModelText } from './kit';

const asked = (spelling: string) => ({ rule: 'wrong-word', settings: { spelling } });
const article = (...paragraphs: string[]): string =>
  [
    'date 2026-01-28 Hai nước mở lại đường bay',
    'Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.',
    ...paragraphs,
    'Thanh Giang',
    'Nguồn: Xinhua, Reuters.',
  ].join('\n\n') + '\n';
const body = (text: string): string => text.split('\n\n').slice(2, -2).join('\n\n');
const says = (spelling: string, ...paragraphs: string[]): string =>
  body(marked(article(...paragraphs), asked(spelling)));

describe('a model', () => {
  const counts = wordCounts({
    words: { việt: 900, nam: 800, là: 500, '<p>': 400, lẻ: 2 },
    pairs: { 'việt nam': 700, 'nam là': 40, '<s> việt': 30, 'là lẻ': 2 },
    triples: { 'việt nam là': 39, '<s> việt nam': 29, 'nam là việt': 9 },
  });
  test('gives back what was counted, and nothing else', () => {
    const model = modelOf(counts);
    assert.equal(model.pair('việt', 'nam'), model.pair('việt', 'nam'));
    assert.ok(model.pair('việt', 'nam') > 580 && model.pair('việt', 'nam') <= 700, 'large counts within a sixth');
    assert.equal(model.pair('nam', 'việt'), 0);
    assert.ok(model.triple('việt', 'nam', 'là') > 32);
    assert.equal(model.triple('nam', 'là', 'việt'), 0, 'a triple whose second pair was not seen says nothing');
    assert.equal(model.pair('là', 'lẻ'), 0, 'what is too rare is left out');
  });
  test('the same counts make the same bytes, as text and back', () => {
    const { bytes } = modelOf(counts);
    assert.deepEqual(modelOf(counts).bytes, bytes);
    assert.deepEqual(readModelText(writeModelText(bytes)).slice(0, bytes.length), bytes);
  });
  test('a damaged one is refused, whatever byte it is', () => {
    const { bytes } = modelOf(counts);
    for (let at = 0; at < bytes.length; at++) {
      const spoilt = bytes.slice();
      spoilt[at]! ^= 0x55;
      assert.throws(() => spellingModel(spoilt), { message: /damaged|not a model/ });
    }
    for (const length of [0, 3, 35, bytes.length - 1])
      assert.throws(() => spellingModel(bytes.slice(0, length)), { message: /damaged|not a model/ });
  });
  test('the one that ships keeps within its bounds', () => {
    const shipped = readFileSync('server/src/data/neighbours.bin');
    assert.ok(shipped.length <= 2_500_000, `${shipped.length} bytes on disk`);
    const before = process.memoryUsage().arrayBuffers;
    const model = spellingModel(shipped);
    // What was needed only while reading is counted, too: the true figure is smaller.
    const bytes = process.memoryUsage().arrayBuffers - before;
    assert.ok(bytes <= 10_500_000, `${bytes} bytes in memory while it is read`);
    assert.ok(model.words.length > 10_000);
  });
});

describe('a word among its neighbours', () => {
  test('that hardly fits is marked, with the likeliest reading first', () => {
    assert.equal(
      says('balanced', 'Công ty chở thành đối tác lớn nhất của tập đoàn.'),
      'Công ty ⟦chở⟧ thành đối tác lớn nhất của tập đoàn.',
    );
  });
  test('is marked by three levels, each with all that the stricter one marks', () => {
    const text =
      'Ông cho biết tinh hình diễn biến rất nhanh, người dân cần chủ động phòng trống và chấp hành quy đinh. ' +
      'Công ty chở thành đối tác của tập đoàn, báo chí tuyên truyền trủ trương của Đảng.';
    const marks = ['sure', 'balanced', 'keen'].map((level) => says(level, text).split('⟦').length - 1);
    assert.ok(marks[0]! <= marks[1]! && marks[1]! <= marks[2]! && marks[0]! < marks[2]!, String(marks));
  });
  test('is left alone where the newsroom says so', () => {
    const text = article('Công ty chở thành đối tác lớn nhất của tập đoàn.');
    assert.equal(marked(text, { ...asked('balanced'), own: { ownWords: 'chở\n' } }), text);
  });
  test('is left alone in verse, in other languages, and where it comes again and again as a name', () => {
    for (const innocent of [
      ['Chiều chở thành con nước', 'Trôi về phía núi xa', 'Ai còn chở thành cũ', 'Cho một người hôm qua'],
      ['Bộ phim The Man of the Year được chiếu tối nay. Ca khúc Come on and get me đứng đầu bảng.'],
      ['Hỹ kể chuyện làng. Bà con quý Hỹ lắm, ai cũng khen Hỹ hiền, còn mẹ Hỹ thì cười.'],
    ])
      assert.equal(says('balanced', ...innocent), innocent.join('\n\n'));
  });
  test('in decomposed letters and in the new tone style is read as the same word', () => {
    const plain = 'Công ty chở thành đối tác lớn nhất của tập đoàn.';
    assert.equal(says('balanced', plain.normalize('NFD')).normalize('NFC'), says('balanced', plain));
    assert.equal(says('balanced', 'Hai bên ký thoả thuận hoà bình.'), 'Hai bên ký thoả thuận hoà bình.');
  });
});
