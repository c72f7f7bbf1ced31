// Leaving a place alone: by rule, sentence and words, written into a file beside the article.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Ignored, hashOfSentence, ignoring, spared, stale, withoutIgnored } from '../server/src/core/ignore';
import { addEntry, ignoreFileProblems, readIgnoreFile } from '../server/src/core/ignore-file';
import { say } from '../server/src/core/say';
import { applyEdits } from '../server/src/core/text';
import { translationOf } from '../server/src/l10n';
import { articleLike, articleOf, fixAll, problemsOf, settingsOf } from './kit';

const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Máy bay hạ cánh ở Moscow. Ảnh: Spunik.

Ông nói: theo Spunik, hai bên đều mừng. Vé đã bán hết, theo Spunik.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

/** The entry for the first problem of a rule at these words. */
function entryFor(text: string, rule: string, words: string, file = 'bai.article'): Ignored {
  const article = articleOf(text);
  const found = problemsOf(text).find(
    (problem) => problem.rule.id === rule && text.slice(problem.span.start, problem.span.end).trim() === words,
  );
  assert.ok(found, `${rule} “${words}”`);
  return ignoring(article, found, file);
}

/** Where problems of a rule are left, by the words before them, and which entries were of no use. */
function left(text: string, rule: string, entries: readonly Ignored[]): { places: string[]; unused: number } {
  const { problems, unused } = withoutIgnored(articleOf(text), problemsOf(text), entries);
  const places = problems
    .filter((problem) => problem.rule.id === rule)
    .map(({ span }) => text.slice(text.lastIndexOf(' ', span.start - 2) + 1, span.end));
  return { places, unused: unused.length };
}

describe('ignoring', () => {
  const entry = entryFor(broken.replace('Ảnh: Spunik', 'Ảnh: AFP'), 'misspelt-agency', 'Spunik');

  test('an entry silences its rule at its words in its sentence, and nowhere else', () => {
    assert.deepEqual(left(broken, 'misspelt-agency', []), {
      places: ['Ảnh: Spunik', 'theo Spunik', 'theo Spunik'],
      unused: 0,
    });
    assert.deepEqual(left(broken, 'misspelt-agency', [entry]), { places: ['Ảnh: Spunik', 'theo Spunik'], unused: 0 });
  });

  test('the same words twice in the sentence are both meant', () => {
    const twice = broken.replace('hai bên đều mừng', 'và theo Spunik, hai bên đều mừng');
    const both = entryFor(twice.replace('Ảnh: Spunik', 'Ảnh: AFP'), 'misspelt-agency', 'Spunik');
    assert.deepEqual(left(twice, 'misspelt-agency', [both]).places, ['Ảnh: Spunik', 'theo Spunik']);
  });

  test('another rule, other words or another sentence are not meant', () => {
    for (const other of [
      { ...entry, rule: 'agency-case' },
      { ...entry, text: 'spunik' },
      { ...entry, sentence: '0'.repeat(16) },
    ])
      assert.deepEqual(left(broken, 'misspelt-agency', [other]), {
        places: ['Ảnh: Spunik', 'theo Spunik', 'theo Spunik'],
        unused: 1,
      });
  });

  test('it holds when the article is renamed, moved about, saved with CRLF, decomposed or mended next to it', () => {
    for (const text of [
      broken.replace('Ông nói', 'Đoạn khác.\n\nÔng nói'),
      broken.replaceAll('\n', '\r\n'),
      broken.normalize('NFD'),
      broken.replace('Ông nói: theo', 'ông  nói, theo'),
      broken.replace('đều mừng.', 'đều mừng!”'),
    ])
      assert.equal(left(text, 'misspelt-agency', [{ ...entry, file: 'ten-khac.bai' }]).places.length, 2, text);
  });

  test('it does not hold when the sentence says something else', () => {
    const text = broken.replace('hai bên đều mừng', 'hai bên đều lo');
    assert.deepEqual(left(text, 'misspelt-agency', [entry]).unused, 1);
  });

  test('everything that is found can be ignored', () =>
    fc.assert(
      fc.property(articleLike, (text) => {
        const article = articleOf(text);
        const problems = problemsOf(text);
        const entries = problems.map((problem) => ignoring(article, problem, 'a'));
        assert.deepEqual(withoutIgnored(article, problems, entries), { problems: [], unused: [] });
      }),
    ));
});

