// The language itself: letters, syllables, tones, keys of input methods, old encodings, suggestions, capitals.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  capitalise,
  inCaseOf,
  isAllCapitals,
  isCapitalised,
  isInitials,
  lowerCase,
} from '../server/src/core/vietnamese/capitals';
import { decodeLegacy, type LegacyEncoding } from '../server/src/core/vietnamese/encodings';
import { readFrequency } from '../server/src/core/vietnamese/frequency';
import * as letters from '../server/src/core/vietnamese/letters';
import {
  CORE,
  isKnownLoan,
  isSyllable,
  LOAN,
  LOANWORD,
  NAME,
  NAME_PART,
  NONE,
  parseSyllable,
  RARE,
  syllableAt,
} from '../server/src/core/vietnamese/syllables';
import { suggestSyllables } from '../server/src/core/vietnamese/suggest';
import { decodeTelex, decodeVni, readTelexWords, typingResidue } from '../server/src/core/vietnamese/telex';
import {
  isChecked,
  placeTone,
  toneOf,
  toneStyle,
  toneStyleAt,
  withoutTone,
  withTone,
} from '../server/src/core/vietnamese/tones';

const data = (name: string): string => readFileSync(`server/src/data/${name}`, 'utf8');
const frequency = readFrequency(data('syllable-frequency.txt'));
const telexWords = readTelexWords(data('telex-words.txt'));
const attested = [...frequency.keys()];
const syllable = fc.constantFrom(...attested);

const statusOf = (word: string): number => syllableAt(word, 0, word.length);
const words = (text: string): string[] => text.trim().split(/\s+/);
const nfd = (text: string): string => text.normalize('NFD');

describe('letters', () => {
  test('every character has its class', () => {
    const { classOf, DIGIT, LETTER, LOWER, MARK, OTHER, PUNCTUATION, SPACE, UPPER, VIETNAMESE } = letters;
    const cases: readonly (readonly [string, number])[] = [
      ['abcz', LETTER | LOWER],
      ['ABCZ', LETTER | UPPER],
      ['đăâêôơưáàảãạếờỹýĩũ', LETTER | LOWER | VIETNAMESE],
      ['ĐĂÂÊÔƠƯÁÀẢÃẠẾỜỸÝĨŨ', LETTER | UPPER | VIETNAMESE],
      ['ñçüöсжα', LETTER | LOWER],
      ['ÑÇÜÖСЖΑ', LETTER | UPPER],
      ['中アا', LETTER],
      ['\u0301\u0323\u031b\u0302', MARK],
      ['0189٣', DIGIT],
      [' \t\n\r\u00a0\u2009\u202f\u3000', SPACE],
      ['.,:;?!-–—“”‘’"\'()[]{}/%&@#*…«»·', PUNCTUATION],
      ['+=<>|~$^`€°©\u0000\u200b\ufeff\ufffd', OTHER],
      ['😀', OTHER],
    ];
    for (const [characters, expected] of cases)
      for (let at = 0; at < characters.length; at++)
        assert.equal(classOf(characters.charCodeAt(at)), expected, `${characters} at ${at}`);
  });

  test('asked one by one', () => {
    const [a, capitalD, mark, seven, blank, dot] = ['a', 'Đ', '\u0301', '7', ' ', '.'].map((c) => c.charCodeAt(0));
    assert.ok(letters.isLetter(a!) && letters.isLower(a!) && !letters.isUpper(a!) && !letters.isVietnameseLetter(a!));
    assert.ok(letters.isUpper(capitalD!) && letters.isVietnameseLetter(capitalD!));
    assert.ok(letters.isMark(mark!) && !letters.isLetter(mark!));
    assert.ok(letters.isDigit(seven!) && letters.isSpace(blank!) && letters.isPunctuation(dot!));
    assert.ok(letters.isVowel('Ự'.charCodeAt(0)) && !letters.isVowel('đ'.charCodeAt(0)));
  });

  test('lower and upper case keep every unit in its place', () => {
    assert.equal(lowerCase('ĐẶNG VIỆT İZMİR'), 'đặng việt İzmİr');
    for (let code = 0; code < 0x10000; code++) {
      const character = String.fromCharCode(code);
      const lower = character.toLowerCase();
      assert.equal(letters.lowerOf(code), lower.length === 1 ? lower.charCodeAt(0) : code);
      const upper = character.toUpperCase();
      assert.equal(letters.upperOf(code), upper.length === 1 ? upper.charCodeAt(0) : code);
    }
  });

  test('folding takes tone, diacritic and case away', () => {
    const cases = {
      'Bộ Quốc phòng': 'bo quoc phong',
      'ĐƯỜNG ĐI': 'duong di',
      'Hồng Kông!': 'hong kong!',
      Ñandú: 'nandu',
    };
    for (const [text, folded] of Object.entries(cases)) {
      assert.equal(letters.fold(text), folded);
      assert.equal(letters.fold(nfd(text)), folded);
    }
  });

  test('folding keeps the length of composed text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(syllable, fc.string()), { maxLength: 8 }), (parts) => {
        const text = parts.join(' ').normalize('NFC').replace(/\p{M}/gu, '');
        assert.equal(letters.fold(text).length, text.length);
        assert.equal(letters.fold(letters.fold(text)), letters.fold(text));
      }),
    );
  });

  test('composed and decomposed text are the same, other letters and case are not', () => {
    assert.ok(letters.sameText('Thừa Thiên - Huế', nfd('Thừa Thiên - Huế')));
    assert.ok(!letters.sameText('Huế', 'huế'));
    assert.ok(!letters.sameText('Huế', 'Huê'));
  });
});

