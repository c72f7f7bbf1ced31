// Ignore files on the command line, run as a writer or a script runs it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ignoring } from '../server/src/core/ignore';
import { articleOf, problemsOf } from './kit';

const broken = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

Chuyến bay đầu tiên hạ cánh ở Moscow. Ảnh: Spunik.

Các hãng bay đều hoan nghênh, theo Rueters.

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'toasoan-ignore-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function run(args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.cjs'), ...args], {
    cwd: folder,
    input,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  const err = stderr.toString();
  assert.doesNotMatch(err, /^ +at /m, 'no stack trace is ever shown');
  return { code: status, out: stdout.toString(), err };
}

/** The entry that ignores “Spunik” in the article. */
function entry(file: string): object {
  const spunik = problemsOf(broken).find(({ span }) => broken.slice(span.start, span.end) === 'Spunik')!;
  return ignoring(articleOf(broken), spunik, file);
}
const entries = (...all: object[]): string => `${JSON.stringify({ version: 1, entries: all }, undefined, 2)}\n`;

/** `path: rule line:column` of all that a run reports. */
function seen(...args: string[]): string[] {
  const report = JSON.parse(run(['check', '--format', 'json', ...args]).out) as {
    path: string;
    problems: { rule: string; line: number; column: number }[];
  }[];
  return report.flatMap(({ path, problems }) =>
    problems.map(({ rule, line, column }) => `${path}: ${rule} ${line}:${column}`),
  );
}

describe('toasoan check with an ignore file', () => {
  test('leaves out what is ignored, and --no-ignore does not', () => {
    put('a/bai.article', broken);
    put('a/.toasoan-ignore.json', entries(entry('bai.article')));
    assert.deepEqual(seen('a'), ['a/bai.article: misspelt-agency 7:36']);
    assert.deepEqual(seen('--no-ignore', 'a'), [
      'a/bai.article: misspelt-agency 5:44',
      'a/bai.article: misspelt-agency 7:36',
    ]);
  });

  test('one file serves all articles of its folder, and no other folder', () => {
    for (const name of ['b/bai.article', 'b/ten-moi.article', 'b/con/bai.article']) put(name, broken);
    put('b/.toasoan-ignore.json', entries(entry('bai.article')));
    assert.deepEqual(
      seen('b').filter((line) => line.endsWith('5:44')),
      ['b/con/bai.article: misspelt-agency 5:44'],
    );
  });

  test('reports an entry that its article has no use for', () => {
    put('c/bai.article', broken.replaceAll('Spunik', 'Sputnik').replaceAll('Rueters', 'Reuters'));
    put('c/.toasoan-ignore.json', entries(entry('bai.article'), entry('khong-soat.article')));
    assert.deepEqual(seen('c'), ['c/.toasoan-ignore.json: unused-ignore 4:5']);
    assert.deepEqual(seen('--no-ignore', 'c'), []);
    assert.deepEqual(seen('--min-severity', 'error', 'c'), []);
    const { code, out } = run(['check', 'c']);
    assert.equal(code, 1);
    assert.match(out, /^c\/\.toasoan-ignore\.json\n {2}4:5 {2}cảnh báo {2}Không còn gì để bỏ qua: .*“bai\.article”/);
    assert.match(out, /\n1 bài: 0 lỗi, 1 cảnh báo, 0 gợi ý\.\n$/);
  });

  test('a file that cannot be read ignores nothing, and says where', () => {
    put('d/bai.article', broken);
    put('d/.toasoan-ignore.json', '{ "version": 1,\n  "entries": [ oops ] }\n');
    assert.deepEqual(seen('d'), [
      'd/bai.article: misspelt-agency 5:44',
      'd/bai.article: misspelt-agency 7:36',
      'd/.toasoan-ignore.json: unreadable-ignore 2:16',
    ]);
  });

  test('a file that the system does not hand out: named, exit 2', (context) => {
    put('e/bai.article', broken);
    const path = put('e/.toasoan-ignore.json', Buffer.from([0x7b, 0xff, 0x7d]));
    const bad = run(['check', 'e']);
    assert.equal(bad.code, 2);
    assert.match(bad.err, /^toasoan: e\/\.toasoan-ignore\.json:1:2: không phải UTF-8/);
    assert.match(bad.out, /misspelt-agency/);
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      context.skip('this user may read all');
      return;
    }
    chmodSync(path, 0);
    assert.match(run(['check', 'e']).err, /không có quyền/);
  });

  test('a BOM counts for nothing', () => {
    put('f/bai.article', broken);
    put('f/.toasoan-ignore.json', `\uFEFF${entries(entry('bai.article'))}`);
    assert.deepEqual(seen('f'), ['f/bai.article: misspelt-agency 7:36']);
  });

  test('--fix mends the rest and leaves the file alone', () => {
    const path = put('g/bai.article', broken);
    const ignore = put('g/.toasoan-ignore.json', entries(entry('bai.article')));
    const before = readFileSync(ignore);
    assert.equal(run(['check', '--fix', 'g']).code, 0);
    assert.equal(readFileSync(path, 'utf8'), broken.replace('Rueters', 'Reuters'));
    assert.deepEqual(readFileSync(ignore), before);
    assert.equal(run(['check', '--fix', '--no-ignore', 'g']).code, 0);
    assert.doesNotMatch(readFileSync(path, 'utf8'), /Spunik/);
  });

  test('an article from standard input has the ignore file of the folder it is said to lie in', () => {
    put('h/.toasoan-ignore.json', entries(entry('bai.article')));
    const { out } = run(['check', '--stdin', '--fix', '--stdin-filename', 'h/bai.article'], broken);
    assert.match(out, /Spunik/);
    put('.toasoan-ignore.json', entries(entry('bai.article')));
    assert.doesNotMatch(run(['check', '--stdin', '--fix'], broken).out, /Spunik/);
  });
});
