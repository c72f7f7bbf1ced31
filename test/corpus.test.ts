// What is said of whole articles, as a snapshot: a change of a rule shows in a diff.
//   UPDATE=1 node scripts/test-node.mjs corpus   writes it anew
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { check, fixAll, place } from './kit';

const SNAPSHOT = 'test/corpus/problems.snap';
/** The articles bear dates up to this one. */
const today = '2026-11-21';

const articles = ['test/corpus', 'test/fixtures', 'samples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:article|txt)$/.test(name))
    .sort()
    .map((name) => join(folder, name).replaceAll('\\', '/')),
);
const read = (path: string): string => readFileSync(path, 'utf8').replace(/^\uFEFF/, '');

describe('corpus', () => {
  test('what is found is what was found', () => {
    const lines: string[] = [];
    const counts = new Map<string, number>();
    for (const path of articles) {
      const text = read(path);
      lines.push(path);
      for (const problem of check(text, { today })) {
        counts.set(problem.rule, (counts.get(problem.rule) ?? 0) + 1);
        lines.push(
          `  ${place(text, problem)} ${problem.severity} ${problem.rule} “${problem.text}”: ${problem.message}`,
        );
      }
    }
    const tally = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, count]) => `  ${rule} ${count}`);
    const found = [...lines, '', 'counts', ...tally, ''].join('\n');
    if (process.env['UPDATE']) writeFileSync(SNAPSHOT, found);
    assert.equal(found, readFileSync(SNAPSHOT, 'utf8'));
  });

  for (const path of articles)
    test(`${path}: mending is done after once, and makes nothing worse`, () => {
      const text = read(path);
      const mended = fixAll(text, { today });
      assert.equal(fixAll(mended, { today }), mended);
      const before = counted(text);
      for (const [rule, count] of counted(mended)) assert.ok(count <= (before.get(rule) ?? 0), `more of ${rule}`);
    });
});

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of check(text, { today })) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