describe('syllables', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    [
      'core',
      CORE,
      'a ơ ý của và người nghiêng không thuở quốc quý quỳnh giếng gì gìn giữ yêu yến uống oan vy hy sỹ kỷ',
    ],
    ['core', CORE, 'hòa hoà thủy thuỷ khỏe khoẻ xoáy ngoằn ngoèo huýt huênh Việt VIỆT tRƯỜNG đẹp sĩ ở'],
    ['rare', RARE, 'khuya khuỷu khuỵu quạu ngoam quẹn'],
    ['only in names', NAME, 'Thy Ny nhy'],
    ['only in loans', LOAN, 'xoong pin buýt boong pô gíp'],
    ['loanwords', LOANWORD, 'ôtô môtô café đ vnđ'],
    ['parts of names', NAME_PART, 'Đắk Lắk Krông H’Mông Mơ-nông'],
    [
      'mis-formed',
      NONE,
      'môt đươc viêc nghành ngiệm kác cê qốc quo vơí mơí ngươì tòan qúa chiụ dẫnn cáovề thuơng đưọc',
    ],
    ['something else', NONE, 'f w zalo club video ừơ ii uu ng tr đt TTXVN giiữ gĩư hoăc kuốc cuyên ngi ghà ph b pa-nô'],
  ];
  for (const [name, status, list] of cases)
    test(`${name}: ${list}`, () => {
      for (const word of words(list))
        for (const form of [word, word.toUpperCase(), word.toLowerCase(), nfd(word), nfd(word.toUpperCase())]) {
          assert.equal(statusOf(form), status, form);
          assert.equal(syllableAt(`x${form}y`, 1, 1 + form.length), status, form);
          assert.equal(isSyllable(form), status >= CORE && status <= LOAN);
        }
    });

  test('there are as many of each kind as the grammar allows', () => {
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (const form of allForms()) counts[statusOf(form)]!++;
    assert.deepEqual(counts.slice(CORE, LOANWORD), [13557, 1884, 90, 1678]);
  });

  test('every syllable of the press is one, in the old style and in the new', () => {
    for (const word of attested) {
      assert.ok(isSyllable(word), word);
      assert.ok(isSyllable(placeTone(word, 'new')), word);
    }
  });

  test('what ends in c, ch, p, t bears sắc or nặng', () => {
    for (const word of attested) if (isChecked(word)) assert.match(toneOf(word), /^(?:sắc|nặng)$/, word);
  });

  test('nothing but the marks of a text in NFD is composed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const status = statusOf(text);
        assert.equal(status, statusOf(text.normalize('NFC')));
        assert.equal(status, statusOf(text.normalize('NFD')));
      }),
    );
  });

  test('a known loan is a loanword in any case, a part of a name only with its capital', () => {
    const isLoan = (word: string): boolean => isKnownLoan(word, 0, word.length);
    assert.ok(isLoan('ôtô') && isLoan('Ôtô') && isLoan('Đắk') && isLoan('ĐẮK') && isLoan(nfd('Đắk')));
    assert.ok(!isLoan('đắk') && !isLoan('xe') && !isLoan('vơí') && !isLoan(''));
  });

  test('its parts', () => {
    const parts = (word: string): string => {
      const found = parseSyllable(word);
      return found === undefined
        ? 'none'
        : `${found.onset}|${found.medial}|${found.nucleus}|${found.coda}|${found.tone}|${found.rime}`;
    };
    assert.equal(parts('Thuyền'), 'th|u|yê|n|huyền|uyên');
    assert.equal(parts('toàn'), 't|o|a|n|huyền|oan');
    assert.equal(parts('quốc'), 'qu||ô|c|sắc|ôc');
    assert.equal(parts('gìn'), 'g||i|n|huyền|in');
    assert.equal(parts('giếng'), 'gi||ê|ng|sắc|êng');
    assert.equal(parts('già'), 'gi||a||huyền|a');
    assert.equal(parts(nfd('NGƯỜI')), 'ng||ươi||huyền|ươi');
    assert.equal(parts('hòa'), 'h|o|a||huyền|oa');
    assert.equal(parts('mua'), 'm||ua||ngang|ua');
    assert.equal(parts('ở'), '||ơ||hỏi|ơ');
    assert.equal(parts('đươc'), 'none');
    for (const word of attested) {
      const found = parseSyllable(word)!;
      assert.equal(found.rime, found.medial + found.nucleus + found.coda);
      assert.equal(withTone(found.onset + found.rime, found.tone, 'old'), word);
    }
  });
});

