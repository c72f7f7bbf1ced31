// Compares the recogniser of syllables with hunspell-vi (Debian: apt-get install hunspell-vi), word by word. That list
// is GPL: it is an oracle here, and nothing of it goes into the product.
//   node scripts/crosscheck-hunspell.mjs [ARTICLES_DIR]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const DICTIONARY = '/usr/share/hunspell/vi_VN.dic';
if (!existsSync(DICTIONARY)) {
  console.error(`${DICTIONARY} is not there: apt-get install hunspell-vi`);
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const vi = await core();
const frequency = vi.readFrequency(readFileSync(`${root}server/src/data/syllable-frequency.txt`, 'utf8'));

const theirs = new Set(
  readFileSync(DICTIONARY, 'utf8')
    .normalize('NFC')
    .split('\n')
    .slice(1)
    .filter((entry) => entry !== ''),
);
// It writes hoà, thuỷ where the press writes hòa, thủy.
const theyAccept = (word) => theirs.has(vi.toneStyle(word) === 'old' ? vi.placeTone(word, 'new') : word);
const accepts = (word) => vi.syllableAt(word, 0, word.length) !== vi.NONE;

const rejected = [...theirs].filter((word) => !accepts(word));
console.log(`hunspell-vi has ${theirs.size} entries; of these are accepted ${theirs.size - rejected.length}`);
console.log(`  rejected: ${rejected.join(' ')}`);

const missing = [...frequency].filter(([word]) => !theyAccept(word)).sort(([, a], [, b]) => b - a);
console.log(`of ${frequency.size} syllables of the press, hunspell-vi lacks ${missing.length}`);
console.log(`  the commonest: ${show(missing.slice(0, 40).map(([word, bits]) => [word, Math.round(2 ** bits)]))}`);

const [directory] = process.argv.slice(2);
if (directory !== undefined) {
  const onlyOurs = new Map();
  const onlyTheirs = new Map();
  const neither = new Map();
  let [words, ours, hunspell] = [0, 0, 0];
  for (const word of accentedWords(directory)) {
    const [we, they] = [accepts(word), theyAccept(word)];
    words++;
    if (we) ours++;
    if (they) hunspell++;
    if (we && !they) add(onlyOurs, word);
    if (they && !we) add(onlyTheirs, word);
    if (!we && !they) add(neither, word);
  }
  const share = (n) => `${((100 * n) / words).toFixed(3)} %`;
  console.log(`${words} lower-case words with an accented letter in ${directory}:`);
  console.log(`  accepted ${share(ours)}, by hunspell-vi ${share(hunspell)}`);
  console.log(`  only by us: ${show(top(onlyOurs))}`);
  console.log(`  only by hunspell-vi: ${show(top(onlyTheirs))}`);
  console.log(`  by neither: ${show(top(neither))}`);
}

function* accentedWords(folder) {
  for (const name of readdirSync(folder).sort())
    for (const [word] of readFileSync(`${folder}/${name}`, 'utf8')
      .normalize('NFC')
      .matchAll(/[\p{L}\p{M}]+/gu)) {
      const letters = [...word].map((letter) => letter.charCodeAt(0));
      if (word === word.toLowerCase() && letters.some((code) => vi.isVietnameseLetter(code))) yield word;
    }
}

function add(counts, word) {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

function top(counts) {
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, 40);
}

function show(counts) {
  return counts.map(([word, count]) => `${word} ${count}`).join(', ');
}

async function core() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export * from './frequency'; export * from './letters'; export * from './syllables'; export * from './tones';",
      resolveDir: `${root}server/src/core/vietnamese`,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
