// How often completion offers the name that was meant: looks in real articles for names of several syllables that the
// lists have, takes the marks off what was typed of each, and asks where the writer would stand.
//   node scripts/measure-completion.mjs ARTICLES_DIR
// The article ends there, as when it is being written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCore } from './core.mjs';

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  console.error('usage: node scripts/measure-completion.mjs ARTICLES_DIR');
  process.exit(2);
}
const core = await loadCore();
const lexicon = core.makeLexicon(core.lists);
const { prose } = core.offersOf(lexicon);
const MOST_EACH = 40;

/** Names of three syllables and more, or of two, by their first word. */
const byFirst = new Map();
for (const { entry, short } of prose) {
  const words = entry.name.split(' ');
  if (short || words.length < 2 || !/^[\p{L} ]+$/u.test(entry.name)) continue;
  byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), words]);
}
for (const names of byFirst.values()) names.sort((a, b) => b.length - a.length);

/** How much is typed of a name, given its words: what a writer has typed when they ask. */
const WAYS = {
  'first two syllables, no marks': (words) => words.length > 2 && core.fold(words.slice(0, 2).join(' ')),
  'first two syllables as written': (words) => words.length > 2 && words.slice(0, 2).join(' '),
  'first syllable and a letter, no marks': (words) => core.fold(`${words[0]} ${words[1][0]}`),
  'first syllable, no marks': (words) => core.fold(words[0]),
  'initials (three or more)': (words) => words.length > 2 && core.fold(words.map((word) => word[0]).join('')),
};
const results = Object.fromEntries(Object.keys(WAYS).map((way) => [way, { asked: 0, first: 0, five: 0, fifty: 0 }]));
const seen = new Map();
let time = 0;
let asked = 0;

for (const name of readdirSync(directory).filter((file) => file.endsWith('.txt'))) {
  const text = readFileSync(join(directory, name), 'utf8').normalize('NFC');
  for (const { start, words } of namesIn(text)) {
    const meant = words.join(' ');
    const count = seen.get(meant) ?? 0;
    seen.set(meant, count + 1);
    // A name that stands everywhere would speak for all.
    if (count >= MOST_EACH) continue;
    for (const [way, type] of Object.entries(WAYS)) {
      const typed = type(words);
      if (!typed) continue;
      const whole = text.slice(0, start) + typed;
      tally(results[way], placeOf(whole, start, typed.length, meant));
    }
  }
}
for (const [way, { asked, first, five, fifty }] of Object.entries(results)) {
  const share = (part) => `${((100 * part) / asked).toFixed(1)} %`;
  console.log(`${way}: ${asked} asked, first ${share(first)}, in five ${share(five)}, offered ${share(fifty)}`);
}
console.log(`${seen.size} names; ${(time / asked).toFixed(2)} ms an answer, without parsing`);

/** The names of the lists in a text, the longest at each place. */
function* namesIn(text) {
  let end = 0;
  for (const { index, 0: word } of text.matchAll(/\p{L}+/gu)) {
    if (index < end) continue;
    const words = (byFirst.get(word) ?? []).find((candidate) => {
      const name = candidate.join(' ');
      return text.startsWith(name, index) && !/[\p{L}\p{M}\p{N}]/u.test(text[index + name.length] ?? '');
    });
    if (!words) continue;
    end = index + words.join(' ').length;
    yield { start: index, words };
  }
}

/** Which of the offers makes the text what it was, counted from 0; -1 where none does. */
function placeOf(text, start, length, meant) {
  // The article has a date line of its own, so that nothing is taken for one.
  const head = 'date 2026-01-28 Tít\n\nSapo.\n\n';
  const article = core.parse(head + text, lexicon);
  const asking = { lexicon, settings: core.defaults, names: {}, today: '2026-01-28' };
  const before = performance.now();
  const offers = core.complete(article, head.length + start + length, asking);
  time += performance.now() - before;
  asked++;
  return offers.findIndex(
    ({ span, newText }) => span.start === head.length + start && newText.toLowerCase() === meant.toLowerCase(),
  );
}

function tally(result, place) {
  result.asked++;
  if (place === 0) result.first++;
  if (place >= 0 && place < 5) result.five++;
  if (place >= 0) result.fifty++;
}