describe('tones', () => {
  test('are placed anew', () => {
    const cases = words(`mơí→mới ngươì→người tòan→toàn qúa→quá hôị→hội qúy→quý gìa→già giừơng→giường Tòan→Toàn
      TÒAN→TOÀN lưạ→lựa khuyủ→khuỷu ngòai→ngoài thủơ→thuở yêú→yếu anh\u0301→ánh hoá→hóa thuỷ→thủy khoẻ→khỏe
      gì→gì gĩư→giữ và→và ba→ba`);
    for (const [wrong = '', right] of cases.map((entry) => entry.split('→'))) {
      assert.equal(placeTone(wrong, 'old'), right);
      assert.equal(placeTone(nfd(wrong), 'old'), right);
    }
    assert.deepEqual(
      words('hòa khỏe thủy tòan mùa quý').map((word) => placeTone(word, 'new')),
      words('hoà khoẻ thuỷ toàn mùa quý'),
    );
  });

  test('a text that is not shaped like a syllable is returned as it came', () => {
    for (const text of ['', 'cáovề', 'nhiềù', 'café au lait', 'số 5', 'TTXVN', '…', nfd('nhiềù'), 'Đắk Lắk'])
      assert.equal(placeTone(text, 'old'), text);
  });

  test('placing twice changes nothing, and letters stay', () => {
    fc.assert(
      fc.property(fc.oneof(syllable, fc.string({ unit: fc.constantFrom(...'aăâeêioôơuưyáầẽịớừqgnchđ') })), (text) => {
        for (const style of ['old', 'new'] as const) {
          const placed = placeTone(text, style);
          assert.equal(placeTone(placed, style), placed);
          assert.equal(withoutTone(placed), withoutTone(text));
        }
      }),
    );
  });

  test('a tone comes off and goes on again', () => {
    for (const word of attested) {
      assert.equal(withTone(withoutTone(word), toneOf(word), 'old'), word);
      assert.equal(toneOf(withoutTone(word)), 'ngang');
      assert.equal(withoutTone(nfd(word)), withoutTone(word));
    }
    assert.equal(withTone('Viêt', 'nặng', 'old'), 'Việt');
    assert.equal(withTone('việt', 'ngang', 'old'), 'viêt');
    assert.equal(withTone('hoa', 'huyền', 'new'), 'hoà');
    assert.equal(withTone('Đ', 'sắc', 'old'), 'Đ');
    assert.equal(toneOf(nfd('Ngưỡng')), 'ngã');
  });

  test('the style shows only where the two differ', () => {
    for (const word of words('hòa khỏe thủy HÓA ủy tòa ngọa')) assert.equal(toneStyle(word), 'old', word);
    for (const word of words('hoà khoẻ thuỷ HOÁ uỷ toà')) assert.equal(toneStyle(nfd(word)), 'new', word);
    for (const word of words('hoa toán quý qúy mùa già ngoài tòan khuỷu của và Huế ý'))
      assert.equal(toneStyle(word), undefined, word);
    for (const word of attested) {
      const differs = placeTone(word, 'old') !== placeTone(word, 'new');
      assert.equal(toneStyle(word), differs ? 'old' : undefined, word);
      assert.equal(toneStyle(placeTone(word, 'new')), differs ? 'new' : undefined, word);
    }
    assert.equal(toneStyleAt('bộ hòa giải', 3, 6), 'old');
  });
});

