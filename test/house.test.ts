// The house style: what a `toasoan.json` may say, what is said of one that is wrong, and what holds for an article.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { houseKeys } from '../server/src/core/house-keys';
import { profiles } from '../server/src/core/profiles';
import { rules } from '../server/src/core/rules';
import { defaults } from '../server/src/core/settings';
import { profileFrom } from '../server/src/core/survey';
import { blocks, check, readHouse, settle, surveyOf, unmarked } from './kit';

const whole = `{
  // Lối của báo
  "$schema": "./toasoan.schema.json",
  "profile": "tuoitre",
  "extends": "../chung.toasoan.json",
  "style": { "dash": "en", "requireSources": false, "preferredNames": ["Hong Kong", "Moskva"], },
  "rules": { "vague-credit": "off", "lead-too-long": { "severity": "warning", "words": 45 } },
  "lists": { "agencies": "tu-dien/hang-tin.txt" },
  "overrides": [{ "files": "the-thao/", "style": { "quotes": "curly" }, "rules": { "vague-credit": "hint" } }],
  "ignore": ["luu-tru/", "*.nhap.txt"],
}`;

describe('reading toasoan.json', () => {
  test('all of it', () => {
    const { house, said } = readHouse(whole);
    assert.deepEqual(said, []);
    assert.deepEqual(house, {
      $schema: './toasoan.schema.json',
      profile: 'tuoitre',
      extends: '../chung.toasoan.json',
      style: { dash: 'en', requireSources: false, preferredNames: ['Hong Kong', 'Moskva'] },
      rules: { 'vague-credit': 'off', 'lead-too-long': { severity: 'warning', words: 45 } },
      lists: { agencies: 'tu-dien/hang-tin.txt' },
      overrides: [{ files: ['the-thao/'], style: { quotes: 'curly' }, rules: { 'vague-credit': 'hint' } }],
      ignore: ['luu-tru/', '*.nhap.txt'],
    });
  });

  /** What is wrong stands between ⟦ ⟧; `says` of the one problem, `left` what still applies, `mended` after its fix. */
  const wrong: Record<string, { text: string; says: RegExp; left?: unknown; mended?: string }> = {
    'an unknown key': {
      text: '{ ⟦"stlye"⟧: {}, "profile": "ttxvn" }',
      says: /^Không có khóa “stlye”, có lẽ là “style”$/,
      left: { profile: 'ttxvn' },
      mended: '{ "style": {}, "profile": "ttxvn" }',
    },
    'an unknown key in the style': {
      text: '{ "style": { ⟦"dashes"⟧: "en", "quotes": "curly" } }',
      says: /“dashes”, có lẽ là “dash”/,
      left: { style: { quotes: 'curly' } },
      mended: '{ "style": { "dash": "en", "quotes": "curly" } }',
    },
    'another letter case': {
      text: '{ "style": { ⟦"CREDITSEPARATOR"⟧: ". " } }',
      says: /có lẽ là “creditSeparator”/,
      left: { style: {} },
      mended: '{ "style": { "creditSeparator": ". " } }',
    },
    'a key out of its place': { text: '{ ⟦"dash"⟧: "en" }', says: /có lẽ là “style\.dash”/, left: {} },
    'a key like no other': {
      text: '{ ⟦"font"⟧: 12 }',
      says: /Không có khóa “font”; ở đây chỉ có: .*style, spelling, rules/,
      left: {},
    },
    'an own name of objects': { text: '{ ⟦"__proto__"⟧: { "style": {} } }', says: /“__proto__”/, left: {} },
    'a wrong value': {
      text: '{ "style": { "dash": ⟦"em"⟧ } }',
      says: /^“style\.dash” nhận: "en" \| "hyphen" \| "consistent"$/,
      left: { style: {} },
      mended: '{ "style": { "dash": "en" } }',
    },
    'a value of another kind': {
      text: '{ "style": { "requireLead": ⟦"yes"⟧ } }',
      says: /nhận: true \| false/,
      left: { style: {} },
    },
    null: { text: '{ "profile": ⟦null⟧ }', says: /“profile” nhận: "default"/, left: {} },
    'an unknown profile': {
      text: '{ "profile": ⟦"tuoi-tre"⟧ }',
      says: /“profile” nhận/,
      left: {},
      mended: '{ "profile": "tuoitre" }',
    },
    'an unknown rule': {
      text: '{ "rules": { ⟦"vague-credits"⟧: "off", "empty-credit": "hint" } }',
      says: /^Không có quy tắc “vague-credits”, có lẽ là “vague-credit”$/,
      left: { rules: { 'empty-credit': 'hint' } },
      mended: '{ "rules": { "vague-credit": "off", "empty-credit": "hint" } }',
    },
    'a wrong severity': {
      text: '{ "rules": { "vague-credit": ⟦"warn"⟧ } }',
      says: /“rules\.vague-credit” nhận: "error" \| "warning"/,
      left: { rules: {} },
    },
    'an unknown option': {
      text: '{ "rules": { "lead-too-long": { ⟦"word"⟧: 45, "severity": "error" } } }',
      says: /có lẽ là “words”/,
      left: { rules: { 'lead-too-long': { severity: 'error' } } },
      mended: '{ "rules": { "lead-too-long": { "words": 45, "severity": "error" } } }',
    },
    'an option of another kind': {
      text: '{ "rules": { "lead-too-long": { "words": ⟦"45"⟧ } } }',
      says: /“rules\.lead-too-long\.words” nhận: 0, 1, 2/,
      left: { rules: { 'lead-too-long': {} } },
    },
    'an address in the place of a file': {
      text: '{ "extends": ⟦"https://example.com/toasoan.json"⟧ }',
      says: /không phải đường dẫn tương đối/,
      left: {},
    },
    'a path from the root': {
      text: '{ "lists": { "names": ⟦"/etc/passwd"⟧ } }',
      says: /đường dẫn/,
      left: { lists: {} },
    },
    'a path from a drive': {
      text: '{ "lists": { "names": ⟦"C:\\\\x.txt"⟧ } }',
      says: /đường dẫn/,
      left: { lists: {} },
    },
    'an override of no files': {
      text: '{ "overrides": [⟦{⟧ "rules": {} }, { "files": ["a/"] }] }',
      says: /^Thiếu “files”$/,
      left: { overrides: [{ files: ['a/'] }] },
    },
    'a glob that takes too long': {
      text: '{ "ignore": ["a/", ⟦"**/a/**/a/**/b"⟧] }',
      says: /quá nhiều dấu sao/,
      left: { ignore: ['a/'] },
    },
    'no object': { text: '⟦[⟧]', says: /“toasoan\.json” nhận/, left: {} },
    'a missing comma': {
      text: '{ "profile": "ttxvn" ⟦"style"⟧: { "dash": "en" } }',
      says: /thiếu “,”/,
      left: { profile: 'ttxvn', style: { dash: 'en' } },
    },
    'an open bracket': { text: '{ "profile": "ttxvn"⟦⟧', says: /thiếu “\}”/, left: { profile: 'ttxvn' } },
    'a key twice': {
      text: '{ "profile": "ttxvn", ⟦"profile"⟧: "tuoitre" }',
      says: /lần thứ hai/,
      left: { profile: 'tuoitre' },
    },
    'lost letters': { text: '{ "profile": "ttxvn" } // Quy ⟦\uFFFD⟧nh', says: /UTF-8/, left: { profile: 'ttxvn' } },
    'nothing at all': { text: '⟦⟧', says: /thiếu giá trị/, left: {} },
  };
  for (const [name, { text, says, left, mended }] of Object.entries(wrong))
    test(`${name}: told at its place, and the rest applies`, () => {
      const read = readHouse(unmarked(text));
      assert.equal(read.marked, text);
      assert.equal(read.said.length, 1, read.said.join('\n'));
      assert.match(read.said[0]!, says);
      assert.deepEqual(read.house, left);
      assert.equal(read.mended, mended ?? unmarked(text));
    });

  test('places are right behind a byte order mark and in CRLF', () => {
    const { marked } = readHouse('\uFEFF{\r\n  "profil": "ttxvn"\r\n}');
    assert.equal(marked, '\uFEFF{\r\n  ⟦"profil"⟧: "ttxvn"\r\n}');
  });

  test('several mistakes are told in the order of the text', () => {
    const { marked } = readHouse('{ "a1": 1, "style": { "dash": 3 }, "ignore": [4, "b"] }');
    assert.equal(marked, '{ ⟦"a1"⟧: 1, "style": { "dash": ⟦3⟧ }, "ignore": [⟦4⟧, "b"] }');
  });

  test('no text makes it fail', () => {
    for (const text of [
      '['.repeat(100_000),
      '{"a":'.repeat(100_000),
      '\0',
      '"',
      '/*',
      '{"style":',
      '{"overrides":[[[{',
    ])
      assert.ok(readHouse(text).said.length > 0, text.slice(0, 20));
    const pieces = [...whole.matchAll(/"[^"]*"|[{}[\],:]|\S+/g)].map(([piece]) => piece);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 }))), (parts) => {
        const text = parts.join(' ');
        assert.equal(unmarked(readHouse(text).marked), unmarked(text));
      }),
    );
  });
});

