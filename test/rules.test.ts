// Runs every example of every rule page. Never changes when a rule is added.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, fixAll, fixEverything, marked, problemsOf, ruleIds, unmarked } from './kit';
import { examples, pagePath } from './pages';

for (const rule of ruleIds)
  describe(rule, () => {
    const all = examples(rule);
    test('the page shows what is wrong and what only looks wrong', () => {
      assert.ok(all.filter(({ kind }) => kind === 'bad').length >= 2, `${pagePath(rule)} needs two bad examples`);
      assert.ok(all.filter(({ kind }) => kind === 'good').length >= 3, `${pagePath(rule)} needs three good examples`);
    });
    all.forEach((example, index) => {
      const { kind, text, settings, line } = example;
      const asked = { rule, settings, ...(example.today && { today: example.today }) };
      const place = `${kind} example at line ${line}`;
      if (kind === 'good') test(place, () => assert.equal(marked(text, asked), text));
      if (kind !== 'bad') return;
      const plain = unmarked(text);
      test(place, () => {
        assert.notEqual(text, plain, 'a bad example marks what is found with ⟦ ⟧');
        assert.equal(marked(plain, asked), text);
        if (example.severity) for (const { severity } of check(plain, asked)) assert.equal(severity, example.severity);
      });
      const fixed = all[index + 1];
      if (fixed?.kind === 'fixed')
        test(`${place}, fixed`, () => {
          assert.equal(fixEverything(plain, asked), fixed.text);
          assert.deepEqual(check(fixed.text, asked), [], 'a fixed example has nothing left');
          const safe = fixAll(plain, asked);
          assert.equal(fixAll(safe, asked), safe, 'fixing again changes nothing');
        });
      else
        test(`${place} has no fix to show`, () =>
          assert.deepEqual(
            problemsOf(plain, asked).flatMap(({ fixes }) => fixes.map(({ title }) => title)),
            [],
          ));
    });
  });
