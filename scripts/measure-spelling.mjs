// How well spelling is judged: slips put into articles as they were printed, and what the check says of them.
//   node scripts/measure-spelling.mjs ARTICLES_DIR [--every 4:1] [--rate 0.045] [--alike 0] [--seed 1] [--misses] [--alarms]
// A word counts as found when a problem of one of the rules of spelling touches it. Of the words that were right as they
// were printed, those found are false alarms, printed errors among them: `--alarms` lists them to be read.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './core.mjs';
import { SHARES, generator, withDateLine, withSlips } from './slips.mjs';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    every: text,
    rate: text,
    alike: text,
    seed: text,
    levels: text,
    model: text,
    nets: text,
    misses: flag,
    alarms: flag,
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'usage: node scripts/measure-spelling.mjs ARTICLES_DIR [--every 4:1] [--rate 0.045] [--alike 0] [--seed 1]',
  );
  process.exit(2);
}
const RULES = ['misspelt-syllable', 'typing-residue', 'wrong-word', 'lookalike-letter'];
const core = await loadCore({ model: values.model, nets: values.nets });
const { lexicon } = core;
const [every, first] = (values.every ?? '1:0').split(':').map(Number);
const articles = readdirSync(folder)
  .sort()
  .filter((_, at) => at % every === first)
  .map((name) => withDateLine(readFileSync(join(folder, name), 'utf8').normalize('NFC')));
const rate = Number(values.rate ?? 0.045);
const alike = Number(values.alike ?? 0);
console.log(
  `${articles.length} articles, slips in ${100 * rate} % of the syllables, ${100 * alike} % of them of sound`,
);

for (const spelling of (values.levels ?? 'sure,balanced,keen').split(',')) {
  const seed = Number(values.seed ?? 1);
  const spoilt = tally(spelling, rate, generator(seed));
  const clean = tally(spelling, 0, generator(seed));
  const precision = spoilt.right / (spoilt.right + spoilt.wrong);
  const recall = spoilt.right / spoilt.errors;
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${spelling.padEnd(9)} P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  ` +
      `right reading first ${(spoilt.firsts / spoilt.right).toFixed(4)}  among three ${(spoilt.listed / spoilt.right).toFixed(4)}  ` +
      `of ${spoilt.errors} slips; as printed: ${(clean.wrong / articles.length).toFixed(3)} an article, ` +
      `${(clean.unlikely / articles.length).toFixed(3)} of them by their neighbours`,
  );
  if (values.misses)
    for (const [kind, { errors, found }] of spoilt.kinds)
      console.log(`  ${kind.padEnd(14)} ${found}/${errors} ${((100 * found) / errors).toFixed(1)} %`);
  if (values.alarms) for (const alarm of clean.alarms) console.log(`  ${alarm}`);
}

function tally(spelling, errorRate, random) {
  const settings = {
    ...core.defaults,
    spelling,
    rules: Object.fromEntries(
      core.rules
        .map(({ id }) => id)
        .filter((id) => !RULES.includes(id))
        .map((id) => [id, 'off']),
    ),
  };
  const counts = { errors: 0, right: 0, wrong: 0, firsts: 0, listed: 0, unlikely: 0, alarms: [], kinds: new Map() };
  for (const printed of articles) {
    const { text: spoilt, wrong } = withSlips(core, printed, { rate: errorRate, random, alike });
    const article = core.parse(spoilt, lexicon);
    const problems = core.check(article, { lexicon, settings, today: '2026-11-21' });
    const met = new Set();
    for (const { span, fixes, message } of problems) {
      const [start] = [...wrong.keys()].filter((at) => at >= span.start && at < span.end);
      if (start === undefined) {
        counts.wrong++;
        if (message === 'unlikely') counts.unlikely++;
        const around = spoilt.slice(span.start - 30, span.end + 25).replace(/\s+/g, ' ');
        const meant = fixes[0]?.edits.map(({ newText }) => newText).join(' ');
        counts.alarms.push(`${spoilt.slice(span.start, span.end)} → ${meant}: …${around}…`);
      } else if (!met.has(start)) {
        met.add(start);
        counts.right++;
        const end = start + /^[\p{L}\p{M}]+/u.exec(spoilt.slice(start))[0].length;
        const place = fixes.findIndex((fix) => mended(spoilt, fix.edits, start, end) === wrong.get(start).right);
        if (place === 0) counts.firsts++;
        if (place >= 0) counts.listed++;
      }
    }
    for (const [start, { kind }] of wrong) {
      counts.errors++;
      const row = counts.kinds.get(kind) ?? { errors: 0, found: 0 };
      counts.kinds.set(kind, row);
      row.errors++;
      if (met.has(start)) row.found++;
    }
  }
  counts.kinds = new Map(
    Object.keys({ ...SHARES, soundAlike: 0 }).flatMap((kind) =>
      counts.kinds.has(kind) ? [[kind, counts.kinds.get(kind)]] : [],
    ),
  );
  return counts;
}

/** What stands in place of a word once the edits are made, as it is compared. */
function mended(whole, edits, start, end) {
  let result = whole.slice(start, end);
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start))
    if (span.start >= start && span.end <= end)
      result = result.slice(0, span.start - start) + newText + result.slice(span.end - start);
  const lower = result.toLowerCase();
  return core.isSyllable(lower) ? core.placeTone(lower, 'old') : lower;
}
