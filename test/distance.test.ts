// Edit distance, the reading of names as agencies, and the splitting of lists of names.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { distance, splitNames, understood } from './kit';

describe('edit distance', () => {
  test('a letter more, less, other, and two swapped, are one edit each', () => {
    assert.equal(distance('Spunik', 'Sputnik', 3), 1);
    assert.equal(distance('Sputniks', 'Sputnik', 3), 1);
    assert.equal(distance('Spudnik', 'Sputnik', 3), 1);
    assert.equal(distance('Spuntik', 'Sputnik', 3), 1);
    assert.equal(distance('Reuters', 'Yonhap', 3), 4);
  });
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  test('is what it is in theory, cut off behind `most`', () =>
    fc.assert(
      fc.property(short, short, fc.nat({ max: 4 }), (a, b, most) =>
        assert.equal(distance(a, b, most), Math.min(inTheory(a, b), most + 1)),
      ),
    ));
  test('is the same from either side', () =>
    fc.assert(fc.property(short, short, (a, b) => assert.equal(distance(a, b, 9), distance(b, a, 9)))));
});

describe('a name', () => {
  const drawn: Readonly<Record<string, string>> = {
    Reuters: 'known',
    REUTERS: 'known',
    reuters: 'case: Reuters',
    Vnexpress: 'case: VnExpress',
    'Al-Jazeera': 'case: Al Jazeera',
    Afp: 'case: AFP',
    Spunik: 'listed: Sputnik',
    'Tân Hoa Xá': 'listed: Tân Hoa Xã',
    Kommersent: 'near: Kommersant',
    'Los Angelas Tines': 'near: Los Angeles Times',
  };
  for (const [name, reading] of Object.entries(drawn)) test(name, () => assert.equal(understood(name), reading));

  test('that is nobody’s, or somebody else’s', () => {
    for (const name of [
      ...[
        'ABC',
        'UNI',
        'T.L',
        'NVCC',
        'Internet',
        'An Sa',
        'Sana',
        'T.T',
        'A.P',
        'QUANG ĐỊNH',
        'Thanh Liên',
        'Thanh Lien',
      ],
      ...[
        'Kyoto',
        'Nikki',
        'James',
        'Betty',
        'US News',
        'France 2',
        'France TV',
        'Sputnik V',
        'Die Zeit',
        'Fox',
        'Reu',
      ],
    ])
      assert.equal(understood(name), 'none', name);
  });
  test('that is another agency’s', () => {
    for (const name of ['NBC', 'CBS', 'CBC News', 'Korea Times', 'Korea Herald', 'APA', 'APP', 'UPI', 'The National'])
      assert.equal(understood(name), 'known', name);
  });
});

describe('a list of names', () => {
  const drawn: Readonly<Record<string, readonly string[]>> = {
    'Xinhua, CGTN': ['Xinhua', 'CGTN'],
    'AFP/TTXVN': ['AFP', 'TTXVN'],
    'Reuters - AP – CNN': ['Reuters', 'AP', 'CNN'],
    'A; B và C, và D': ['A', 'B', 'C', 'D'],
    'Giáo dục và Thời đại': ['Giáo dục và Thời đại'],
    'CNA (Đài Loan, Trung Quốc), AP': ['CNA (Đài Loan, Trung Quốc)', 'AP'],
    'https://a.vn/b,c;d/e, AP': ['https://a.vn/b,c;d/e', 'AP'],
    'www.a.vn/b và vnexpress.net/c,d': ['www.a.vn/b', 'vnexpress.net/c,d'],
    'VOV.VN/Reuters': ['VOV.VN', 'Reuters'],
    'Reuters, , AP,': ['Reuters', 'AP'],
    'Reuters...': ['Reuters'],
    'Reuters -': ['Reuters'],
    'Al-Jazeera': ['Al-Jazeera'],
    ' , ; ': [],
    '': [],
  };
  for (const [list, names] of Object.entries(drawn)) test(`“${list}”`, () => assert.deepEqual(splitNames(list), names));

  test('every name is a stretch of the list, in order', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (list) => {
        let from = 0;
        for (const name of splitNames(list)) {
          const at = list.indexOf(name, from);
          assert.ok(at >= from && name.trim() === name && name !== '');
          from = at + name.length;
        }
      }),
    ));
});

/** Optimal string alignment by its definition. */
function inTheory(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [last, other] = [a.at(-1), b.at(-1)];
  const costs = [
    inTheory(a.slice(0, -1), b) + 1,
    inTheory(a, b.slice(0, -1)) + 1,
    inTheory(a.slice(0, -1), b.slice(0, -1)) + (last === other ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && last === b.at(-2) && other === a.at(-2))
    costs.push(inTheory(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...costs);
}