describe('typing residue', () => {
  const residue = (token: string): string[] => typingResidue(token, frequency, telexWords);

  test('is read as it was meant', () => {
    const cases = words(`ddiemer→điểm keer→kể giowis→giới ddang→đang thuwowngf→thường tieengs→tiếng dduwowngf→đường
      nguwowif→người truwowcs→trước chuyeenr→chuyển thuowr→thuở muaw→mưa nawm→năm trưowcs→trước trưuongf→trường
      đưowjc→được Trưowcs→Trước tiêngs→tiếng tie61ng→tiếng d9u7o7ng2→đường na8m→năm na9m→năm ta5ic→tại tru7o7c1→trước`);
    for (const [token = '', right] of cases.map((entry) => entry.split('→'))) {
      assert.equal(residue(token)[0], right, token);
      assert.equal(residue(nfd(token))[0], right, token);
    }
  });

  test('is not seen in what is none', () => {
    const innocent = words(`U17 A1 F-16 Co2 CO2 H5N1 h5n1 i5 su30mki cho1 chanh1 18h30 10km mp3 4g room boots beer test
      visa mix vest bus how now cow town news ddos photos reset saxophone facebook queen Lee Moore Soo Haas Rojo club
      video người được trước hòa hoà năm ôtô café đ Đắk VNĐ TTXVN xoong a ư w dd aa`);
    for (const token of innocent) assert.deepEqual(residue(token), [], token);
  });

  test('all that the press writes can be typed in Telex and VNI and is read back', () => {
    for (const word of attested) {
      const telex = typed(word, { marks: TELEX_MARKS, tones: '\0sfrxj' });
      const vni = typed(word, { marks: VNI_MARKS, tones: '\u000012345' });
      if (telex !== word)
        assert.ok(
          decodeTelex(telex).some(({ text }) => text === word),
          `${word} ${telex}`,
        );
      if (vni !== word)
        assert.ok(
          decodeVni(vni).some(({ text }) => text === word),
          `${word} ${vni}`,
        );
    }
  });

  test('readings are syllables, none is the token itself, and long tokens cost little', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeouydwsfrxjnghtc19867đưêá'), maxLength: 20 }), (token) => {
        for (const { text, keys } of [...decodeTelex(token), ...decodeVni(token)]) {
          assert.ok(isSyllable(text), text);
          assert.notEqual(text, token);
          assert.ok(keys > 0 && keys <= token.length);
        }
      }),
    );
    assert.deepEqual(decodeTelex('a'.repeat(10_000)), []);
    assert.deepEqual(residue('dda'.repeat(10_000)), []);
  });
});

