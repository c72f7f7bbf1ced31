// What a writer puts on the newsroom's list is right from then on: of every rule that offers it, on its own examples.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rules } from '../server/src/core/rules';
import { check, unmarked } from './kit';
import { examples } from './pages';

const own = { agencies: 'ownAgencies', names: 'ownNames', words: 'ownWords' } as const;

for (const { id: rule, listable } of rules)
  if (listable)
    describe(rule, () => {
      const bad = examples(rule).filter(({ kind }) => kind === 'bad');
      for (const { text, settings, today, line } of bad)
        test(`bad example at line ${line}: each word on the list is silence about it`, () => {
          const asked = { rule, settings, ...(today && { today }) };
          for (const { text: words } of check(unmarked(text), asked)) {
            const left = check(unmarked(text), { ...asked, own: { [own[listable]]: words } });
            assert.ok(!left.some((problem) => problem.text === words), `“${words}” on the list of ${listable}`);
          }
        });
    });
