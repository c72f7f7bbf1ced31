// The formatter lays an article out and keeps every word.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { articleLike, format, words } from './kit';

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  ['the space before the date line goes', ' date 2026-01-28 Tít\n\nSapo.\n', 'date 2026-01-28 Tít\n\nSapo.\n'],
  ['so do blanks at the ends of lines', 'date 2026-01-28 Tít  \n \t\nSapo.\t\n', 'date 2026-01-28 Tít\n\nSapo.\n'],
  ['one blank line between blocks', 'date 2026-01-28 Tít\n\n\n\nSapo.\n\n\n', 'date 2026-01-28 Tít\n\nSapo.\n'],
  ['a final line end', 'date 2026-01-28 Tít\n\nSapo.', 'date 2026-01-28 Tít\n\nSapo.\n'],
  ['one space round the date', 'date  2026-01-28\t Tít\n', 'date 2026-01-28 Tít\n'],
  ['a space for tabs', 'date 2026-01-28 Tít\n\nSapo\tmột \t câu.\n', 'date 2026-01-28 Tít\n\nSapo một câu.\n'],
  ['CRLF stays', 'date 2026-01-28 Tít \r\n\r\n\r\nSapo.', 'date 2026-01-28 Tít\r\n\r\nSapo.\r\n'],
  ['a BOM stays', '\uFEFF date 2026-01-28 Tít\n', '\uFEFFdate 2026-01-28 Tít\n'],
  [
    'adjacent lines stay adjacent',
    'date 2026-01-28 Tít\n\nTrăm năm \nTrong cõi\n',
    'date 2026-01-28 Tít\n\nTrăm năm\nTrong cõi\n',
  ],
  ['an empty file stays empty', '', ''],
  ['blank lines alone go', ' \n\n\t\n', ''],
];

describe('format', () => {
  for (const [name, before, after] of cases) test(name, () => assert.equal(format(before), after));

  test('both reference articles lose the space before the date and gain a line end', () => {
    for (const name of ['000_007bdffb1396e456.txt', '002_e14a3acbbd47282c.txt']) {
      const text = readFileSync(`test/fixtures/${name}`, 'utf8');
      assert.equal(format(text), `${text.trimStart()}\n`);
    }
  });

  test('every word is kept, and a second run changes nothing', () => {
    fc.assert(
      fc.property(articleLike, (text) => {
        const laidOut = format(text);
        assert.deepEqual(words(laidOut), words(text));
        assert.equal(format(laidOut), laidOut);
      }),
    );
  });
});
