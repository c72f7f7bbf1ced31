// Teaches the two small nets by which spelling is judged, from articles as they were printed with slips put into them.
//   node scripts/teach-spelling.mjs ARTICLES_DIR [--rounds 3] [--hidden 32] [--skip 4:1] [--out server/src/data/spelling-nets.bin]
// `--skip 4:1` leaves out every fourth article from the second on, to measure on: see measure-spelling.mjs. The same
// articles and options make the same nets.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './core.mjs';
import { generator, withDateLine, withSlips } from './slips.mjs';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: text, hidden: text, skip: text, out: text, epochs: text },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(
    'usage: node scripts/teach-spelling.mjs ARTICLES_DIR [--rounds 3] [--hidden 32] [--skip 4:1] [--out FILE]',
  );
  process.exit(2);
}
const { rounds = 3, hidden = 32, epochs = 8, out = 'server/src/data/spelling-nets.bin' } = values;
const core = await loadCore();
const { lexicon } = core;
const model = core.readModel(readFileSync('server/src/data/neighbours.bin'));

/** How often a word is wrong in what the nets are taught with, and the share of slips of sound among them. */
const RATE = 0.045;
const ALIKE = 0.15;
/** Of the errors, the share that the first look may miss: the more, the fewer words get a second one. */
const MISSED = 0.016;

const [every, first] = (values.skip ?? '0:0').split(':').map(Number);
const articles = readdirSync(folder)
  .sort()
  .filter((_, at) => every === 0 || at % every !== first)
  .map((name) => withDateLine(readFileSync(join(folder, name), 'utf8').normalize('NFC')));

const glance = teachGlance();
console.log(`${articles.length} articles; at a glance ${(100 * glance.passed).toFixed(1)} % of the right words pass`);
const verdict = teachVerdict(glance.net);
writeFileSync(out, core.packNets([glance.net, verdict]));
console.log(out);

function teachGlance() {
  const rows = makeRows(core.GLANCE_FEATURES);
  for (const { article, wrong } of spoilt(
    articles.filter((_, at) => at % 3 === 0),
    1,
  )) {
    const line = core.lineOf(article, lexicon, model);
    for (const { token, features } of core.glances(line, model))
      rows.add(features, wrong.has(line.tokens.start[token]) ? 1 : 0);
  }
  const net = teach(rows, { hidden: 8, epochs: 4, weightOfWrong: 10 });
  const answers = Array.from({ length: rows.count }, (_, row) => [core.answer(net, rows.row(row)), rows.labels[row]]);
  answers.sort((a, b) => a[0] - b[0]);
  const errors = answers.reduce((sum, [, label]) => sum + label, 0);
  let missed = 0;
  let at = 0;
  while (missed < MISSED * errors) missed += answers[at++][1];
  net.weights[net.weights.length - 1] -= answers[at][0];
  return { net, passed: 1 - (at - missed) / (answers.length - errors) };
}

function teachVerdict(glanceNet) {
  const rows = makeRows(core.VERDICT_FEATURES);
  for (let round = 0; round < Number(rounds); round++) {
    let at = 0;
    for (const { article, wrong } of spoilt(articles, 2 + round)) {
      // A third of the articles are read with a part of the pairs hidden, as texts of other kinds than news are.
      const known = (at++ + round) % 3 === 0 ? thinned(model, 0.3 + 0.4 * ((at * 0.618) % 1), at) : model;
      const line = core.lineOf(article, lexicon, known);
      for (const { token, features } of core.evidence(line, known, glanceNet))
        rows.add(features, wrong.has(line.tokens.start[token]) ? 1 : 0);
    }
  }
  console.log(`${rows.count} doubtful words`);
  return teach(rows, { hidden: Number(hidden), epochs: Number(epochs), weightOfWrong: 1 });
}

function* spoilt(texts, seed) {
  const random = generator(seed);
  for (const article of texts) {
    const { text: bad, wrong } = withSlips(core, article, { rate: RATE, random, alike: ALIKE });
    yield { article: core.parse(bad, lexicon), wrong };
  }
}