describe('the hash of a sentence', () => {
  const hash = (text: string, words: string): string => {
    const start = text.indexOf(words);
    return hashOfSentence(articleOf(text), { start, end: start + words.length });
  };
  const body = (text: string): string => `date 2026-01-28 Tít\n\nSapo.\n\n${text}\n`;

  test('is the same on every machine, for ever: files hold it', () => {
    assert.equal(hash(body('Theo Spunik, đã xong.'), 'Spunik'), '2edfe9288bec76ad');
  });

  test('a sentence ends at . ! ? … and what closes after them, before white space, and at the end of its block', () => {
    const same = (text: string, a: string, b: string): void => assert.equal(hash(body(text), a), hash(body(text), b));
    const other = (text: string, a: string, b: string): void =>
      assert.notEqual(hash(body(text), a), hash(body(text), b));
    for (const mark of ['. ', '! ', '? ', '… ', '... ', '.” ', '?”) ', '.\n\n'])
      other(`Một hai${mark}Ba bốn.`, 'hai', 'Ba');
    for (const mark of [', ', ': ', '.', ' – ', '” ']) same(`Một hai${mark}ba bốn.`, 'hai', 'ba');
    same('Một hai. Ba bốn.', 'Một', 'hai.');
  });
});

describe('stale entries', () => {
  const entry = entryFor(broken, 'misspelt-agency', 'Spunik');
  const count = (file: string, settings = {}): number => stale([entry], file, settingsOf({ settings })).length;

  test('are those that name the article', () => {
    assert.equal(count('bai.article'), 1);
    assert.equal(count('khac.article'), 0);
    const composed = { ...entry, file: 'bài.article'.normalize('NFD') };
    assert.equal(stale([composed], 'bài.article', settingsOf({})).length, 1);
  });

  test('are not those whose rule was not asked', () => {
    assert.equal(count('bai.article', { rules: { 'misspelt-agency': 'off' } }), 0);
    assert.equal(count('bai.article', { enable: false }), 0);
    assert.equal(stale([{ ...entry, rule: 'no-such-rule' }], 'bai.article', settingsOf({})).length, 1);
  });
});

describe('mending unasked', () => {
  const entries = [entryFor(broken.replace('Ảnh: Spunik', 'Ảnh: AFP'), 'misspelt-agency', 'Spunik')];

  test('leaves alone what is ignored', () => {
    const mended = fixAll(broken, {}, spared(entries, 'bai.article'));
    assert.match(mended, /Ảnh: Sputnik\./);
    assert.match(mended, /Ông nói: theo Spunik, /);
    assert.match(mended, /bán hết, theo Sputnik\./);
  });

  test('and in the same file also what was ignored before its sentence changed', () => {
    const text = broken.replace('hai bên đều mừng', 'hai bên đều lo');
    assert.match(fixAll(text, {}, spared(entries, 'bai.article')), /Ông nói: theo Spunik, /);
    assert.match(fixAll(text, {}, spared(entries, 'khac.article')), /Ông nói: theo Sputnik, /);
  });
});

