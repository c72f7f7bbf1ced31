// Makes the model that spelling is judged by from files of counts: words, pairs and triples of words, a line each, with a
// tab before the count; in lower case, tones in the old place, `<p>` for a mark of punctuation, `<n>` for a number, `<s>`
// for the start of an article. (An archive of articles is counted by `toasoan model build`.)
//   node scripts/build-model.mjs FOLDER [OUT [LEAST-OF-PAIRS LEAST-OF-TRIPLES]]      with unigrams.tsv.gz, bigrams.tsv.gz, trigrams.tsv.gz in FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadCore } from './core.mjs';

const [folder, out = 'server/src/data/neighbours.bin', pair = '2', triple = '3'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node scripts/build-model.mjs FOLDER [OUT]');
  process.exit(2);
}
const { packModel, readModel } = await loadCore();
const bytes = packModel(
  { words: counts('unigrams'), pairs: counts('bigrams'), triples: counts('trigrams') },
  { word: 5, pair: Number(pair), triple: Number(triple) },
);
const before = process.memoryUsage().arrayBuffers;
const start = performance.now();
const model = readModel(bytes);
const time = performance.now() - start;
const memory = process.memoryUsage().arrayBuffers - before;
writeFileSync(out, bytes);
console.log(
  `${out}: ${bytes.length} bytes, ${model.words.length - 1} words, ${model.varieties} pairs; ` +
    `read in ${time.toFixed(0)} ms into ${(memory / 1e6).toFixed(1)} MB of tables`,
);

function counts(name) {
  const text = gunzipSync(readFileSync(join(folder, `${name}.tsv.gz`))).toString('utf8');
  const found = new Map();
  for (const line of text.split('\n')) {
    const tab = line.lastIndexOf('\t');
    if (tab > 0) found.set(line.slice(0, tab), Number(line.slice(tab + 1)));
  }
  return found;
}