describe('old encodings', () => {
  const sentence =
    'Bộ trưởng Quốc phòng Nga đã tiếp Thượng tướng Trương Hựu Hiệp, nhấn mạnh quan hệ hữu nghị giữa hai nước.';

  test('are found and decoded', () => {
    const cases: readonly (readonly [LegacyEncoding, string, string])[] = [
      ['tcvn3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
      ['tcvn3', 'CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['vni-windows', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
      ['vni-windows', 'COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['utf8-as-cp1252', 'Viá»‡t Nam lÃ\u00a0 má»™t nÆ°á»›c cá»™ng hÃ²a', 'Việt Nam là một nước cộng hòa'],
      ['utf8-as-cp1252', 'ViÃªÌ£t Nam â€œÄ‘Ã£â€\u009d kÃ½', 'Việt Nam “đã” ký'],
    ];
    for (const [encoding, text, right] of cases) assert.deepEqual(decodeLegacy(text), { encoding, text: right });
  });

  test('a space in place of the second half of à does no harm', () => {
    assert.equal(decodeLegacy('VÃ lÃ má»™t nÆ°á»›c')?.text, 'Và là một nước');
    assert.equal(decodeLegacy('nÆ°á»›c lÃ  má»™t vÃ¹ng')?.text, 'nước là một vùng');
  });

  test('one word is enough where the encoding is known', () => {
    assert.equal(decodeLegacy('Nguyeãn Vaên A'), undefined);
    assert.deepEqual(decodeLegacy('Nguyeãn Vaên A', 'vni-windows'), {
      encoding: 'vni-windows',
      text: 'Nguyễn Văn A',
    });
    assert.equal(decodeLegacy(sentence, 'vni-windows'), undefined);
  });

  test('every sentence of syllables comes back from each', () => {
    const accented = fc.constantFrom(...attested.filter((word) => /[^a-z]/.test(word)));
    const sentences = fc.uniqueArray(accented, { minLength: 30, maxLength: 60 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(sentences, (text) => {
        for (const [encoding, encode] of ENCODERS) assert.deepEqual(decodeLegacy(encode(text)), { encoding, text });
      }),
    );
  });

  test('text in order is left alone, in whatever language', () => {
    const innocent = [
      '',
      sentence,
      nfd(sentence),
      'Toán, Lý, Hóa: ba môn thi có ba giáo án, các em ra về.',
      'Les élèves français ont été reçus à l’Élysée, où le président a célébré la fête.',
      'El niño pequeño comió una piña en España después de la función.',
      'Die Bundeskanzlerin grüßte über fünfzig Gäste aus Österreich und Köln.',
      'Moscow - Reuters, CNA 2026: “NATO” ± 5 % © TTXVN «Le Monde» ½',
      'ĐÃ XÃ HÀ BÀ LÀ',
      'áàảãạ',
    ];
    for (const text of innocent) assert.equal(decodeLegacy(text), undefined, text);
  });
});

describe('suggestions', () => {
  const first = (wrong: string): string | undefined => suggestSyllables(wrong, frequency)[0]?.text;

  test('the one that was meant comes first', () => {
    const cases = words(`đươc→được vơí→với môt→một nhât→nhất viêc→việc nghành→ngành ngiệm→nghiệm dẫnn→dẫn qốc→quốc
      ngừơi→người qùa→quà thuơng→thương nguời→người trưòng→trường chươg→chương tryền→truyền đuợc→được khằc→khắc
      kcủa→của nhiềù→nhiều biế→biết ctới→tới đoỉo→đổi trưowcs→trước ghồ→gồ ngừoi→người`);
    for (const [wrong = '', right] of cases.map((entry) => entry.split('→'))) {
      assert.equal(first(wrong), right, wrong);
      assert.equal(first(nfd(wrong)), right, wrong);
    }
    assert.equal(first('cáovề'), 'cáo về');
    assert.equal(first('nhânđược'), 'nhân được');
  });

  test('a repair by rule says so, a guess does not', () => {
    const repairs = words('vơí mơí hôị ngươì ngừơi tòan qúa giaó đươc viêc môt nghành ngiệm ghớm nguời đuợc khôngg');
    const guesses = words('nhât thưc qốc cáovề kác kó ttên đưc');
    const isRepaired = (wrong: string) => suggestSyllables(wrong, frequency)[0]?.deterministic;
    for (const wrong of repairs) assert.equal(isRepaired(wrong), true, wrong);
    for (const wrong of guesses) assert.equal(isRepaired(wrong), false, wrong);
  });

  test('letter case is kept', () => {
    assert.equal(first('Nguời'), 'Người');
    assert.equal(first('NGUỜI'), 'NGƯỜI');
    assert.equal(first('Cáovề'), 'Cáo về');
  });

  test('the context decides between guesses, never against a repair by rule', () => {
    const prefer = (wanted: string) => (candidate: string) => (candidate === wanted ? 30 : 0);
    assert.equal(suggestSyllables('nhât', frequency, 5, prefer('nhật'))[0]?.text, 'nhật');
    assert.equal(suggestSyllables('vơí', frequency, 5, prefer('vời'))[0]?.text, 'với');
  });

  test('no more than asked for, no two alike, all of them syllables, never what was written', () => {
    const tokens = fc.oneof(
      fc.tuple(syllable, fc.nat(6), fc.constantFrom(...'aeioungthcxáờđ')).map(([word, at, letter]) => {
        const place = at % word.length;
        return word.slice(0, place) + letter + word.slice(place + 1);
      }),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(tokens, fc.nat(8), (wrong, limit) => {
        const suggestions = suggestSyllables(wrong, frequency, limit).map(({ text }) => text);
        assert.ok(suggestions.length <= limit);
        assert.equal(new Set(suggestions).size, suggestions.length);
        for (const text of suggestions) {
          assert.ok(text.split(' ').every(isSyllable), text);
          assert.notEqual(text, wrong);
        }
      }),
    );
    assert.deepEqual(suggestSyllables('', frequency), []);
    assert.deepEqual(suggestSyllables('x'.repeat(100_000), frequency), []);
  });
});

describe('capitals', () => {
  test('of words', () => {
    assert.ok(isCapitalised('Việt') && isCapitalised('ĐÔNG') && isCapitalised('“Đông') && isCapitalised(nfd('Ấn')));
    assert.ok(!isCapitalised('việt') && !isCapitalised('đÔNG') && !isCapitalised('21/11') && !isCapitalised(''));
    assert.ok(
      isAllCapitals('TTXVN') && isAllCapitals('QUANG ĐỊNH') && isAllCapitals(nfd('ĐỨC')) && isAllCapitals('U.S.'),
    );
    assert.ok(!isAllCapitals('Ý') && !isAllCapitals('Ảnh') && !isAllCapitals('') && !isAllCapitals('17'));
    assert.equal(capitalise('đà Nẵng'), 'Đà Nẵng');
    assert.equal(capitalise('“đông”'), '“Đông”');
    assert.equal(capitalise('ßa'), 'ßa');
    assert.equal(capitalise('123'), '123');
    assert.equal(inCaseOf('NGUỜI', 'người'), 'NGƯỜI');
    assert.equal(inCaseOf('Nguời', 'người'), 'Người');
    assert.equal(inCaseOf('nguời', 'người'), 'người');
  });

  test('of initials', () => {
    for (const name of words('M.H P.V Th.Nh M.H. T.L N.V.A Đ.H')) assert.ok(isInitials(name), name);
    for (const word of words('TP.HCM M MH m.h PV Q.1 . .. M..H Minh.H vnexpress.net 3.5'))
      assert.ok(!isInitials(word), word);
  });

  test('no change of case changes a length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(lowerCase(text).length, text.length);
        assert.equal(capitalise(text).length, text.length);
      }),
    );
  });
});

