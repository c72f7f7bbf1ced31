// The house style on the command line: `toasoan.json`, the newsroom's lists, what is left out, and `toasoan init`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readHouse } from './kit';

const cli = resolve('dist/cli.cjs');
const article = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Internet.

Các hãng bay hai bên đều hoan nghênh quyết định này.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

let root: string;
let folder: string;
before(() => {
  root = mkdtempSync(join(tmpdir(), 'toasoan-house-'));
});
beforeEach(() => {
  folder = mkdtempSync(join(root, 'bao-'));
});
after(() => rmSync(root, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function run(...args: string[]): { code: number | null; out: string; err: string } {
  return runIn(folder, args);
}

function runIn(cwd: string, args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, input, env });
  const [out, err] = [stdout.toString(), stderr.toString()];
  assert.doesNotMatch(err, /^ +at /m, 'no stack trace is ever shown');
  return { code: status, out, err };
}

interface Reported {
  path: string;
  problems: { rule: string; severity: string; line: number; column: number; message: string }[];
}
const json = (...args: string[]): Reported[] => JSON.parse(run('check', '--format', 'json', ...args).out) as Reported[];
const codes = (...args: string[]): Record<string, string[]> =>
  Object.fromEntries(json(...args).map(({ path, problems }) => [path, problems.map(({ rule }) => rule)]));

describe('toasoan check with a toasoan.json', () => {
  test('rules, overrides and the nearest file', () => {
    put({
      'toasoan.json': `{ "rules": { "vague-credit": "off" },
        "overrides": [{ "files": ["the-thao/"], "rules": { "vague-credit": "error" } }] }`,
      'tin/toasoan.json': '{}',
      'a.article': article,
      'the-thao/b.article': article,
      'tin/c.article': article,
    });
    assert.deepEqual(codes('.'), {
      'a.article': [],
      'the-thao/b.article': ['vague-credit'],
      'tin/c.article': ['vague-credit'],
    });
    assert.equal(json('the-thao')[0]!.problems[0]!.severity, 'error');
    assert.deepEqual(codes('a.article'), { 'a.article': [] });
    assert.deepEqual(codes('--no-config', 'a.article'), { 'a.article': ['vague-credit'] });
  });

  test('it is found from wherever the command is run, and for what comes through a pipe', () => {
    put({ 'toasoan.json': '{ "rules": { "vague-credit": "off" } }', 'tin/a.article': article });
    const tin = join(folder, 'tin');
    assert.equal(runIn(tin, ['check']).code, 0);
    assert.equal(runIn(root, ['check', folder]).code, 0);
    assert.equal(runIn(tin, ['check', '--stdin', '--stdin-filename', 'moi.article'], article).code, 0);
    assert.equal(runIn(tin, ['check', '--stdin', '--no-config'], article).code, 1);
  });

  test('a mistake in it: told once under its own path, with line and column, and the exit code is 1', () => {
    put({
      'toasoan.json': '{\n  "stlye": {},\n  "rules": { "vague-credit": "off" }\n}\n',
      'tin/a.article': article,
      'tin/b.article': article,
    });
    const { code, out, err } = run('check', 'tin');
    assert.equal(err, '');
    assert.equal(
      out,
      `toasoan.json
  2:3  lỗi  Không có khóa “stlye”, có lẽ là “style”  toasoan.json
      "stlye": {},
      ~~~~~~~

2 bài: 1 lỗi, 0 cảnh báo, 0 gợi ý.
`,
    );
    assert.equal(code, 1);
    assert.deepEqual(
      json('tin').map(({ path, problems }) => [path, problems.map(({ rule, line, column }) => [rule, line, column])]),
      [
        ['toasoan.json', [['toasoan.json', 2, 3]]],
        ['tin/a.article', []],
        ['tin/b.article', []],
      ],
    );
  });

  test('in English on demand', () => {
    put({ 'toasoan.json': '{ "stlye": {} }', 'a.article': article });
    assert.match(
      run('check', '--language', 'en').out,
      /1:3 {2}error {2}There is no key “stlye”; probably “style” is meant/,
    );
  });

  test('the mistakes of an extended file stand under its path', () => {
    put({
      'toasoan.json': '{ "extends": "chung/co-so.json" }',
      'chung/co-so.json': '{ "rules": { "vague-credit": "off", "no-such": "off" } }',
      'a.article': article,
    });
    assert.deepEqual(codes('.'), { 'chung/co-so.json': ['toasoan.json'], 'a.article': [] });
  });

  test('what is no JSON at all changes nothing but its own report', () => {
    for (const text of ['', 'xin chào', '\0\0', '[[[[', '{"rules":'.repeat(50_000)]) {
      put({ 'toasoan.json': text, 'a.article': article });
      const seen = codes('.');
      assert.ok(seen['toasoan.json']!.length > 0, text.slice(0, 20));
      assert.deepEqual(seen['a.article'], ['vague-credit']);
    }
  });

  test('a folder of that name is none', () => {
    put({ 'toasoan.json/a.article': article });
    assert.deepEqual(codes('.'), { 'toasoan.json/a.article': ['vague-credit'] });
  });

  test('asked for by name it is looked at as what it is, and never laid out', () => {
    const loose = '\n\n\n{ "stlye": {} }   \n\n\n';
    put({ 'toasoan.json': loose, 'chung.toasoan.json': '{ "profile": "x" }', 'a.article': article });
    assert.deepEqual(codes('toasoan.json', 'a.article', 'chung.toasoan.json'), {
      'toasoan.json': ['toasoan.json'],
      'chung.toasoan.json': ['toasoan.json'],
      'a.article': ['vague-credit'],
    });
    assert.deepEqual(run('check', 'toasoan.json').err, '');
    assert.equal(run('format', 'toasoan.json', 'chung.toasoan.json').code, 1);
    assert.equal(readFileSync(join(folder, 'toasoan.json'), 'utf8'), loose);
  });

  test('the newsroom’s lists', () => {
    const own = article.replace('Internet', 'Reuteurs');
    put({ 'a.article': own });
    assert.deepEqual(codes('.'), { 'a.article': ['misspelt-agency'] });
    put({
      'toasoan.json': '{ "lists": { "agencies": "tu-dien/hang-tin.txt" } }',
      'tu-dien/hang-tin.txt': '# Của ta\nReuteurs\n',
    });
    assert.deepEqual(codes('.'), { 'a.article': [] });
    rmSync(join(folder, 'tu-dien'), { recursive: true });
    const [house] = json('.');
    assert.match(house!.problems[0]!.message, /Không đọc được “tu-dien\/hang-tin\.txt”/);
    assert.deepEqual([house!.problems[0]!.line, house!.problems[0]!.column], [1, 26]);
  });

  test('--fix writes what the house wants', () => {
    put({
      'toasoan.json': '{ "profile": "tuoitre" }',
      'a.article': article.replace('Moscow. Ảnh: Internet.', 'Moscow Ảnh: AFP'),
    });
    run('check', '--fix');
    assert.match(readFileSync(join(folder, 'a.article'), 'utf8'), /Moscow - Ảnh: AFP\n/);
  });
});