describe('one table', () => {
  test('every profile is a house file without a mistake', () => {
    for (const [name, profile] of Object.entries(profiles))
      assert.deepEqual(readHouse(JSON.stringify(profile)).said, [], name);
  });

  test('every example is right', () => {
    for (const [name, { example, value }] of Object.entries(houseKeys(rules)))
      if (example !== undefined) assert.deepEqual(readHouse(JSON.stringify({ [name]: example })).said, [], name);
      else assert.equal(value.is, 'text', name);
  });

  test('the schema names all its keys, and forbids nothing: what is wrong is told by the server, once', () => {
    const text = readFileSync('syntaxes/toasoan.schema.json', 'utf8');
    const schema = JSON.parse(text) as { properties: Record<string, unknown> };
    assert.deepEqual(Object.keys(schema.properties), Object.keys(houseKeys(rules)));
    assert.doesNotMatch(text, /"(?:type|enum|const|required|additionalProperties|pattern|minimum|oneOf|anyOf)":/);
  });
});

describe('what holds for an article', () => {
  const article = '/bao/the-thao/bai.article';

  test('nothing but the defaults where there is no toasoan.json', async () => {
    assert.equal((await settle({}, article)).settings, defaults);
  });

  test('the nearest toasoan.json wins, and the ones above it do not count', async () => {
    const files = {
      '/bao/toasoan.json': '{ "style": { "dash": "en", "quotes": "curly" } }',
      '/bao/the-thao/toasoan.json': '{ "style": { "dash": "hyphen" } }',
    };
    const { style } = (await settle(files, article)).settings;
    assert.deepEqual([style.dash, style.quotes], ['hyphen', 'consistent']);
    assert.equal((await settle(files, '/bao/bai.article')).settings.style.dash, 'en');
    assert.equal((await settle(files, '/khac/bai.article')).settings, defaults);
  });

  test('profile, extends, the file itself, overrides: each beats what stands before it', async () => {
    const files = {
      '/bao/toasoan.json': `{ "extends": "chung/co-so.json", "profile": "tuoitre", "style": { "quotes": "straight" },
        "overrides": [
          { "files": ["the-thao/"], "style": { "toneMarks": "old" }, "rules": { "vague-credit": "off" } },
          { "files": ["*.article", "!bai.article"], "style": { "toneMarks": "new" } },
          { "files": ["/bai.article"], "rules": { "vague-credit": "error" } }
        ] }`,
      '/bao/chung/co-so.json': `{ "profile": "vnexpress", "style": { "quotes": "curly", "creditFullStop": "always", "dash": "en" },
        "rules": { "vague-credit": "warning", "lead-too-long": { "severity": "error" } } }`,
    };
    const { settings } = await settle(files, article);
    assert.deepEqual(settings.style, {
      ...defaults.style,
      creditSeparator: ' - ',
      creditFullStop: 'always',
      dash: 'en',
      quotes: 'straight',
      toneMarks: 'old',
    });
    assert.deepEqual(settings.rules, { 'vague-credit': 'off', 'lead-too-long': 'error' });
    assert.deepEqual(settings.options['lead-too-long'], { words: 61 });
    assert.equal(settings.options['headline-too-long'], undefined, 'the profile named nearest is the only one');
    const other = (await settle(files, '/bao/kinh-te/tin.article')).settings;
    assert.deepEqual([other.style.toneMarks, other.rules['vague-credit']], ['new', 'warning']);
  });

  test('a writer’s own rules beat the house’s, the style and the lists never', async () => {
    const files = {
      '/bao/toasoan.json': `{ "style": { "dash": "en" },
        "rules": { "vague-credit": "error", "empty-credit": "off", "lead-too-long": { "words": 45 } } }`,
    };
    const given = {
      language: 'en',
      rules: { 'vague-credit': 'off', 'lead-too-long': 'warning' },
      style: { dash: 'hyphen', quotes: 'curly' },
    };
    const { settings, bad } = await settle(files, article, given);
    assert.deepEqual(bad, []);
    assert.deepEqual(settings.rules, { 'vague-credit': 'off', 'empty-credit': 'off', 'lead-too-long': 'warning' });
    assert.deepEqual(settings.options['lead-too-long'], { words: 45 });
    assert.deepEqual([settings.style.dash, settings.style.quotes, settings.language], ['en', 'curly', 'en']);
    assert.equal((await settle(files, article, null)).settings.rules['vague-credit'], 'error');
  });

  test('ignored articles, by the globs of .gitignore', async () => {
    const files = { '/bao/toasoan.json': '{ "ignore": ["Lưu trữ/", "/nhap/**", "*.nhap.txt", "!giu.nhap.txt"] }' };
    const isIgnored = async (path: string): Promise<boolean> => (await settle(files, path)).ignored;
    assert.equal(await isIgnored('/bao/Lưu trữ/2024/a.txt'), true);
    assert.equal(await isIgnored('/bao/Lưu trữ/2024/a.txt'.normalize('NFD')), true);
    assert.equal(await isIgnored('/bao/the-thao/nhap/a.txt'), false);
    assert.equal(await isIgnored('/bao/nhap/a.txt'), true);
    assert.equal(await isIgnored('/bao/x/a.nhap.txt'), true);
    assert.equal(await isIgnored('/bao/x/giu.nhap.txt'), false);
    assert.equal(await isIgnored('/bao//lạ.txt'), false);
  });

  test('paths are relative to the file they stand in', async () => {
    const files = {
      '/bao/the-thao/toasoan.json': '{ "extends": "../chung/./co-so.json", "lists": { "names": "ten.txt" } }',
      '/bao/chung/co-so.json': '{ "lists": { "names": "ten.txt" }, "ignore": ["cu/"] }',
      '/bao/the-thao/ten.txt': 'Spunik\n',
      '/bao/chung/ten.txt': '# Tên\r\n\r\n Kyotoo \r\n',
    };
    const { lexicon, said, files: read } = await settle(files, article);
    assert.deepEqual(said, []);
    assert.deepEqual([...lexicon.ownNames].sort(), ['Kyotoo', 'Spunik']);
    assert.deepEqual(new Set(read), new Set(Object.keys(files)));
  });

  test('a file that is not there is told at its place', async () => {
    const { marked, said } = await settle(
      { '/bao/toasoan.json': '{ "extends": "khong-co.json", "lists": { "words": "khong-co.txt" } }' },
      article,
    );
    assert.equal(
      marked['/bao/toasoan.json'],
      '{ "extends": ⟦"khong-co.json"⟧, "lists": { "words": ⟦"khong-co.txt"⟧ } }',
    );
    assert.match(said[0]!, /^Không đọc được “khong-co\.json”/);
  });

  test('a list that is not in UTF-8 is told', async () => {
    const files = { '/bao/toasoan.json': '{ "lists": { "words": "a.txt" } }', '/bao/a.txt': 't\uFFFD\n' };
    assert.equal((await settle(files, article)).marked['/bao/toasoan.json'], '{ "lists": { "words": ⟦"a.txt"⟧ } }');
  });

  test('files that extend one another in a circle are told, and hold all the same', async () => {
    const files = {
      '/bao/toasoan.json': '{ "extends": "hai.json", "style": { "dash": "en" } }',
      '/bao/hai.json': '{ "extends": "toasoan.json", "style": { "quotes": "curly" } }',
    };
    const { settings, marked } = await settle(files, article);
    assert.deepEqual([settings.style.dash, settings.style.quotes], ['en', 'curly']);
    assert.deepEqual(marked, {
      '/bao/toasoan.json': files['/bao/toasoan.json'],
      '/bao/hai.json': '{ "extends": ⟦"toasoan.json"⟧, "style": { "quotes": "curly" } }',
    });
    const self = await settle({ '/bao/toasoan.json': '{ "extends": "toasoan.json" }' }, article);
    assert.equal(self.marked['/bao/toasoan.json'], '{ "extends": ⟦"toasoan.json"⟧ }');
  });

  test('a chain without an end has one', async () => {
    const endless = new Proxy<Record<string, string>>({}, { get: () => '{ "extends": "a/toasoan.json" }' });
    assert.equal((await settle(endless, article)).said.length, 1);
  });

  test('the mistakes of an extended file are its own', async () => {
    const files = {
      '/bao/toasoan.json': '{ "extends": "hai.json" }',
      '/bao/hai.json': '{ "stlye": {} }',
    };
    const { marked } = await settle(files, article);
    assert.deepEqual(marked, { ...files, '/bao/hai.json': '{ ⟦"stlye"⟧: {} }' });
  });
});