test('the automaton is what the lists say', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate-syllables.mjs', '--check']);
  assert.equal(status, 0, stderr.toString());
});

/** Every combination of letters that could be a syllable by its look: onset by vowels by coda by tone by its place. */
function allForms(): Set<string> {
  const onsets = words('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x');
  const vowels = [...'aăâeêioôơuưy'];
  const groups = vowels.flatMap((a) => [a, ...vowels.flatMap((b) => [a + b, ...vowels.map((c) => a + b + c)])]);
  const forms = new Set<string>();
  for (const onset of ['', ...onsets])
    for (const group of groups)
      for (const coda of ['', 'c', 'ch', 'm', 'n', 'ng', 'nh', 'p', 't'])
        if (isPossible(onset + group + coda)) for (const form of toned(onset + group + coda)) forms.add(form);
  return forms;
}

/** Whether any form of some letters can be a syllable: they are one without a tone, or with one of the two of stops. */
function isPossible(bare: string): boolean {
  if (isSyllable(bare)) return true;
  return isChecked(bare) && (['sắc', 'nặng'] as const).some((tone) => isSyllable(withTone(bare, tone, 'old')));
}

function toned(bare: string): string[] {
  const forms = [bare];
  for (let at = 0; at < bare.length; at++)
    for (let tone = 1; tone < 6; tone++) {
      const marked = letters.withToneNumber(bare.charCodeAt(at), tone);
      forms.push(bare.slice(0, at) + String.fromCharCode(marked) + bare.slice(at + 1));
    }
  return forms;
}

