// How fast it is, beside what else reads the same files in the same run:  node scripts/bench.mjs [--articles N] [FOLDER]
// Figures are medians of several runs, and ratios: a machine's own speed drifts, a ratio in one run does not.
// Without a folder, articles are put together from the project's own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './core.mjs';

const RUNS = 5;
const HUNSPELL = spawnSync('hunspell', ['-l', '-d', 'vi_VN'], { input: 'một' }).status === 0;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { articles: { type: 'string', default: '2000' } },
});
const temp = mkdtempSync(join(tmpdir(), 'toasoan-bench-'));
try {
  const folder = positionals[0]
    ? resolve(positionals[0])
    : makeArticles(join(temp, 'articles'), Number(values.articles));
  const files = readdirSync(folder).map((name) => join(folder, name));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  console.log(`${files.length} articles, ${megabytes.toFixed(1)} MB, Node ${process.version}\n`);
  wholeProcesses(folder, files, megabytes);
  await spellingAlone(files, texts, megabytes);
  await insideOneProcess(texts, megabytes);
} finally {
  rmSync(temp, { recursive: true, force: true });
}

/** The command line against a reader that only reads, and against hunspell's Vietnamese dictionary where there is one. */
function wholeProcesses(folder, files, megabytes) {
  const read = `for (const f of require('fs').readdirSync(${JSON.stringify(folder)})) require('fs').readFileSync(${JSON.stringify(folder)} + '/' + f)`;
  const contestants = {
    'node, reading only': [process.execPath, ['-e', read]],
    'toasoan check': [process.execPath, ['dist/cli.cjs', 'check', '--format', 'json', folder]],
    'hunspell -l -d vi_VN': ['hunspell', ['-l', '-d', 'vi_VN', ...files]],
  };
  const available = Object.entries(contestants).filter(([, [command]]) => command !== 'hunspell' || HUNSPELL);
  const times = Object.fromEntries(available.map(([name]) => [name, []]));
  for (let run = 0; run <= RUNS; run++)
    for (const [name, [command, args]] of available) {
      const start = performance.now();
      const { error } = spawnSync(command, args, { stdio: 'ignore', maxBuffer: 1 << 30 });
      if (error) throw error;
      if (run > 0) times[name].push(performance.now() - start);
    }
  const ours = median(times['toasoan check']);
  console.log('whole processes, start to end');
  for (const [name, all] of Object.entries(times)) {
    const own = median(all);
    row(name, own, megabytes, `toasoan takes ${(ours / own).toFixed(2)} times as long`);
  }
  if (!HUNSPELL)
    console.log('  (hunspell with its Vietnamese dictionary is not installed: apt-get install hunspell hunspell-vi)');
}

/** Spelling alone, on articles that are parsed already, against hunspell, which does nothing else. */
async function spellingAlone(files, texts, megabytes) {
  const { parse, scan, doubts, check, rules, defaults, lexicon } = await loadCore();
  const spelling = ['misspelt-syllable', 'wrong-word', 'typing-residue'];
  const settings = {
    ...defaults,
    rules: Object.fromEntries(rules.filter(({ id }) => !spelling.includes(id)).map(({ id }) => [id, 'off'])),
  };
  const knowledge = { lexicon, settings, today: '2026-11-21' };
  const times = [];
  const others = [];
  let start = performance.now();
  lexicon.judge();
  const read = performance.now() - start;
  for (let run = 0; run <= RUNS; run++) {
    const articles = texts.map((text) => parse(text, lexicon));
    start = performance.now();
    for (const article of articles) {
      scan(article);
      doubts(article, lexicon);
      check(article, knowledge);
    }
    if (run > 0) times.push(performance.now() - start);
    if (!HUNSPELL || run === 0) continue;
    start = performance.now();
    spawnSync('hunspell', ['-l', '-d', 'vi_VN', ...files], { stdio: 'ignore' });
    others.push(performance.now() - start);
  }
  console.log('\nspelling alone');
  row('toasoan, in one process', median(times), megabytes, `the model is read once, in ${read.toFixed(0)} ms`);
  if (HUNSPELL)
    row(
      'hunspell -l -d vi_VN',
      median(others),
      megabytes,
      `hunspell takes ${(median(others) / median(times)).toFixed(1)} times as long, and sees no neighbours`,
    );
}