describe('the newsroom’s own lists', () => {
  const own = async (lists: Record<string, string>) => {
    const names = Object.fromEntries(Object.keys(lists).map((name) => [name, `${name}.txt`]));
    const texts = Object.fromEntries(Object.entries(lists).map(([name, text]) => [`/${name}.txt`, text]));
    const { lexicon } = await settle({ '/toasoan.json': JSON.stringify({ lists: names }), ...texts }, '/bai.article');
    return lexicon;
  };

  test('an agency of its own is known beside those that everybody knows', async () => {
    const lexicon = await own({ agencies: '\uFEFF# Của ta\r\nĐồng Bằng Online\r\n' });
    assert.equal(lexicon.agencyByName.get('Đồng Bằng Online')?.kind, 'own');
    assert.equal(lexicon.agencyByName.size > 100, true);
    assert.equal(lexicon.agencyByName.has('# Của ta'), false);
  });

  test('a byline of its own is one, whatever it looks like', async () => {
    const text = 'date 2026-01-28 Tít\n\nSapo của bài.\n\nMột đoạn văn.\n\nnhóm bạn đọc viết\n';
    assert.equal(blocks(text, await own({ bylines: 'nhóm bạn đọc viết\n' })).at(-1)?.kind, 'byline');
    assert.notEqual(blocks(text, await own({ bylines: 'Thanh Giang\n' })).at(-1)?.kind, 'byline');
  });

  test('words are asked for in lower case, names as written, both composed', async () => {
    const lexicon = await own({ words: 'Xì Tin\n'.normalize('NFD'), names: 'Đắk Nông\n'.normalize('NFD') });
    assert.ok(lexicon.ownWords.has('xì tin'));
    assert.ok(lexicon.ownNames.has('Đắk Nông'));
    assert.ok(lexicon.namesakes.has('Đắk Nông'));
  });
});

