// `toasoan export`, run as a writer or a script runs it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import mammoth from 'mammoth';
import { exported } from './kit';

const article = 'date 2026-01-28 Hai nước mở lại đường bay\n\nHai nước mở lại đường bay thẳng. Vé < 5 triệu.\n';

describe('toasoan export', () => {
  let folder: string;
  const emptied = (): string => mkdtempSync(join(tmpdir(), 'toasoan-export-'));
  before(() => (folder = emptied()));
  beforeEach(() => {
    rmSync(folder, { recursive: true });
    folder = emptied();
    put('bai.article', article);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

  function run(...args: string[]): { code: number | null; out: Buffer; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.cjs'), 'export', ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    assert.doesNotMatch(stderr.toString(), /^ +at /m, 'no stack trace is ever shown');
    return { code: status, out: stdout, err: stderr.toString() };
  }

  for (const format of ['html', 'markdown', 'jsonld', 'text'] as const)
    test(`${format}: one article is printed`, () => {
      for (const output of [[], ['--output', '-']]) {
        const { code, out, err } = run('--to', format, ...output, 'bai.article');
        assert.deepEqual([code, err, out.toString()], [0, '', exported(format, article)]);
      }
    });

  test('ninjs and NewsML-G2, and of HTML the article alone', () => {
    assert.match(run('--to', 'ninjs', 'bai.article').out.toString(), /"version": "1.5"/);
    assert.match(run('--to', 'newsml', 'bai.article').out.toString(), /<newsItem /);
    const { out } = run('--to', 'html', '--fragment', 'bai.article');
    assert.equal(out.toString(), exported('html', article, { fragment: true }));
  });

  test('a file is written, in place of the one that was there', () => {
    put('trang.html', 'cũ');
    assert.equal(run('--to', 'html', '--output', 'trang.html', 'bai.article').code, 0);
    assert.equal(text('trang.html'), exported('html', article));
    assert.deepEqual(readdirSync(folder).sort(), ['bai.article', 'trang.html'], 'nothing is left beside');
  });

  test('a Word document goes to a file, or through a pipe', async () => {
    assert.equal(run('--to', 'docx', '--output', 'bai.docx', 'bai.article').code, 0);
    const { out } = run('--to', 'docx', 'bai.article');
    for (const buffer of [readFileSync(join(folder, 'bai.docx')), out]) {
      const { value } = await mammoth.extractRawText({ buffer });
      assert.deepEqual(value.trim().split(/\n+/).slice(0, 2), ['Hai nước mở lại đường bay', '28/1/2026']);
    }
  });

  test('several articles go to a folder, which is made', () => {
    put('hai.bai.txt', article);
    const { code, err } = run('--to', 'markdown', '--output', 'ra', 'bai.article', 'hai.bai.txt');
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(readdirSync(join(folder, 'ra')).sort(), ['bai.md', 'hai.md']);
    assert.equal(text('ra/hai.md'), exported('markdown', article));
    assert.equal(run('--to', 'text', '--output', 'ra', '.').code, 0, 'a folder of articles, into one that is there');
    assert.ok(readdirSync(join(folder, 'ra')).includes('bai.cms.txt'));
  });

  test('what cannot be done is said in a line, and nothing is written', () => {
    put('bai.txt', article);
    put('hong.txt', 'date 2026-01-28 Tít\n\nS\uFFFDpo.');
    put('latin.txt', Buffer.from([...Buffer.from('date 2026-01-28 T\n\nS'), 0xe1]));
    put('trong.txt', ' \n');
    const before = readdirSync(folder).sort();
    const said = (...args: string[]): string => {
      const { code, err } = run(...args);
      assert.equal(code, 2);
      return err;
    };
    assert.match(said('--to', 'html', 'bai.article', 'bai.txt'), /^toasoan: nhiều bài thì cần --output THƯ_MỤC/);
    assert.match(
      said('--to', 'html', '--output', 'ra', 'bai.article', 'bai.txt'),
      /^toasoan: bai.article, bai.txt: cùng xuất ra ra[/\\]bai.html/,
    );
    assert.match(said('--to', 'text', '--output', 'bai.txt', 'bai.txt'), /^toasoan: bai.txt: đây chính là bài/);
    assert.match(
      said('--to', 'html', '--output', 'hong.txt', 'bai.txt', 'bai.article'),
      /^toasoan: hong.txt: nhiều bài/,
    );
    assert.match(said('--to', 'html', 'hong.txt'), /^toasoan: hong.txt:3:2: chỗ này mất chữ từ trước/);
    assert.match(said('--to', 'html', 'latin.txt'), /^toasoan: latin.txt:3:2: không phải UTF-8/);
    assert.match(said('--to', 'html', 'trong.txt'), /^toasoan: trong.txt: bài trống/);
    assert.match(said('--to', 'html', 'khong-co.txt'), /^toasoan: khong-co.txt: không có tệp/);
    assert.match(
      said('--to', 'html', '--output', 'khong/co/x.html', 'bai.txt'),
      /^toasoan: khong\/co\/x.html: không có/,
    );
    assert.match(said('--to', 'pdf', 'bai.txt'), /^toasoan: .*'pdf' is invalid/);
    assert.match(said('bai.txt'), /--to/);
    assert.deepEqual(readdirSync(folder).sort(), before);
  });
});