describe('what is left out', () => {
  test('articles the house ignores, unless they are asked for by name', () => {
    put({
      'toasoan.json': '{ "ignore": ["luu-tru/"] }',
      'a.article': article,
      'luu-tru/b.article': article,
    });
    assert.deepEqual(Object.keys(codes('.')), ['a.article']);
    assert.deepEqual(Object.keys(codes('luu-tru/b.article')), ['luu-tru/b.article']);
    assert.deepEqual(Object.keys(codes('--no-config', '.')), ['a.article', 'luu-tru/b.article']);
  });

  test('what .gitignore leaves out, from the root of the repository down', () => {
    mkdirSync(join(folder, '.git'));
    put({
      '.gitignore': 'nhap/\n/tin/*.bai\n!giu.bai\n',
      'nhap/.gitignore': '!*\n',
      'nhap/a.article': article,
      'tin/b.bai': article,
      'tin/giu.bai': article,
      'tin/.gitignore': '# của riêng\nc.article\n',
      'tin/c.article': article,
      'tin/sau/b.bai': article,
    });
    assert.deepEqual(Object.keys(codes('.')), ['tin/giu.bai', 'tin/sau/b.bai']);
    assert.deepEqual(Object.keys(codes('tin')), ['tin/giu.bai', 'tin/sau/b.bai']);
    assert.deepEqual(Object.keys(codes('nhap')), ['nhap/a.article'], 'a folder that is asked for is looked at');
  });

  test('outside of a repository the folder’s own .gitignore counts', () => {
    put({ 'x/.gitignore': 'b.article\n', 'x/a.article': article, 'x/b.article': article });
    assert.deepEqual(Object.keys(codes('x')), ['x/a.article']);
  });
});

describe('toasoan format with a toasoan.json', () => {
  const loose = ` ${article}\n`;
  test('leaves ignored articles alone, and tells what is wrong in it', () => {
    put({ 'toasoan.json': '{ "ignore": ["luu-tru/"] }', 'a.article': loose, 'luu-tru/b.article': loose });
    assert.deepEqual(run('format', '--check'), { code: 1, out: 'a.article\n', err: '' });
    assert.equal(run('format', '--check', '--no-config').out, 'a.article\nluu-tru/b.article\n');
    put({ 'toasoan.json': '{ "ignor": ["luu-tru/"] }', 'a.article': article, 'luu-tru/b.article': article });
    const { code, out, err } = run('format');
    assert.equal(out, '');
    assert.match(err, /^toasoan\.json\n {2}1:3 {2}lỗi {2}Không có khóa “ignor”, có lẽ là “ignore”/);
    assert.equal(code, 1);
  });
});