describe('house style reaches the rules', () => {
  const caption = 'date 2026-01-28 Tít\n\nSapo.\n\nCầu thủ ăn mừng Ảnh: AFP\n';
  test('the separator that is put in', () => {
    const [found] = check(caption, {
      rule: 'missing-credit-separator',
      settings: { style: { creditSeparator: '()' } },
    });
    assert.match(found!.message, /ngoặc đơn/);
  });
});

describe('counting what a paper does', () => {
  const article = (style: { dash: string; quotes: string; stop: string }): string =>
    `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay hôm 21/11.

Máy bay hạ cánh - Ảnh: TRẦN HÒA${style.stop}

Quan hệ Nga ${style.dash} Trung tốt đẹp, ông nói ${style.quotes[0]!}hòa bình${style.quotes.at(-1)!} là quý.

Thanh Giang
`;
  const plain = { dash: '–', quotes: '“”', stop: '' };

  test('each form of each thing', () => {
    const { articles, tallies, parts, lengths } = surveyOf([
      article(plain),
      article({ dash: '-', quotes: '""', stop: '.' }),
    ]);
    assert.equal(articles, 2);
    const seen = Object.fromEntries(
      Object.entries(tallies).map(([topic, tally]) => [topic, Object.fromEntries(tally)]),
    );
    assert.deepEqual(seen, {
      creditSeparator: { ' - ': 2 },
      creditFullStop: { never: 1, always: 1 },
      sourcesFullStop: {},
      dash: { en: 1, hyphen: 1 },
      quotes: { curly: 1, straight: 1 },
      toneMarks: { old: 2 },
      dates: { '/': 2 },
    });
    assert.deepEqual(parts, { dateLine: 2, lead: 2, caption: 2, byline: 2, sources: 0 });
    assert.deepEqual(lengths.headline, [6, 6]);
  });

  test('a side that clearly wins is the rule; else consistency', () => {
    const many = [...Array<string>(19).fill(article(plain)), article({ ...plain, quotes: '""', stop: '.' })];
    const { style, rules: limits } = profileFrom(surveyOf(many));
    assert.deepEqual(style, {
      creditSeparator: ' - ',
      creditFullStop: 'never',
      sourcesFullStop: 'consistent',
      dash: 'en',
      quotes: 'curly',
      toneMarks: 'old',
      requireLead: true,
      requireByline: true,
      requireSources: false,
    });
    assert.deepEqual(limits['headline-too-long'], { words: 6, characters: 25 });
    assert.deepEqual(readHouse(JSON.stringify({ style, rules: limits })).said, []);
  });

  test('too few say nothing, and two sides say nothing either', () => {
    const few = profileFrom(surveyOf(Array<string>(19).fill(article(plain))));
    assert.deepEqual(few.style, {
      creditFullStop: 'consistent',
      sourcesFullStop: 'consistent',
      dash: 'consistent',
      quotes: 'consistent',
      toneMarks: 'consistent',
    });
    assert.deepEqual(few.rules, {});
    const both = Array.from({ length: 30 }, (_, index) => article({ ...plain, dash: index % 3 ? '–' : '-' }));
    assert.equal(profileFrom(surveyOf(both)).style.dash, 'consistent');
  });

  test('lengths that no rule would take are left out: such an archive is not in the format', () => {
    const long = `date 2026-01-28 Tít\n\n${'Hai nước mở lại đường bay. '.repeat(100)}\n`;
    assert.equal(profileFrom(surveyOf(Array<string>(30).fill(long))).rules['lead-too-long'], undefined);
  });
});
