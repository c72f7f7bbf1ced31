// What must hold of every fix of every rule, on texts that nobody wrote: mending ends, agrees with itself, makes nothing
// worse and touches nothing else.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fixAllEdits, isDamaged, safeEdits } from '../server/src/core/fix';
import { type Edit, applyEdits } from '../server/src/core/text';
import { type Asked, articleLike, fixAll, lexicon, problemsOf, settingsOf } from './kit';

/** How many texts each property is tried on. */
const RUNS = Number(process.env['RUNS'] ?? 150);

type Problem = ReturnType<typeof problemsOf>[number];

/** The articles bear dates up to this one. */
const today = '2026-11-21';

const articles = ['test/corpus', 'samples'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:article|txt)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')),
);

/** What goes wrong in a newsroom: a piece is lost, doubled, mistyped, or put in. */
const slip = fc.record({
  /** In ten thousandths of the text: each place is as likely as any other. */
  at: fc.noBias(fc.nat(9_999)),
  length: fc.nat(6),
  put: fc.oneof(
    fc.constant(''),
    fc.constantFrom(
      ' ',
      '  ',
      ' ,',
      '.',
      '..',
      '…',
      ',',
      ' - ',
      ' – ',
      '-',
      '“',
      '”',
      '"',
      '(',
      ')',
      '\n',
      '\n\n',
      '\u00A0',
    ),
    fc.constantFrom(
      '5 %',
      '21/11',
      '21-11',
      '18h30',
      '18 giờ 30',
      '10km',
      '10 km',
      '35.000',
      '35,000',
      'TP.HCM',
      'TPHCM',
    ),
    fc.constantFrom(
      'Spunik',
      'Ảnh: AFP',
      'Nguồn: ',
      'trung Quốc',
      'của của',
      'nghành',
      'hoà',
      'hòa',
      'Ðại',
      '\u200B',
      'ế'.normalize('NFD'),
    ),
    fc.constantFrom('doubled', 'upper', 'lower', 'decomposed'),
  ),
});
const mistaken: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...articles), fc.array(slip, { minLength: 1, maxLength: 8 }))
  .map(([article, slips]) => slips.reduce(slipped, article));

function slipped(text: string, { at, length, put }: { at: number; length: number; put: string }): string {
  const start = Math.floor((at * text.length) / 10_000);
  const piece = text.slice(start, start + length);
  const change: Record<string, () => string> = {
    doubled: () => piece + piece,
    upper: () => piece.toUpperCase(),
    lower: () => piece.toLowerCase(),
    decomposed: () => piece.normalize('NFD'),
  };
  return text.slice(0, start) + (change[put]?.() ?? put) + text.slice(start + length);
}

const styles: fc.Arbitrary<Asked> = fc
  .record(
    {
      creditSeparator: fc.constantFrom('. ', ' - ', ' – '),
      creditFullStop: fc.constantFrom('always', 'never'),
      sourcesFullStop: fc.constantFrom('always', 'never'),
      dash: fc.constantFrom('en', 'hyphen'),
      quotes: fc.constantFrom('curly', 'straight'),
      toneMarks: fc.constantFrom('old', 'new'),
    },
    { requiredKeys: [] },
  )
  .map((style) => ({ settings: { style } }));
const asked = fc
  .oneof({ weight: 3, arbitrary: fc.constant<Asked>({}) }, styles)
  .map((how): Asked => ({ ...how, today }));

const texts = { 'texts like articles': articleLike, 'real articles with mistakes': mistaken };

function counted(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return counts;
}

/** The rules that find more than they did. */
function raised(before: readonly Problem[], after: readonly Problem[]): string[] {
  const had = counted(before);
  return [...counted(after)].filter(([rule, count]) => count > (had.get(rule) ?? 0)).map(([rule]) => rule);
}

/** Where an offset of the text before the edits stands after them. */
function moved(offset: number, edits: readonly Edit[]): number {
  let by = 0;
  for (const { span, newText } of edits)
    if (span.end <= offset && span.start < offset) by += newText.length - (span.end - span.start);
  return offset + by;
}

const shown = (text: string, problem: Problem): string =>
  `${problem.rule.id} “${text.slice(problem.span.start, problem.span.end)}” at ${problem.span.start}`;

for (const [name, arbitrary] of Object.entries(texts))
  describe(name, () => {
    const holds = (property: (text: string, asked: Asked) => void): void =>
      fc.assert(
        fc.property(
          arbitrary.filter((text) => !isDamaged(text)),
          asked,
          property,
        ),
        { numRuns: RUNS },
      );

    test('mending ends within three passes, and a second time changes nothing', () =>
      holds((text, how) => {
        const mended = fixAll(text, how);
        assert.equal(fixAll(mended, how), mended);
        assert.deepEqual(safeEdits(problemsOf(mended, how)), []);
      }));

    test('mending makes nothing worse', () =>
      holds((text, how) => {
        assert.deepEqual(raised(problemsOf(text, how), problemsOf(fixAll(text, how), how)), []);
      }));

    test('no two edits of a pass share a character or a place', () =>
      holds((text, how) => {
        const taken = new Set<number>();
        const inserted = new Set<number>();
        for (const { span } of safeEdits(problemsOf(text, how))) {
          if (span.start === span.end) assert.equal(inserted.has(span.start), false);
          inserted.add(span.start);
          for (let at = span.start; at < span.end; at++) {
            assert.equal(taken.has(at), false);
            taken.add(at);
          }
        }
      }));

    test('what stands outside the edits stays, and an editor is handed the same', () =>
      holds((text, how) => {
        const edits = fixAllEdits(text, { lexicon, settings: settingsOf(how), today });
        let rest = fixAll(text, how);
        let done = 0;
        for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
          const kept = text.slice(done, span.start);
          assert.ok(rest.startsWith(kept + newText));
          rest = rest.slice(kept.length + newText.length);
          done = span.end;
        }
        assert.equal(rest, text.slice(done));
      }));

    test('each fix alone removes its problem; a safe one makes nothing worse', () =>
      holds((text, how) => {
        const problems = problemsOf(text, how);
        for (const problem of problems)
          for (const { edits, safe } of problem.fixes) {
            const fixed = applyEdits(text, edits);
            const left = problemsOf(fixed, how);
            const start = moved(problem.span.start, edits);
            const same = left.find(
              ({ rule, message, span }) =>
                rule.id === problem.rule.id && message === problem.message && span.start === start,
            );
            assert.ok(
              !same || JSON.stringify(same.values) !== JSON.stringify(problem.values),
              `${shown(text, problem)} stays`,
            );
            if (safe) assert.deepEqual(raised(problems, left), [], `${shown(text, problem)} makes worse`);
          }
      }));
  });