/** Each step on all the texts, one thread, after a run to warm up; and a keystroke in the middle of a long article. */
async function insideOneProcess(texts, megabytes) {
  const { parse, check, scan, defaults, lexicon } = await loadCore();
  const knowledge = { lexicon, settings: defaults, today: '2026-11-21' };
  const steps = {
    'walking the characters': (text) => {
      let sum = 0;
      for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
      return sum;
    },
    parse: (text) => parse(text, lexicon),
    'parse and scan': (text) => scan(parse(text, lexicon)),
    'parse, scan and check': (text) => check(parse(text, lexicon), knowledge),
  };
  console.log('\ninside one process, one thread');
  for (const [name, step] of Object.entries(steps)) {
    const times = [];
    for (let run = 0; run <= RUNS; run++) {
      const start = performance.now();
      for (const text of texts) step(text);
      if (run > 0) times.push(performance.now() - start);
    }
    row(name, median(times), megabytes, `${((median(times) / texts.length) * 1000).toFixed(0)} µs an article`);
  }
  console.log('\na keystroke, from the new text to its problems');
  for (const size of [1, 30, 300]) {
    const long = `${texts[0].trimEnd()}\n\n${texts.slice(1, size).map(bodyOf).join('')}`;
    const memory = new Map();
    const times = [];
    for (let key = 0; key < 60; key++) {
      const at = long.length >> 1;
      const text = `${long.slice(0, at)}${'a'.repeat(key + 1)}${long.slice(at)}`;
      const start = performance.now();
      check(parse(text, lexicon), knowledge, memory);
      if (key >= 10) times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    const [half, late] = [times[times.length >> 1], times[Math.floor(times.length * 0.95)]];
    console.log(
      `  ${(long.length / 1000).toFixed(0).padStart(6)} thousand characters: median ${half.toFixed(2)} ms, 95 % under ${late.toFixed(2)} ms`,
    );
  }
}

function bodyOf(text) {
  return text.split('\n\n').slice(1, -3).join('\n\n') + '\n\n';
}

function row(name, milliseconds, megabytes, remark) {
  const speed = (megabytes / (milliseconds / 1000)).toFixed(1);
  console.log(`  ${name.padEnd(24)}${milliseconds.toFixed(0).padStart(7)} ms ${speed.padStart(8)} MB/s   ${remark}`);
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** Articles of the usual length from the paragraphs of the project's own, mixed by a generator with a fixed seed. */
function makeArticles(folder, count) {
  mkdirSync(folder);
  const own = ['samples', 'test/corpus', 'test/fixtures']
    .filter(existsSync)
    .flatMap((from) => readdirSync(from).map((name) => join(from, name)))
    .filter((path) => /\.(?:article|txt)$/.test(path))
    .map((path) =>
      readFileSync(path, 'utf8')
        .replace(/\r\n/g, '\n')
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split('\n\n'),
    )
    .filter((blocks) => blocks.length > 5);
  let seed = 20261121;
  const random = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let index = 0; index < count; index++) {
    const [first, last] = [own[random(own.length)], own[random(own.length)]];
    const body = Array.from({ length: 8 + random(8) }, () => {
      const blocks = own[random(own.length)];
      return blocks[2 + random(blocks.length - 4)];
    });
    const blocks = [first[0], first[1], ...body, ...last.slice(-2)];
    writeFileSync(join(folder, `${String(index).padStart(5, '0')}.article`), `${blocks.join('\n\n')}\n`);
  }
  return folder;
}
