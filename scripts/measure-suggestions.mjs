// How often the first suggestion for a mis-formed syllable is the one that was meant: puts slips of the hand into the
// words of real articles, by the shares in which Vietnamese writers make them, and asks for suggestions.
//   node scripts/measure-suggestions.mjs ARTICLES_DIR [SEED] [--misses]
// Only results that are no syllable count: the others are the business of the words around them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { generator, slipsOf } from './slips.mjs';

const [directory, seed = '1'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (directory === undefined) {
  console.error('usage: node scripts/measure-suggestions.mjs ARTICLES_DIR [SEED] [--misses]');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const vi = await core();
const frequency = vi.readFrequency(readFileSync(`${root}server/src/data/syllable-frequency.txt`, 'utf8'));
const random = generator(Number(seed));
const slips = slipsOf(vi, random);

// Shares among 11,202 errors of the VSEC collection; of swaps and lost spaces, among mis-formed syllables of news. A tone
// too many makes another syllable, and is not among them.
const SLIPS = {
  'tone dropped': [28, slips.dropTone],
  'tone wrong': [27, slips.changeTone],
  'letter omitted': [15, slips.omitLetter],
  'mark dropped': [10, slips.dropMark],
  'letter doubled or added': [4, slips.addLetter],
  'mark added': [3, slips.addMark],
  'letter replaced': [2, slips.replaceLetter],
  'tone misplaced': [2, slips.misplaceTone],
  'neighbouring key': [2, slips.hitNeighbour],
  'letters swapped': [1, slips.swapLetters],
  'space lost': [1, undefined],
};
const WANTED = 20_000;

const words = readWords(directory);
const byKind = new Map(Object.keys(SLIPS).map((kind) => [kind, tally()]));
const total = tally();
const unaccented = tally();
const sure = tally();
const misses = new Map();
const seen = new Set();
let time = 0;
while (total.asked < WANTED) {
  const at = Math.floor(random() * (words.length - 1));
  const kind = pickKind();
  const slip = SLIPS[kind][1];
  const meant = slip === undefined ? `${words[at]} ${words[at + 1]}` : words[at];
  const wrong = slip === undefined ? meant.replace(' ', '') : slip(meant)?.normalize('NFC');
  if (wrong === undefined || wrong === meant || vi.syllableAt(wrong, 0, wrong.length) !== vi.NONE) continue;
  seen.add(wrong);
  const before = performance.now();
  const suggestions = vi.suggestSyllables(wrong, frequency);
  time += performance.now() - before;
  // Words without an accented letter are not reported: they may be of another language.
  const accented = [...wrong].some((letter) => vi.isVietnameseLetter(letter.charCodeAt(0)));
  const place = suggestions.findIndex(({ text }) => text === meant);
  for (const counted of accented ? [byKind.get(kind), total] : [unaccented]) count(counted, place);
  if (suggestions[0]?.deterministic === true && accented) count(sure, place);
  if (accented && place !== 0) {
    const key = `${meant} → ${wrong}: ${suggestions.map(({ text, deterministic }) => text + (deterministic ? '!' : '')).join(', ')}`;
    misses.set(key, (misses.get(key) ?? 0) + 1);
  }
}

console.log(`${words.length} words of ${directory}, ${seen.size} different mis-formed syllables, seed ${seed}`);
for (const [kind, counted] of byKind) print(kind, counted);
print('all', total);
const shares = [...byKind].map(([kind, { asked, first }]) => [SLIPS[kind][0], first / Math.max(asked, 1)]);
const weight = shares.reduce((sum, [share]) => sum + share, 0);
const weighted = shares.reduce((sum, [share, first]) => sum + (share * first) / weight, 0);
console.log(
  `all, if the kinds had their shares among mis-formed syllables too: first ${(100 * weighted).toFixed(1)} %`,
);
print('of these called deterministic', sure);
print('without an accented letter (not in all)', unaccented);
console.log(`${((time * 1000) / (total.asked + unaccented.asked)).toFixed(0)} µs a word`);
if (process.argv.includes('--misses'))
  for (const [miss, times] of [...misses].sort(([, a], [, b]) => b - a).slice(0, 150)) console.log(times, miss);

function tally() {
  return { asked: 0, first: 0, listed: 0 };
}

function count(counted, place) {
  counted.asked++;
  if (place === 0) counted.first++;
  if (place >= 0) counted.listed++;
}

function print(name, { asked, first, listed }) {
  const share = (n) => `${((100 * n) / Math.max(asked, 1)).toFixed(1)} %`.padStart(8);
  console.log(`${name.padEnd(42)}${String(asked).padStart(6)}  first${share(first)}  among five${share(listed)}`);
}

/** The lower-case syllables that the list has, in their order; an old-style tone, as the list has it. */
function readWords(folder) {
  const found = [];
  for (const name of readdirSync(folder).sort())
    for (const [token] of readFileSync(`${folder}/${name}`, 'utf8')
      .normalize('NFC')
      .matchAll(/[\p{L}\p{M}]+/gu)) {
      const word = vi.placeTone(token, 'old');
      if (vi.isSyllable(word) && frequency.has(word)) found.push(word);
    }
  return found;
}

function pickKind() {
  let left = random() * Object.values(SLIPS).reduce((sum, [share]) => sum + share, 0);
  for (const [kind, [share]] of Object.entries(SLIPS)) {
    left -= share;
    if (left < 0) return kind;
  }
  return 'tone dropped';
}

async function core() {
  const files = ['frequency', 'letters', 'suggest', 'syllables', 'tones'];
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: `${root}server/src/core/vietnamese`,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