const TELEX_MARKS: Readonly<Record<string, string>> = {
  ă: 'aw',
  â: 'aa',
  ê: 'ee',
  ô: 'oo',
  ơ: 'ow',
  ư: 'uw',
  đ: 'dd',
};
const VNI_MARKS: Readonly<Record<string, string>> = { ă: 'a8', â: 'a6', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9' };

/** The keys that type a syllable: each mark behind its letter, the tone at the end. */
function typed(word: string, method: { marks: Readonly<Record<string, string>>; tones: string }): string {
  const keys = [...withoutTone(word)].map((letter) => method.marks[letter] ?? letter).join('');
  const tone = letters.TONES.indexOf(toneOf(word));
  return tone === 0 ? keys : keys + method.tones.charAt(tone);
}

const BARE = 'aăâeêioôơuưy';
/** VNI for Windows: the letter that bears the signs, and the sign of each tone; i has letters of its own. */
function encodeVni(text: string): string {
  const PLAIN = { sign: ['', 'ù', 'ø', 'û', 'õ', 'ï'], circumflex: ['â', 'á', 'à', 'å', 'ã', 'ä'] };
  const BREVE = ['ê', 'é', 'è', 'ú', 'ü', 'ë'];
  return [...text]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      const bare = String.fromCharCode(letters.untonedOf(code));
      const tone = letters.toneNumberOf(code);
      if (letter === 'đ') return 'ñ';
      if (letter === 'ỵ') return 'î';
      if (bare === 'i') return ['i', 'í', 'ì', 'æ', 'ó', 'ò'][tone]!;
      if (bare === 'ơ' || bare === 'ư') return (bare === 'ơ' ? 'ô' : 'ö') + PLAIN.sign[tone]!;
      if (bare === 'ă') return `a${BREVE[tone]!}`;
      const base = { â: 'a', ê: 'e', ô: 'o' }[bare];
      return base === undefined
        ? bare + (BARE.includes(bare) ? PLAIN.sign[tone]! : '')
        : base + PLAIN.circumflex[tone]!;
    })
    .join('');
}

/** TCVN 5712: a byte a letter, in the order of this line; 0xB8 is á. */
function encodeTcvn3(text: string): string {
  const ROWS: Readonly<Record<string, string>> = {
    a: 'a¸µ¶·¹',
    ă: '¨¾»¼½Æ',
    â: '©ÊÇÈÉË',
    e: 'eÐÌÎÏÑ',
    ê: 'ªÕÒÓÔÖ',
    i: 'iÝ×ØÜÞ',
    o: 'oãßáâä',
    ô: '«èåæçé',
    ơ: '¬íêëìî',
    u: 'uóïñòô',
    ư: '\u00adøõö÷ù',
    y: 'yýúûüþ',
  };
  return [...text]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      const row = ROWS[String.fromCharCode(letters.untonedOf(code))];
      return letter === 'đ' ? '®' : (row?.charAt(letters.toneNumberOf(code)) ?? letter);
    })
    .join('');
}

const ENCODERS: readonly (readonly [LegacyEncoding, (text: string) => string])[] = [
  ['tcvn3', encodeTcvn3],
  ['vni-windows', encodeVni],
  ['utf8-as-cp1252', (text) => Buffer.from(text, 'utf8').toString('latin1')],
];
