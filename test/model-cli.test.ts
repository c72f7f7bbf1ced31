// `toasoan model build`: a newsroom's own archive, and what its articles are then judged by.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

const cli = resolve('dist/cli.cjs');
const sentence = 'Công ty chở thành đối tác lớn nhất của tập đoàn.';
const article = `date 2026-01-28 Hai nước mở lại đường bay

Hai nước vừa mở lại đường bay thẳng sau ba năm gián đoạn.

${sentence}

Thanh Giang

Nguồn: Xinhua, CGTN.
`;

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'toasoan-model-'));
  mkdirSync(join(folder, 'kho'));
  for (let index = 0; index < 40; index++) writeFileSync(join(folder, 'kho', `${index}.article`), article);
  writeFileSync(join(folder, 'bai.article'), article);
});
after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('toasoan model build', () => {
  test('what the archive writes often is right from then on', () => {
    assert.match(run('check', 'bai.article').out, /chở.*wrong-word/);
    const built = run('model', 'build', 'kho', '--output', 'mo-hinh.txt');
    assert.equal(built.code, 0, built.err);
    assert.match(built.out, /^mo-hinh\.txt: 40 bài, \d\.\d MB/);
    writeFileSync(join(folder, 'toasoan.json'), JSON.stringify({ lists: { model: 'mo-hinh.txt' } }));
    assert.doesNotMatch(run('check', 'bai.article').out, /wrong-word/);
  });
  test('a file that is no model is told of, and the shipped one goes on', () => {
    writeFileSync(join(folder, 'toasoan.json'), JSON.stringify({ lists: { model: 'bai.article' } }));
    const { out } = run('check', 'bai.article');
    assert.match(out, /toasoan\.json[\s\S]*bai\.article/);
    assert.match(out, /chở.*wrong-word/);
  });
  test('an archive without articles makes no file', () => {
    mkdirSync(join(folder, 'rong'));
    const { code, err } = run('model', 'build', 'rong', '--output', 'khong.txt');
    assert.equal(code, 2);
    assert.match(err, /không thấy bài báo nào/);
    assert.ok(!existsSync(join(folder, 'khong.txt')));
  });
});