describe('the ignore file', () => {
  const [one, two, three] = ['AFP', 'Reuters', 'TTXVN'].map((text): Ignored => ({
    file: 'bài.article',
    rule: 'misspelt-agency',
    sentence: 'cbf29ce484222325',
    text,
  })) as [Ignored, Ignored, Ignored];
  const added = (text: string | undefined, entry: Ignored): string =>
    applyEdits(text ?? '', addEntry(text === undefined ? undefined : readIgnoreFile(text), entry));
  const words = (text: string): string[] => readIgnoreFile(text).entries.map((entry) => entry.text);
  const removed = (text: string, index: number): string => {
    const file = readIgnoreFile(text);
    return applyEdits(text, ignoreFileProblems(file, [file.entries[index]!])[0]!.fixes[0]!.edits);
  };

  test('a new one is readable by people, one entry a line', () => {
    const text = added(undefined, { ...one, reason: 'tên “riêng”' });
    assert.equal(
      text,
      `{
  "version": 1,
  "entries": [
    { "file": "bài.article", "rule": "misspelt-agency", "sentence": "cbf29ce484222325", "text": "AFP", "reason": "tên “riêng”" }
  ]
}
`,
    );
    const [entry] = readIgnoreFile(text).entries;
    assert.deepEqual(entry, { ...one, reason: 'tên “riêng”', span: entry?.span });
    assert.equal(added(' \n', one), added(undefined, one));
  });

  test('a second entry stands on the next line, and taking it out again leaves the first', () => {
    const first = added(undefined, one);
    const second = added(first, two);
    assert.deepEqual(words(second), ['AFP', 'Reuters']);
    assert.equal(second.split('\n').length, first.split('\n').length + 1);
    assert.equal(removed(second, 1), first);
    assert.equal(removed(second, 0), added(undefined, two));
  });

  test('whatever stands in it is kept: comments, unknown keys, layout, line ends', () => {
    const comments = ['// của tòa soạn, dấu phẩy', '// “a,b”', '/* , */', '// hết, thật', '// cuối,', '// xong,'];
    const item = (entry: Ignored): string => JSON.stringify(entry);
    for (const text of [
      `{"entries":[${item(one)},${item(two)}],"version":1,"other":[1,2]}`,
      `{"version":1}`,
      `{}`,
      `{"entries":[]}`,
      `{\r\n  "version": 1,\r\n  "entries": [\r\n    ${item(one)}\r\n  ]\r\n}\r\n`,
      `// của tòa soạn, dấu phẩy\n{ "version": 1, "entries": [\n  ${item(one)}, // “a,b”\n  /* , */ ${item(two)} // hết, thật\n  // cuối,\n] } // xong,\n`,
      `{ "version": 1, "entries": [ ${item(one)}, ], }`,
    ]) {
      const before = readIgnoreFile(text);
      assert.equal(before.fault, undefined, text);
      const after = added(text, three);
      assert.deepEqual(words(after), [...words(text), 'TTXVN'], after);
      // Only put in, nothing taken out.
      for (const { span } of addEntry(before, three)) assert.equal(span.start, span.end);
      if (text.includes('\r')) assert.doesNotMatch(after, /[^\r]\n/);
      for (const [index] of words(after).entries()) {
        const less = removed(after, index);
        assert.deepEqual(
          words(less),
          words(after).filter((_, at) => at !== index),
          less,
        );
        for (const comment of comments) assert.ok(!text.includes(comment) || less.includes(comment), less);
      }
    }
  });

  test('however entries are added and taken out, the file stays sound and holds just them', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat(20)), { maxLength: 12 }), (steps) => {
        let text = '';
        const expected: string[] = [];
        for (const step of steps)
          if (typeof step === 'string') {
            text = added(text, { ...one, text: step, reason: step });
            expected.push(step);
          } else if (expected.length > 0) {
            text = removed(text, step % expected.length);
            expected.splice(step % expected.length, 1);
          }
        assert.deepEqual(words(text), expected);
      }),
      { examples: [[['a\uFFFD', 'b', 0, 0]]] },
    ));

  describe('one that cannot be read ignores nothing, says where and why, and is not written to', () => {
    const cases: Record<string, [text: string, says: RegExp, at: string]> = {
      'a half-written file': ['{ "version": 1, "entries": [ ', /JSON/, ''],
      'a merge conflict': ['{ "version": 1,\n<<<<<<< HEAD\n"entries": [] }', /JSON/, '<<'],
      'a newer version': ['{ "version": 2, "entries": [] }', /mới hơn/, '2'],
      'another kind of version': ['{ "version": "1" }', /phải là 1,/, '"1"'],
      'a list': ['[]', /phải là \{ "version": 1/, '[]'],
      'entries that are none': ['{ "entries": {} }', /phải là \[ … \]/, '{}'],
      'an entry without its words': ['{ "entries": [{ "rule": "a" }] }', /"sentence"/, '{ "rule": "a" }'],
      'an entry that is none': ['{ "entries": [1] }', /"sentence"/, '1'],
      'lost bytes': ['{ "entries": [] } // \uFFFD', /U\+FFFD/, '\uFFFD'],
      'brackets without end': ['['.repeat(100_000), /JSON/, ''],
    };
    for (const [name, [text, says, at]] of Object.entries(cases))
      test(name, () => {
        const file = readIgnoreFile(text);
        const problems = ignoreFileProblems(file, []);
        assert.equal(problems.length, 1);
        const fault = problems[0]!;
        assert.match(say(fault, undefined), /nothing is ignored/);
        assert.match(say(fault, translationOf('vi')), says);
        assert.ok(text.slice(fault.span.start).startsWith(at), text.slice(fault.span.start));
        assert.deepEqual(file.entries, []);
        assert.deepEqual(addEntry(file, one), []);
      });
  });
});