describe('toasoan init', () => {
  const house = (): string => readFileSync(join(folder, 'toasoan.json'), 'utf8');

  test('without an archive: a file with everything as by default, which says what can be said', () => {
    put({ 'a.article': article });
    const { code, out } = run('init');
    assert.deepEqual([code, out], [0, 'Đã viết toasoan.json\n']);
    assert.deepEqual(readHouse(house()).said, []);
    assert.deepEqual(readHouse(house()).house, { style: {}, lists: {} });
    for (const key of ['profile', 'extends', 'dash', 'preferredNames', 'bylines', 'overrides', 'ignore'])
      assert.match(house(), new RegExp(`^ +// "${key}": `, 'm'));
    // Every line that is awoken is right.
    const awake = house().replace(/^( +)\/\/ "/gm, '$1"');
    assert.deepEqual(readHouse(awake).said, []);
    assert.deepEqual(Object.keys(codes('.')), ['a.article']);
    assert.deepEqual(readdirSync(folder).sort(), ['a.article', 'toasoan.json']);
  });

  test('from an archive: shows what the paper does, and writes it down', () => {
    for (let index = 0; index < 20; index++)
      put({
        [`kho/${index}.txt`]: article.replace('Moscow. Ảnh: Internet.', 'Moscow - Ảnh: AFP').replace('date ', ''),
      });
    put({ 'kho/hong.txt': '\0\0', 'kho/hinh.jpg': 'x' });
    const { code, out, err } = run('init', '--from', 'kho');
    assert.match(err, /^toasoan: kho\/hong\.txt: không phải văn bản/);
    assert.equal(code, 2, 'one text could not be read');
    assert.match(out, /^Đã đọc 20 bài\.\n/);
    assert.match(out, /^Giữa chú thích và nguồn ảnh +“ - ” 20 \(100 %\)$/m);
    assert.match(out, /^Dấu gạch giữa hai từ +chưa gặp$/m);
    assert.match(out, /^ {2}sapo +20 +13 +13 +13$/m);
    assert.match(out, /^ {2}dòng ngày +0 \(0 %\)$/m);
    const { house: written, said } = readHouse(house());
    assert.deepEqual(said, []);
    assert.deepEqual(written.style, {
      creditSeparator: ' - ',
      creditFullStop: 'never',
      sourcesFullStop: 'always',
      dash: 'consistent',
      quotes: 'consistent',
      toneMarks: 'consistent',
      requireLead: true,
      requireByline: true,
      requireSources: true,
    });
    assert.match(house(), /\/\/ Giữa chú thích và nguồn ảnh: “ - ” 20 \(100 %\)\n +"creditSeparator": " - ",/);
    assert.doesNotMatch(house(), /,\s*[}\]]/);
  });

  test('--dry-run writes nothing', () => {
    put({ 'kho/a.article': article });
    const { code, out } = run('init', '--from', 'kho', '--dry-run');
    assert.equal(code, 0);
    assert.match(out, /^Đã đọc 1 bài\./);
    assert.match(out, /\n\{\n {2}"style": \{\n/);
    assert.equal(existsSync(join(folder, 'toasoan.json')), false);
  });

  test('in English on demand', () => {
    put({ 'kho/a.article': article });
    assert.match(run('init', '--from', 'kho', '--dry-run', '--language', 'en').out, /^1 article\(s\) read\n/);
  });

  test('one that is there is never written over', () => {
    put({ 'toasoan.json': '{ "profile": "ttxvn" }', 'kho/a.article': article });
    for (const args of [['init'], ['init', '--from', 'kho']]) {
      const { code, err } = run(...args);
      assert.equal(code, 2);
      assert.match(err, /^toasoan: đã có toasoan\.json ở đây, không ghi đè\n$/);
      assert.equal(house(), '{ "profile": "ttxvn" }');
    }
  });

  test('an archive that is not there, or empty: a short message, exit 2, nothing written', () => {
    mkdirSync(join(folder, 'rong'));
    for (const from of ['khong-co', 'rong']) {
      const { code, err } = run('init', '--from', from);
      assert.equal(code, 2);
      assert.match(err, /không thấy bài báo nào trong/);
      assert.equal(existsSync(join(folder, 'toasoan.json')), false);
    }
  });
});
