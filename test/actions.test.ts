// The order of the light bulb, for problems that no rule need have found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lightBulb } from '../server/src/lsp/actions';

const document = TextDocument.create('file:///a.article', 'article', 1, 'một hai hai');
const rule = { id: 'a-rule', sentences: { wrong: 'Wrong', write: 'Write {word}' }, listable: 'words' } as const;
const problemAt = (start: number, end: number, readings: readonly string[], safe: boolean) => ({
  rule,
  severity: 'warning' as const,
  span: { start, end },
  message: 'wrong',
  fixes: readings.map((word) => ({
    title: 'write',
    values: { word },
    edits: [{ span: { start, end }, newText: word }],
    safe,
  })),
});
const command = { command: { command: 'x' } };
const ways = {
  manner: { translation: undefined, rulePage: () => undefined },
  versioned: true,
  showRule: () => command,
  addToList: () => command,
  ignoreHere: () => command,
  changeSeverity: () => command,
};
const titles = (
  ...[all, here]: readonly [Parameters<typeof lightBulb>[1], Parameters<typeof lightBulb>[2]]
): string[] =>
  lightBulb(document, all, here, ways).map(({ title, isPreferred }) => (isPreferred ? `* ${title}` : title));

test('further readings follow the preferred one, then all of its kind', () => {
  const problem = problemAt(4, 7, ['ba', 'bốn'], false);
  const others = [problemAt(0, 3, ['năm'], true), problemAt(8, 11, ['sáu'], true)];
  assert.deepEqual(titles([problem, ...others], [problem]), [
    '* Write ba',
    'Write bốn',
    'Fix all 2 places with this mistake in the article',
    'Why? Read about a-rule',
    'Add “hai” to the newsroom’s words',
    'Ignore “hai” in this sentence',
    'Change how loud a-rule is, or turn it off…',
  ]);
});

test('the same is offered once', () => {
  const here = [problemAt(4, 7, [], false), problemAt(8, 11, [], false)];
  assert.deepEqual(titles(here, here), [
    'Why? Read about a-rule',
    'Add “hai” to the newsroom’s words',
    'Ignore “hai” in this sentence',
    'Change how loud a-rule is, or turn it off…',
  ]);
});

test('a place without words is ignored as a place', () => {
  const here = [problemAt(3, 4, [], false)];
  assert.ok(titles(here, here).includes('Ignore this in this sentence'));
});
