// Writes what is derived from the rules and the keys of `toasoan.json` into the files that must show it: the manifest's
// schema of `toasoan.rules`, the README's table of rules, the schema of `toasoan.json` and the manual's table of its keys.
//   node scripts/generate.mjs           writes them
//   node scripts/generate.mjs --check   only tells whether they are up to date
import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const { rules, houseKeys, expected, defaults } = await loadCore();
const outputs = {
  'package.json': manifest(),
  'README.md': readme(),
  'syntaxes/toasoan.schema.json': schema(),
  'docs/house-style.md': houseStyle(),
};
const stale = Object.entries(outputs).filter(
  ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
);

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is out of date: run npm run generate`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [file, text] of stale) {
  writeFileSync(file, text);
  console.log(`wrote ${file}`);
}

async function loadCore() {
  const outfile = resolve('out/core.cjs');
  await build({
    stdin: {
      contents: `export { rules } from './rules'; export { houseKeys, expected } from './house-keys';
        export { defaults } from './settings';`,
      resolveDir: 'server/src/core',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
    loader: { '.txt': 'text', '.tsv': 'text', '.bin': 'binary' },
  });
  const core = createRequire(import.meta.url)(outfile);
  return { ...core, rules: core.rules.map((rule) => ({ ...rule, ...titles(rule.id) })) };
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
  const sections = parsed.contributes.configuration.map(({ properties }) => properties);
  const setting = sections.find((properties) => 'toasoan.rules' in properties)['toasoan.rules'];
  setting.properties = Object.fromEntries(
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
  const names = { error: 'lỗi', warning: 'cảnh báo', information: 'thông tin', hint: 'gợi ý', off: 'tắt' };
  const rows = rules.map(
    ({ id, severity, vi, en }) =>
      `| [\`${id}\`](server/src/core/rules/${id}.md) | ${names[severity]} | ${vi} | ${en} |`,
  );
  const table = ['| Quy tắc (rule) | Mức (severity) | Tìm gì | Finds |', '| --- | --- | --- | --- |', ...rows];
  return between('README.md', 'rules', table);
}

/**
 * The schema of `toasoan.json`, for completion and hover alone: it names no types and forbids nothing, for the language
 * server tells what is wrong in the file, in the writer's language.
 */
function schema() {
  const properties = propertiesOf(houseKeys(rules));
  return `${JSON.stringify(
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'toasoan.json',
      allowComments: true,
      allowTrailingCommas: true,
      properties,
    },
    null,
    2,
  )}\n`;
}

function propertiesOf(keys) {
  return Object.fromEntries(
    Object.entries(keys).map(([name, { value, vi, en, example }]) => {
      const about = vi === '' ? rules.find(({ id }) => id === name) : { vi, en };
      const examples =
        value.is === 'choice' ? value.of : value.is === 'rule' ? value.keys.severity.value.of : [example];
      return [
        name,
        {
          markdownDescription: `${about.vi}. _${about.en}._`,
          ...(examples[0] !== undefined && { examples }),
          ...(value.keys &&
            (value.is === 'list'
              ? { items: { properties: { ...propertiesOf(value.keys), ...sharedBy(value.keys) } } }
              : { properties: propertiesOf(value.keys) })),
        },
      ];
    }),
  );
}

/** Overrides take the style and the rules as the file itself does: told once, or the schema would be twice as long. */
function sharedBy(keys) {
  const shared = Object.keys(keys).filter((name) => name === 'style' || name === 'rules');
  return Object.fromEntries(shared.map((name) => [name, { $ref: `#/properties/${name}` }]));
}

function houseStyle() {
  const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
  const rowsOf = (keys, prefix) =>
    Object.entries(keys).flatMap(([name, { value, vi, en }]) => {
      const otherwise = prefix === 'style.' ? code(JSON.stringify(defaults.style[name])) : '';
      const row = `| ${code(prefix + name)} | ${code(expected(value))} | ${otherwise} | ${vi} | ${en} |`;
      // The rules have a table of their own, in the README; what overrides take is said above them.
      const inner = value.keys && name !== 'rules' && (name !== 'style' || prefix === '');
      return [row, ...(inner ? rowsOf(value.keys, value.is === 'list' ? `${name}[].` : `${name}.`) : [])];
    });
  const head = [
    '| Khóa (key) | Nhận (takes) | Mặc định (default) | Để làm gì | What for |',
    '| --- | --- | --- | --- | --- |',
  ];
  return between('docs/house-style.md', 'keys', [...head, ...rowsOf(houseKeys(rules), '')]);
}

/** A file with the lines between its marks replaced. */
function between(file, mark, lines) {
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file}: ${begin} … ${end} are missing`);
  return `${text.slice(0, from)}${begin}\n\n${lines.join('\n')}\n\n${text.slice(to)}`;
}
