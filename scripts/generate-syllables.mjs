// Builds the automaton that recognises Vietnamese syllables from the lists in server/src/data.
//   node scripts/generate-syllables.mjs            writes server/src/core/vietnamese/automaton.ts
//   node scripts/generate-syllables.mjs --check    writes nothing; exit code 1 if that file is not up to date
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}server/src/core/vietnamese/automaton.ts`;

// In the order of the numbers in syllables.ts. Where two lines give one form, the earlier status wins.
const STATUSES = ['', 'core', 'rare', 'name', 'loan', 'loanword', 'name part'];
const TONES = ['ngang', 'sắc', 'huyền', 'hỏi', 'ngã', 'nặng'];

const { isChecked, withTone } = await core('tones.ts');

const forms = new Map();
addSyllables(lines('syllables.txt'));
for (const word of lines('loanwords.txt')) add(word, 'loanword');
for (const word of lines('name-syllables.txt')) add(word.toLowerCase(), 'name part');

const made = print(minimise(forms));
if (!process.argv.includes('--check')) writeFileSync(target, made);
else if (readFileSync(target, 'utf8') !== made) {
  console.error('automaton.ts is not what the lists say: run node scripts/generate-syllables.mjs');
  process.exitCode = 1;
}

/** Every form that the grammar allows: onset by rime by tone, in both styles of placing the tone. */
function addSyllables(grammar) {
  const groups = new Map();
  const bare = new Map();
  const entries = grammar.map((line) => line.split(' '));
  const ofKind = (wanted) => entries.filter(([kind]) => kind === wanted).map(([, ...rest]) => rest);
  for (const [kind] of entries)
    if (!['onset', 'rime', 'syllable'].includes(kind)) throw new Error(`syllables.txt: no such kind of line: ${kind}`);
  for (const [status, ...syllables] of ofKind('syllable')) for (const syllable of syllables) add(syllable, status);
  for (const [group, status, ...rimes] of ofKind('rime'))
    groups.set(group, [...(groups.get(group) ?? []), ...rimes.map((rime) => [rime, status])]);
  for (const [onset, status, ...items] of ofKind('onset'))
    for (const [rime, ofRime] of items.flatMap((item) => groups.get(item) ?? [[item, status]]))
      better(bare, (onset === '-' ? '' : onset) + rime, worse(status, ofRime));
  for (const [syllable, status] of bare)
    for (const tone of isChecked(syllable) ? ['sắc', 'nặng'] : TONES)
      for (const style of ['old', 'new']) add(withTone(syllable, tone, style), STATUSES[status]);
}

function add(form, status) {
  better(forms, form.normalize('NFC'), rank(status));
}

function better(map, form, status) {
  map.set(form, Math.min(map.get(form) ?? Infinity, status));
}

function worse(a, b) {
  return Math.max(rank(a), rank(b));
}

function rank(status) {
  const found = STATUSES.indexOf(status);
  if (found < 1) throw new Error(`no such status: ${status}`);
  return found;
}

/** The smallest automaton that gives each form its status: states that lead to the same ends are one. */
function minimise(words) {
  const trie = { status: 0, arcs: new Map() };
  for (const [word, status] of words) {
    let node = trie;
    for (const letter of word) {
      if (!node.arcs.has(letter)) node.arcs.set(letter, { status: 0, arcs: new Map() });
      node = node.arcs.get(letter);
    }
    node.status = status;
  }
  const known = new Map();
  const merge = (node) => {
    const arcs = [...node.arcs].map(([letter, next]) => [letter, merge(next)]).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = `${node.status} ${arcs.map(([letter, next]) => letter + next.id).join(' ')}`;
    if (!known.has(key)) known.set(key, { id: known.size, status: node.status, arcs });
    return known.get(key);
  };
  const start = merge(trie);
  const states = [start];
  for (const state of states) for (const [, next] of state.arcs) if (!states.includes(next)) states.push(next);
  return states;
}

/**
 * One word a state, in the order of their numbers: the status, then for each target the letters that lead to it and
 * its number in base 36. Digits and ASCII capitals stand for numbers only: no letter of the alphabet is one.
 */
function print(states) {
  const alphabet = new Set(states.flatMap(({ arcs }) => arcs.map(([letter]) => letter)));
  if (alphabet.size > 127) throw new Error(`${alphabet.size} letters are more than a row in syllables.ts can hold`);
  const number = new Map(states.map((state, at) => [state, at.toString(36).toUpperCase()]));
  const printed = states.map(({ status, arcs }) => {
    const byTarget = new Map();
    for (const [letter, next] of arcs) byTarget.set(next, (byTarget.get(next) ?? '') + letter);
    return `${status || ''}${[...byTarget].map(([next, letters]) => letters + number.get(next)).join('')}`;
  });
  return `// Made by scripts/generate-syllables.mjs from the lists in server/src/data; not to be edited by hand.

/** The states of the automaton, a blank or a line end between two: how to read one is said in syllables.ts. */
export const STATES = \`${wrap(printed).join('\n')}\`;
export const STATE_COUNT = ${states.length};
`;
}

function wrap(words) {
  const rows = [];
  for (const word of words) {
    const row = rows.at(-1);
    if (row === undefined || row.length + word.length >= 118) rows.push(word);
    else rows[rows.length - 1] = `${row} ${word}`;
  }
  return rows;
}

function lines(name) {
  return readFileSync(`${root}server/src/data/${name}`, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A module of the core as it is now: the tones are placed by the product's own code. */
async function core(name) {
  const { outputFiles } = await build({
    entryPoints: [`${root}server/src/core/vietnamese/${name}`],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
