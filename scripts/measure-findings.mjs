// What the rules say of a folder of real articles, to be read by hand: false alarms are what this product may not have.
//   node scripts/measure-findings.mjs FOLDER [--sample N] [--rule ID] [--severity error,warning] [--seed N]
// A text whose first line has no date line gets one: `date ` before an ISO date, else a date of its own. Prints the
// counts by rule, and with --sample that many findings, drawn with a fixed seed, each with the words around it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCore } from './core.mjs';
import { withDateLine } from './slips.mjs';

const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: text, rule: text, severity: text, seed: text, prefix: text },
});
const folder = positionals[0];
if (!folder) {
  console.error(
    'node scripts/measure-findings.mjs FOLDER [--sample N] [--rule ID] [--severity error,warning] [--prefix vne_]',
  );
  process.exit(2);
}
const { parse, check, say, defaults, lexicon, translationOf } = await loadCore();
const knowledge = { lexicon, settings: defaults, today: new Date().toISOString().slice(0, 10) };
const severities = values.severity?.split(',');

const findings = [];
const names = readdirSync(folder).filter(
  (name) => /\.(?:txt|article|bai)$/.test(name) && name.startsWith(values.prefix ?? ''),
);
for (const name of names.sort()) {
  const article = parse(withDateLine(readFileSync(join(folder, name), 'utf8')), knowledge.lexicon);
  for (const problem of check(article, knowledge)) findings.push({ name, article, problem });
}
const wanted = findings.filter(
  ({ problem }) =>
    (!values.rule || problem.rule.id === values.rule) && (!severities || severities.includes(problem.severity)),
);
table(wanted, names.length);
for (const finding of draw(wanted, Number(values.sample ?? 0))) show(finding);

function table(all, articles) {
  const counts = new Map();
  for (const { name, problem } of all) {
    const key = `${problem.severity}\t${problem.rule.id}`;
    const row = counts.get(key) ?? { findings: 0, articles: new Set() };
    row.findings++;
    row.articles.add(name);
    counts.set(key, row);
  }
  console.log(`${articles} articles, ${all.length} findings`);
  for (const [key, row] of [...counts].sort(([, a], [, b]) => b.findings - a.findings)) {
    const [severity, rule] = key.split('\t');
    const one = (articles / row.articles.size).toFixed(1);
    console.log(
      `${severity.padEnd(12)}${rule.padEnd(34)}${String(row.findings).padStart(6)}   in one of ${one} articles`,
    );
  }
}

function show({ name, article, problem: { rule, severity, span, fixes, ...problem } }) {
  const { text: whole } = article;
  const part = (from, to) => whole.slice(Math.max(0, from), to).replace(/\s+/g, ' ');
  const around = `${part(span.start - 60, span.start)}⟦${part(span.start, span.end)}⟧${part(span.end, span.end + 50)}`;
  const fix = fixes[0]?.edits.map(({ newText }) => JSON.stringify(newText)).join(' ') ?? '';
  console.log(
    `\n${severity} ${rule.id} (${name}) ${say({ rule, severity, span, fixes, ...problem }, translationOf('vi'))}`,
  );
  console.log(`  …${around}…${fix && `   → ${fixes[0].safe ? '' : '? '}${fix}`}`);
}

/** So many of a list, each as likely as any other, the same ones every time. */
function draw(all, count) {
  let seed = Number(values.seed ?? 1);
  const pool = [...all];
  const drawn = [];
  while (drawn.length < count && pool.length > 0) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    drawn.push(...pool.splice((seed >>> 8) % pool.length, 1));
  }
  return drawn;
}
