// The two reference articles: the 17 mistakes that an editor let through, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { check, fixAll, fixEverything, place } from './kit';

const articles: Record<string, string[]> = {
  '000_007bdffb1396e456.txt': [
    '3:43 hint redundant-words “đã vừa”',
    '13:8 error miscapitalised-name “trung Quốc”',
    '13:72 warning inconsistent-dashes “-”',
    '15:99 error miscapitalised-name “Bộ quốc phòng”',
  ],
  '002_e14a3acbbd47282c.txt': [
    '5:26 error missing-credit-separator “ Ảnh”',
    '5:37 hint credit-full-stop “p”',
    '7:60 warning inconsistent-quotes “"”',
    '7:404 warning missing-full-stop “"”',
    '9:204 warning missing-full-stop “””',
    '11:47 error miscapitalised-name “Trung quốc”',
    '13:114 error missing-credit-separator “ Ảnh”',
    '13:120 error misspelt-agency “Spunik”',
    '13:125 hint credit-full-stop “k”',
    '15:68 warning unconnected-names “Bắc Kinh Moscow”',
    '23:1 error missing-sources-colon “Nguồn”',
    '23:7 error misspelt-agency “Spunik”',
    '23:17 hint sources-full-stop “A”',
  ],
};

for (const [name, expected] of Object.entries(articles))
  describe(name, () => {
    const text = readFileSync(`test/fixtures/${name}`, 'utf8');
    test('shows exactly its mistakes', () => {
      const found = check(text).map(
        (problem) => `${place(text, problem)} ${problem.severity} ${problem.rule} “${problem.text}”`,
      );
      assert.deepEqual(found, expected);
    });
    test('has none left when every fix is taken', () => {
      assert.deepEqual(
        check(fixEverything(text)).map(({ rule, text: where }) => `${rule} “${where}”`),
        [],
      );
    });
    test('loses by fix-all what is safe to mend, and gains nothing', () => {
      const left = check(fixAll(text)).map(({ rule }) => rule);
      for (const rule of left) assert.ok(expected.some((line) => line.includes(` ${rule} `)));
      assert.ok(left.length < expected.length);
    });
  });