/** The model without a share of what it has seen fewer than 30 times: the same share for the same salt. */
function thinned(whole, share, salt) {
  const isHidden = (count, key) => core.seen[count] < 30 && (Math.imul(key ^ salt, 0x9e3779b1) >>> 0) / 2 ** 32 < share;
  return {
    ...whole,
    pair: (a, b) => {
      const count = whole.pair(a, b);
      return count !== 0 && isHidden(count, a * 31337 + b) ? 0 : count;
    },
    triple: (a, b, c) => {
      const count = whole.triple(a, b, c);
      return count !== 0 && isHidden(count, (a * 31337 + b) * 7919 + c) ? 0 : count;
    },
  };
}

function makeRows(width) {
  let data = new Float32Array(width << 16);
  const labels = [];
  return {
    width,
    labels,
    get count() {
      return labels.length;
    },
    row: (at) => data.subarray(at * width, (at + 1) * width),
    add(features, label) {
      if ((labels.length + 1) * width > data.length) {
        const more = new Float32Array(data.length * 2);
        more.set(data);
        data = more;
      }
      data.set(features, labels.length * width);
      labels.push(label);
    },
  };
}

/** Logistic regression with a hidden layer, by Adam's method; the steps grow smaller to nothing. */
function teach(rows, { hidden: units, epochs: rounds_, weightOfWrong }) {
  const random = generator(7);
  const inputs = rows.width;
  // Where the biases of the hidden units and their weights in the answer begin: see net.ts.
  const biases = inputs * units;
  const out_ = biases + units;
  const weights = new Float32Array(out_ + units + 1);
  const draw = () => (random() + random() + random() - 1.5) * 1.2;
  for (let unit = 0; unit < units; unit++) {
    for (let input = 0; input < inputs; input++) weights[input * units + unit] = draw() / Math.sqrt(inputs);
    weights[out_ + unit] = draw() / Math.sqrt(units);
  }
  const net = { inputs, hidden: units, weights };
  const slope = new Float32Array(weights.length);
  const mean = new Float32Array(weights.length);
  const spread = new Float32Array(weights.length);
  const order = Int32Array.from({ length: rows.count }, (_, at) => at);
  const heard = new Float32Array(units);
  const BATCH = 128;
  const steps = Math.ceil(order.length / BATCH) * rounds_;
  let step = 0;
  for (let round = 0; round < rounds_; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other], order[at]];
    }
    let loss = 0;
    for (let from = 0; from < order.length; from += BATCH) {
      const to = Math.min(order.length, from + BATCH);
      slope.fill(0);
      for (let at = from; at < to; at++) {
        const row = rows.row(order[at]);
        const label = rows.labels[order[at]];
        let sum = weights[weights.length - 1];
        for (let unit = 0; unit < units; unit++) {
          let value = weights[biases + unit];
          for (let input = 0; input < inputs; input++) value += weights[input * units + unit] * row[input];
          heard[unit] = value > 0 ? value : 0;
          sum += weights[out_ + unit] * heard[unit];
        }
        const chance = 1 / (1 + Math.exp(-sum));
        const weight = label ? weightOfWrong : 1;
        loss -= weight * Math.log((label ? chance : 1 - chance) + 1e-9);
        const error = (chance - label) * weight;
        slope[slope.length - 1] += error;
        for (let unit = 0; unit < units; unit++) {
          if (heard[unit] === 0) continue;
          slope[out_ + unit] += error * heard[unit];
          const back = error * weights[out_ + unit];
          slope[biases + unit] += back;
          for (let input = 0; input < inputs; input++) slope[input * units + unit] += back * row[input];
        }
      }
      step++;
      const rate = 2e-3 * (1 - step / (steps + 1));
      const first_ = 1 - 0.9 ** step;
      const second = 1 - 0.999 ** step;
      for (let at = 0; at < weights.length; at++) {
        const own = slope[at] / (to - from) + 1e-5 * weights[at];
        mean[at] = 0.9 * mean[at] + 0.1 * own;
        spread[at] = 0.999 * spread[at] + 0.001 * own * own;
        weights[at] -= (rate * (mean[at] / first_)) / (Math.sqrt(spread[at] / second) + 1e-8);
      }
    }
    console.log(`round ${round + 1}: loss ${(loss / order.length).toFixed(4)}`);
  }
  return net;
}
