// Writes what is derived from the rules into the files that must show it: the manifest's schema of `toasoan.rules`,
// and the README's table of rules.
//   node scripts/generate.mjs           writes them
//   node scripts/generate.mjs --check   only tells whether they are up to date
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const rules = await loadRules();
const outputs = { 'package.json': manifest(), 'README.md': readme() };
const stale = Object.entries(outputs).filter(([file, text]) => readFileSync(file, 'utf8') !== text);

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is out of date: run npm run generate`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [file, text] of stale) {
  writeFileSync(file, text);
  console.log(`wrote ${file}`);
}

async function loadRules() {
  const outfile = resolve('out/rules.cjs');
  await build({
    entryPoints: ['server/src/core/rules/index.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile).rules.map((rule) => ({ ...rule, ...titles(rule.id) }));
}

/** The short name of a mistake in both languages: the page's first bold line, and the one that opens its English part. */
function titles(id) {
  const page = readFileSync(`server/src/core/rules/${id}.md`, 'utf8');
  const [vietnamese, english] = page.split(/^## In English$/m);
  const bold = (text) => /^\*\*(.+?)\*\*/m.exec(text ?? '')?.[1];
  const [vi, en] = [bold(vietnamese), bold(english)];
  if (!vi || !en) throw new Error(`${id}.md: the bold title is missing in ${vi ? 'English' : 'Vietnamese'}`);
  return { vi: vi.replace(/\.$/, ''), en: en.replace(/\.$/, '') };
}

function manifest() {
  const parsed = JSON.parse(readFileSync('package.json', 'utf8'));
  parsed.contributes.configuration.properties['toasoan.rules'].properties = Object.fromEntries(
    rules.map(({ id, severity, vi, en }) => [
      id,
      {
        type: 'string',
        enum: ['error', 'warning', 'information', 'hint', 'off'],
        default: severity,
        markdownDescription: `${vi}. _${en}._`,
      },
    ]),
  );
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

function readme() {
  const text = readFileSync('README.md', 'utf8');
  const [begin, end] = ['<!-- rules -->', '<!-- /rules -->'];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md: ${begin} … ${end} are missing`);
  const names = { error: 'lỗi', warning: 'cảnh báo', information: 'thông tin', hint: 'gợi ý', off: 'tắt' };
  const rows = rules.map(
    ({ id, severity, vi, en }) =>
      `| [\`${id}\`](server/src/core/rules/${id}.md) | ${names[severity]} | ${vi} | ${en} |`,
  );
  const table = ['| Quy tắc (rule) | Mức (severity) | Tìm gì | Finds |', '| --- | --- | --- | --- |', ...rows];
  return `${text.slice(0, from)}${begin}\n\n${table.join('\n')}\n\n${text.slice(to)}`;
}
